-- Nobody answers the own request, and what is released by a request are its days, of its institution.
select r.id
from warehouse_late_request r
join warehouse_late_answer a on a.request_id = r.id
left join warehouse_late_entry e on e.id = a.entry_id
where a.answerer_id = r.asker_id
   or (e.id is not null and (e.institution_id, e.first_day, e.last_day) is distinct from (r.institution_id, r.first_day, r.last_day))
