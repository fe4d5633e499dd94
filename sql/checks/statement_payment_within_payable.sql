-- What stays paid on a version and the ones before it never exceeds what that version says is payable when something is paid on it,
-- and never falls below it when something comes back.
select v.kind, v.institution_id, v.year, v.version, v.payable_fen, sum(y.amount_fen) as paid_fen
from statement_version v
join statement_payment own on own.version_id = v.id
join statement_version w on w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year and w.version <= v.version
join statement_payment y on y.version_id = w.id
where own.id = (select max(z.id) from statement_payment z where z.version_id = v.id)
group by v.id, v.kind, v.institution_id, v.year, v.version, v.payable_fen, own.amount_fen
having (own.amount_fen > 0 and sum(y.amount_fen) > v.payable_fen) or (own.amount_fen < 0 and sum(y.amount_fen) < v.payable_fen)
