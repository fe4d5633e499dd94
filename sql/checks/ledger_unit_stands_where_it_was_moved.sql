-- A unit stands where its last movement brought it and belongs to whom it then belonged; every unit was moved.
select u.id, u.epc, s.place_id as stands, last.to_place_id as moved, s.owner_id, last.owner_id as moved_owner
from ledger_unit u
left join ledger_standing s on s.unit_id = u.id
left join lateral (select m.to_place_id, m.owner_id from ledger_movement m
                   where m.unit_id = u.id order by m.no desc limit 1) as last on true
where s.place_id is distinct from last.to_place_id or s.owner_id is distinct from last.owner_id or s.place_id is null
