-- The balance of every physical place is the sum of the movements that arrived less those that left.
with moved as (
    select place_id, lot_id, owner_id, sum(quantity) as quantity
    from (select to_place_id as place_id, lot_id, owner_id, quantity from ledger_movement
          union all
          select from_place_id, lot_id, owner_id, -quantity from ledger_movement) as ends
    join place p on p.id = ends.place_id and p.physical
    group by place_id, lot_id, owner_id
)
select place_id, lot_id, owner_id, b.quantity as balance, m.quantity as moved
from ledger_balance b full join moved m using (place_id, lot_id, owner_id)
where coalesce(b.quantity, 0) <> coalesce(m.quantity, 0)
