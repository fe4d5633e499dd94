-- Nobody reviews the own withdrawal, and only what was accepted is withdrawn, once.
select w.finding_id, count(*) filter (where v.accepted) as accepted
from incentive_withdrawal w
left join incentive_withdrawal_review v on v.withdrawal_id = w.id
left join incentive_finding_review r on r.finding_id = w.finding_id
group by w.finding_id
having bool_or(v.reviewer_id = w.proposer_id) or not coalesce(bool_and(r.accepted), false) or count(*) filter (where v.accepted) > 1
