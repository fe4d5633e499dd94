-- What is shared is all of a pooled line and of what went back of it, on its day, and nobody returns more than the own share.
with lines as (
    select l.receipt_id, l.line, l.item_id, l.order_line, l.quantity, l.pooled, r.accepted_on, r.order_no
    from warehouse_receipt_line l join warehouse_receipt r on r.id = l.receipt_id
)
select 'receipt' as part, l.receipt_id as id, l.line, l.quantity, coalesce(sum(s.quantity), 0) as shared
from lines l left join warehouse_receipt_share s on s.receipt_id = l.receipt_id and s.line = l.line
where l.pooled
group by l.receipt_id, l.line, l.quantity having coalesce(sum(s.quantity), 0) <> l.quantity
union all
select 'return', x.return_id, x.line, x.quantity, coalesce(sum(s.quantity), 0)
from warehouse_return_line x
join lines l on l.receipt_id = x.receipt_id and l.line = x.line and l.pooled
left join warehouse_return_share s on s.return_id = x.return_id and s.line = x.line
group by x.return_id, x.line, x.quantity having coalesce(sum(s.quantity), 0) <> x.quantity
union all
select 'beyond', s.receipt_id, s.line, s.quantity, sum(x.quantity)
from warehouse_receipt_share s
join warehouse_return_share x on x.receipt_id = s.receipt_id and x.line = s.line and x.institution_id = s.institution_id
group by s.receipt_id, s.line, s.institution_id, s.quantity having sum(x.quantity) > s.quantity
union all
select 'copy', s.receipt_id, s.line, l.quantity, s.quantity
from warehouse_receipt_share s join lines l on l.receipt_id = s.receipt_id and l.line = s.line
where (s.item_id, s.accepted_on) <> (l.item_id, l.accepted_on) or s.order_no is distinct from l.order_no
   or s.order_line is distinct from l.order_line
