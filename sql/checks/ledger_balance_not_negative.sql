-- No physical place holds less than nothing, and no outside place holds anything.
select b.place_id, b.lot_id, b.owner_id, b.quantity, p.physical
from ledger_balance b left join place p on p.id = b.place_id
where b.quantity < 0 or p.physical is not true
