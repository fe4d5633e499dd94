-- The agreement periods of one batch do not overlap: no purchase counts twice.
select a.batch_id, a.code, b.code as overlaps
from vbp_agreement a join vbp_agreement b on b.batch_id = a.batch_id and b.id > a.id
where a.starts_on <= b.ends_on and b.starts_on <= a.ends_on
