-- By its movements alone a unit is in at most one place, and nowhere more often than once.
with net as (
    select unit_id, place_id, sum(step) as net
    from (select unit_id, to_place_id as place_id, 1 as step from ledger_movement where unit_id is not null
          union all
          select unit_id, from_place_id, -1 from ledger_movement where unit_id is not null) as ends
    group by unit_id, place_id
)
select n.unit_id, count(*) filter (where n.net > 0) as places, max(n.net) as most, min(n.net) filter (where p.physical) as least
from net n join place p on p.id = n.place_id
group by n.unit_id
having count(*) filter (where n.net > 0) > 1 or max(n.net) > 1 or min(n.net) filter (where p.physical) < 0
