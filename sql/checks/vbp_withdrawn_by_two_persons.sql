-- The lines that do not stand are those of withdrawals that another person accepted, and what came in the place of one has its key.
select coalesce(w.line_id, l.line_id) as line_id, v.withdrawal_id, v.accepted, null::text as order_no
from vbp_withdrawal_line l
join vbp_withdrawal_review v on v.withdrawal_id = l.withdrawal_id and v.accepted and v.reviewer_id <> v.proposer_id
full join vbp_withdrawn w on w.line_id = l.line_id and w.withdrawal_id = l.withdrawal_id
where l.line_id is null or w.line_id is null
union all
select n.id, null, null, n.order_no
from vbp_line n join vbp_line o on o.id = n.replaces_id
where (n.order_no, n.order_line, n.delivery_no) <> (o.order_no, o.order_line, o.delivery_no)
