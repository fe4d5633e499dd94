-- Nothing goes back to a supplier that did not come from it: of each line at most what was accepted.
select l.receipt_id, l.line, l.quantity as accepted, sum(r.quantity) as returned
from warehouse_receipt_line l join warehouse_return_line r on r.receipt_id = l.receipt_id and r.line = l.line
group by l.receipt_id, l.line, l.quantity
having sum(r.quantity) > l.quantity
