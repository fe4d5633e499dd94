-- For every closed or suspect session: each tag that its closing snapshot missed has exactly one movement of that snapshot
-- which does not pass through UNEXPLAINED, or one discrepancy of that session, open or resolved.
select l.did, s.session, l.tag, l.kind, moved.times as movements, explained.times as discrepancies
from cabinet_session_line l
join cabinet_session s on s.did = l.did and s.number = l.number
cross join lateral (
    select count(*) as times
    from ledger_unit u
    join ledger_movement m on m.unit_id = u.id and m.cause = s.cause
    join place f on f.id = m.from_place_id
    join place t on t.id = m.to_place_id
    where u.epc = l.tag and f.kind <> 'UNEXPLAINED' and t.kind <> 'UNEXPLAINED') moved
cross join lateral (
    select count(*) as times from cabinet_discrepancy d
    where d.did = l.did and d.session = l.number and d.tag = l.tag) explained
where s.state in ('CLOSED', 'SUSPECT') and l.kind in ('TAKEN', 'SUSPECT') and moved.times + explained.times <> 1
