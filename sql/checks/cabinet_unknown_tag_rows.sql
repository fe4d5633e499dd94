-- A tag that a cabinet shows and that is bound to nothing has an open UNKNOWN_TAG row there, and no other tag has one.
with unknown as (
    select l.did, l.tag from cabinet_claim l
    where l.present and not exists (select from ledger_unit u where u.epc = l.tag)),
standing as (select did, tag from cabinet_discrepancy where kind = 'UNKNOWN_TAG' and resolved_at is null)
select coalesce(k.did, s.did) as did, coalesce(k.tag, s.tag) as tag,
       case when s.did is null then 'no open row' else 'bound or gone' end as wrong
from unknown k full join standing s on s.did = k.did and s.tag = k.tag
where k.did is null or s.did is null
