-- A unit that any cabinet ever claimed stands where the set of last claims puts it:
-- none present -> OUT, one -> that cabinet, several -> CONTESTED.
select u.epc, stands.code as stands_in, coalesce(single.code, case when c.present = 0 then 'OUT' else 'CONTESTED' end) as claims_say
from (select l.tag, count(*) filter (where l.present) as present, min(r.place_id) filter (where l.present) as place_id
      from cabinet_claim l join device_registry r on r.did = l.did
      group by l.tag) c
join ledger_unit u on u.epc = c.tag
join ledger_standing g on g.unit_id = u.id
join place stands on stands.id = g.place_id
left join place single on single.id = c.place_id and c.present = 1
where stands.code <> coalesce(single.code, case when c.present = 0 then 'OUT' else 'CONTESTED' end)
