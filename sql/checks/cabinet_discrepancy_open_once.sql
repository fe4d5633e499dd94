-- At most one discrepancy is open for a cabinet, a tag and a kind.
select did, tag, kind, count(*) as open
from cabinet_discrepancy
where resolved_at is null
group by did, tag, kind
having count(*) > 1
