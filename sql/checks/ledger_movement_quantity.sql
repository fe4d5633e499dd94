-- A movement moves at least one, between two places, and a unit is one.
select id, no, quantity, unit_id, from_place_id, to_place_id
from ledger_movement
where quantity < 1 or from_place_id = to_place_id or (unit_id is not null and quantity <> 1)
