-- Nothing is or was in force that two persons besides its author have not read.
select s.set_id, s.status, count(r.account) as reviewers
from rule_state s left join rule_review r on r.set_id = s.set_id
where s.status in ('REVIEWED', 'ACTIVE')
group by s.set_id, s.status
having count(r.account) < 2
