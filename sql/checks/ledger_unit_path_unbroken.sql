-- Each movement of a unit leaves the place at which the one before it arrived.
select unit_id, no, from_place_id, arrived
from (select m.unit_id, m.no, m.from_place_id,
             lag(m.to_place_id) over (partition by m.unit_id order by m.no) as arrived
      from ledger_movement m where m.unit_id is not null) as path
where arrived <> from_place_id
