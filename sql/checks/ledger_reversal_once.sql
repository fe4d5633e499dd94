-- A movement is reversed at most once, by its exact opposite, and a reversal is never reversed.
select r.id, r.reverses, o.id as original
from ledger_movement r left join ledger_movement o on o.id = r.reverses
where r.reverses is not null
  and (o.id is null or o.reverses is not null
       or (r.from_place_id, r.to_place_id, r.item_id, r.lot_id, r.owner_id, r.quantity)
          <> (o.to_place_id, o.from_place_id, o.item_id, o.lot_id, o.owner_id, o.quantity)
       or r.unit_id is distinct from o.unit_id
       or exists (select from ledger_movement other where other.reverses = r.reverses and other.id <> r.id))
