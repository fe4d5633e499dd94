-- Of a tagged lot a place holds as many as units stand there.
with counted as (
    select s.place_id, u.lot_id, s.owner_id, count(*) as units
    from ledger_standing s join ledger_unit u on u.id = s.unit_id join place p on p.id = s.place_id and p.physical
    group by s.place_id, u.lot_id, s.owner_id
), booked as (
    select b.place_id, b.lot_id, b.owner_id, b.quantity
    from ledger_balance b join ledger_lot l on l.id = b.lot_id and l.tagged
)
select place_id, lot_id, owner_id, c.units, b.quantity
from counted c full join booked b using (place_id, lot_id, owner_id)
where coalesce(c.units, 0) <> coalesce(b.quantity, 0)
