-- Nobody reviews the own finding.
select f.id, f.account, r.account
from incentive_finding f join incentive_finding_review r on r.finding_id = f.id
where f.finder_id = r.reviewer_id
