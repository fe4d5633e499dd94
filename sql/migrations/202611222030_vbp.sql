-- What suppliers failed to deliver, by one definition for every figure. Owner: platform.vbp.
--
-- A failure stands from the day on which its deadline passed until somebody rejects it, and two approvals of different persons make
-- it excuse. What came on a later day on the very line of the very order is no longer missing: it counts as bought, and what counts
-- as bought must not excuse as well. Either fact may show that it came, our receipt or the platform's line, and each counts as far
-- as progress counts it: the selected items of the product, within the period, less what went back.
create function vbp_failed(as_of date)
    returns table (failure_id bigint, agreement_id bigint, institution_id bigint, product_id bigint, order_no text, order_line integer,
                   units bigint, excused bigint)
    language sql stable parallel safe as $$
    select f.id, f.agreement_id, f.institution_id, f.product_id, f.order_no, f.order_line, s.units,
           case when d.approvals >= 2 then s.units else 0 end
    from vbp_failure f
    join vbp_agreement a on a.id = f.agreement_id
    cross join lateral (
        select count(*) filter (where v.approved) as approvals, count(*) filter (where not v.approved) as rejections
        from vbp_failure_verdict v where v.failure_id = f.id and v.judged_on <= as_of) d
    cross join lateral (
        select coalesce(sum(g.quantity), 0) as units
        from vbp_product_item m
        cross join lateral (
            select b.quantity - coalesce((select sum(x.quantity) from warehouse_taken_back x
                                          where x.receipt_id = b.receipt_id and x.line = b.line
                                            and x.institution_id = b.institution_id and x.returned_on <= as_of), 0) as quantity
            from warehouse_bought b
            where b.institution_id = f.institution_id and b.item_id = m.item_id and b.order_no = f.order_no
              and b.order_line = f.order_line and b.accepted_on > f.failed_on and b.accepted_on <= least(a.ends_on, as_of)
            offset 0) g
        where m.product_id = f.product_id and m.supplier_id is not null) own
    cross join lateral (
        select coalesce(sum(x.quantity), 0) as units
        from vbp_line n
        join vbp_resolved x on x.line_id = n.id and x.product_id = f.product_id
        join vbp_product_item m on m.batch_id = a.batch_id and m.item_id = x.item_id and m.supplier_id is not null
        where n.order_no = f.order_no and n.order_line = f.order_line and n.agreement_id = f.agreement_id
          and n.institution_id = f.institution_id and n.accepted_on > f.failed_on and n.accepted_on <= as_of) platform
    cross join lateral (
        select greatest(0, f.quantity - greatest(0, own.units, platform.units))::bigint as units) s
    where f.failed_on <= as_of and d.rejections = 0
$$;
