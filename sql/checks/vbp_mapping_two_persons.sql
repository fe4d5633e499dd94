-- Nobody reviews the own mapping.
select g.platform_code, g.version, g.proposed_by, v.reviewed_by
from vbp_mapping g join vbp_mapping_review v on v.mapping_id = g.id
where g.proposer_id = v.reviewer_id or g.proposer_id <> v.proposer_id
