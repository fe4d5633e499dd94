-- A presence without a session stands open only while the tag is on the shelf, and a suspect only while it is expected there.
select d.did, d.tag, d.kind, d.id
from cabinet_discrepancy d
left join cabinet_claim l on l.did = d.did and l.tag = d.tag and l.present
where d.kind in ('PRESENT_WITHOUT_SESSION', 'SUSPECT') and d.resolved_at is null and l.did is null
