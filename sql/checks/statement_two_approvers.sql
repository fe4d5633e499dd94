-- Nothing is published that two persons other than the calculating one have not approved, and nothing that was returned.
select v.kind, v.institution_id, v.year, v.version, count(a.no) as approvals
from statement_publication p
join statement_version v on v.id = p.version_id
left join statement_approval a on a.version_id = v.id and a.approver_id <> v.calculator_id
group by v.id, v.kind, v.institution_id, v.year, v.version
having count(distinct a.approver_id) <> 2 or exists (select from statement_return r where r.version_id = v.id)
