-- A unit is contested exactly while two or more cabinets claim it, with one open row for each of them.
with claimed as (
    select l.did, l.tag, count(*) over (partition by l.tag) as claimants
    from cabinet_claim l join ledger_unit u on u.epc = l.tag
    where l.present),
contested as (select did, tag from claimed where claimants >= 2),
standing as (select did, tag from cabinet_discrepancy where kind = 'CONTESTED' and resolved_at is null)
select coalesce(c.did, s.did) as did, coalesce(c.tag, s.tag) as tag,
       case when s.did is null then 'no open row' else 'nobody contests it' end as wrong
from contested c full join standing s on s.did = c.did and s.tag = c.tag
where c.did is null or s.did is null
