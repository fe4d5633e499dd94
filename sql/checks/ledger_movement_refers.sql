-- Every movement names places, an item with one of its lots, an owner and, for a tagged lot, a unit of that lot.
select m.id, m.no
from ledger_movement m
left join place f on f.id = m.from_place_id
left join place t on t.id = m.to_place_id
left join ledger_owner o on o.id = m.owner_id
left join ledger_lot l on l.id = m.lot_id and l.item_id = m.item_id
left join ledger_unit u on u.id = m.unit_id and u.lot_id = m.lot_id
where f.id is null or t.id is null or o.id is null or l.id is null
   or l.tagged <> (m.unit_id is not null) or (m.unit_id is not null and u.id is null)
