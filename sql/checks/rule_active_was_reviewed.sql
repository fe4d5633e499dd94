-- Nothing is or was in force that two persons besides its author have not read; a name alone makes no second person.
select s.set_id, s.status, count(distinct coalesce(r.reviewer_id::text, r.account)) as reviewers
from rule_state s
left join rule_set x on x.id = s.set_id
left join rule_review r on r.set_id = s.set_id and r.account <> x.account and r.reviewer_id is distinct from x.author_id
where s.status in ('REVIEWED', 'ACTIVE')
group by s.set_id, s.status
having count(distinct coalesce(r.reviewer_id::text, r.account)) < 2
