-- Nobody approves the own report or the own correction of one, and only what was approved is corrected.
select r.agreement_id, r.institution_id, r.product_id
from vbp_report r
left join vbp_report_correction c
    on c.agreement_id = r.agreement_id and c.institution_id = r.institution_id and c.product_id = r.product_id
left join vbp_report_correction_review v on v.correction_id = c.id
where r.approver_id = r.reporter_id or v.reviewer_id = c.proposer_id or c.id is not null and r.approved_at is null
