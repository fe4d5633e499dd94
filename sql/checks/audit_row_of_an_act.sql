-- Every change is the change of an act by the same account in the same request.
select r.id, r.act_id
from audit_row r left join audit_act a on a.id = r.act_id
where a.id is null or a.account <> r.account or a.request_id <> r.request_id
