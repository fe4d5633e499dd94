-- The kept sums of each item are those of its balances.
with kept as (
    select item_id, sum(lines) as lines, sum(quantity) as quantity from ledger_stock_sum group by item_id
), counted as (
    select item_id, count(*) filter (where quantity > 0) as lines, sum(quantity) as quantity from ledger_balance group by item_id
)
select item_id, k.lines, c.lines as lines_counted, k.quantity, c.quantity as quantity_counted
from kept k full join counted c using (item_id)
where coalesce(k.lines, 0) <> coalesce(c.lines, 0) or coalesce(k.quantity, 0) <> coalesce(c.quantity, 0)
