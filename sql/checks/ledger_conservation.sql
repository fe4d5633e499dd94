-- What came in from outside and did not leave again is what stands on the shelves, for every lot and owner.
with entered as (
    select m.lot_id, m.owner_id,
           sum(m.quantity * ((t.physical and not f.physical)::int - (f.physical and not t.physical)::int)) as quantity
    from ledger_movement m join place f on f.id = m.from_place_id join place t on t.id = m.to_place_id
    group by m.lot_id, m.owner_id
), standing as (
    select lot_id, owner_id, sum(quantity) as quantity from ledger_balance group by lot_id, owner_id
)
select lot_id, owner_id, e.quantity as entered, s.quantity as standing
from entered e full join standing s using (lot_id, owner_id)
where coalesce(e.quantity, 0) <> coalesce(s.quantity, 0)
