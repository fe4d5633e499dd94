-- Whoever decides an objection has calculated no version of the statement, and objected to none.
select d.objection_id, d.decider_id
from statement_decision d
join statement_version v on v.id = d.version_id
join statement_version w on w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year
where w.calculator_id = d.decider_id
   or exists (select from statement_objection o where o.version_id = w.id and o.objector_id = d.decider_id)
