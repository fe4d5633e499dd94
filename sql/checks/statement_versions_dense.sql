-- The versions of a statement are numbered from 1 without a gap.
select kind, institution_id, year, min(version), max(version), count(*)
from statement_version
group by kind, institution_id, year
having min(version) <> 1 or max(version) <> count(*)
