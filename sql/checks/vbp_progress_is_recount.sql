-- The kept sums are what receipts, returns and resolved lines add up to; a cell of which nothing is known holds zeros.
with bought as (
    select a.id as agreement_id, r.institution_id, m.product_id, 'OWN' as fact, m.supplier_id is not null as selected,
           l.quantity as accepted,
           coalesce((select sum(x.quantity) from warehouse_return_line x where x.receipt_id = r.id and x.line = l.line), 0) as returned
    from warehouse_receipt r
    join warehouse_receipt_line l on l.receipt_id = r.id and l.pooled is not true
    join vbp_product_item m on m.item_id = l.item_id
    join vbp_agreement a on a.batch_id = m.batch_id and r.accepted_on between a.starts_on and a.ends_on
    union all
    select a.id, s.institution_id, m.product_id, 'OWN', m.supplier_id is not null, s.quantity,
           coalesce((select sum(x.quantity) from warehouse_return_share x
                     where x.receipt_id = r.id and x.line = s.line and x.institution_id = s.institution_id), 0)
    from warehouse_receipt r
    join warehouse_receipt_line l on l.receipt_id = r.id and l.pooled
    join warehouse_receipt_share s on s.receipt_id = r.id and s.line = l.line
    join vbp_product_item m on m.item_id = l.item_id
    join vbp_agreement a on a.batch_id = m.batch_id and r.accepted_on between a.starts_on and a.ends_on
    union all
    select n.agreement_id, n.institution_id, m.product_id, 'PLATFORM', m.supplier_id is not null,
           greatest(x.quantity, 0), greatest(-x.quantity, 0)
    from vbp_resolved x
    join vbp_line n on n.id = x.line_id
    join vbp_agreement a on a.id = n.agreement_id
    join vbp_product_item m on m.batch_id = a.batch_id and m.item_id = x.item_id
), sums as (
    select agreement_id, institution_id, product_id,
           coalesce(sum(accepted) filter (where fact = 'OWN' and selected), 0) as own_accepted,
           coalesce(sum(returned) filter (where fact = 'OWN' and selected), 0) as own_returned,
           coalesce(sum(accepted - returned) filter (where fact = 'OWN' and not selected), 0) as own_other,
           coalesce(sum(accepted) filter (where fact = 'PLATFORM' and selected), 0) as platform_accepted,
           coalesce(sum(returned) filter (where fact = 'PLATFORM' and selected), 0) as platform_returned,
           coalesce(sum(accepted - returned) filter (where fact = 'PLATFORM' and not selected), 0) as platform_other
    from bought group by agreement_id, institution_id, product_id
)
select agreement_id, institution_id, product_id, c.own_accepted, s.own_accepted as own_counted,
       c.platform_accepted, s.platform_accepted as platform_counted
from vbp_progress c full join sums s using (agreement_id, institution_id, product_id)
where (coalesce(c.own_accepted, 0), coalesce(c.own_returned, 0), coalesce(c.own_other, 0), coalesce(c.platform_accepted, 0),
       coalesce(c.platform_returned, 0), coalesce(c.platform_other, 0))
   <> (coalesce(s.own_accepted, 0), coalesce(s.own_returned, 0), coalesce(s.own_other, 0), coalesce(s.platform_accepted, 0),
       coalesce(s.platform_returned, 0), coalesce(s.platform_other, 0))
