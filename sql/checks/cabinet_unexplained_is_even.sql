-- What a cabinet's journal moves into UNEXPLAINED leaves it again in the same step: the place holds nothing for ever.
select m.cause, m.unit_id, sum(case when t.kind = 'UNEXPLAINED' then 1 else -1 end) as left_there
from ledger_movement m
join place f on f.id = m.from_place_id
join place t on t.id = m.to_place_id
where m.cause like 'entry:%' and (f.kind = 'UNEXPLAINED' or t.kind = 'UNEXPLAINED')
group by m.cause, m.unit_id
having sum(case when t.kind = 'UNEXPLAINED' then 1 else -1 end) <> 0
