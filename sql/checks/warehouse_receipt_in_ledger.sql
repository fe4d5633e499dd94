-- What a receipt or a return says stands in the ledger: the same lots and quantities under the same act, from or to SUPPLIER (3).
with said as (
    select 'act:' || r.act_id as cause, l.lot_id, sum(l.quantity) as quantity
    from warehouse_receipt r join warehouse_receipt_line l on l.receipt_id = r.id group by r.act_id, l.lot_id
    union all
    select 'act:' || r.act_id, l.lot_id, -sum(x.quantity)
    from warehouse_return r join warehouse_return_line x on x.return_id = r.id
    join warehouse_receipt_line l on l.receipt_id = x.receipt_id and l.line = x.line group by r.act_id, l.lot_id
), moved as (
    select m.cause, m.lot_id, sum(case when m.from_place_id = 3 then m.quantity else -m.quantity end) as quantity
    from ledger_movement m
    where (m.from_place_id = 3 or m.to_place_id = 3)
      and m.cause in (select 'act:' || act_id from warehouse_receipt union all select 'act:' || act_id from warehouse_return)
    group by m.cause, m.lot_id
)
select cause, lot_id, s.quantity as said, m.quantity as moved
from said s full join moved m using (cause, lot_id)
where s.quantity is distinct from m.quantity
