-- A line of the platform is what the newest accepted mapping of its day says, and nothing where none is in force or it is withdrawn.
with force as (
    select n.id as line_id, g.id as mapping_id, g.item_id, p.product_id,
           n.quantity * case n.unit when 'BOX' then g.pack_factor else 1 end as quantity,
           row_number() over (partition by n.id order by g.version desc) as newest
    from vbp_line n
    join vbp_mapping g on g.platform_code = n.platform_code and n.accepted_on >= g.starts_on
         and n.accepted_on <= coalesce(g.ends_on, 'infinity')
    join vbp_mapping_review v on v.mapping_id = g.id and v.accepted
    join vbp_agreement a on a.id = n.agreement_id
    left join vbp_product_item p on p.batch_id = a.batch_id and p.item_id = g.item_id
    where not exists (select from vbp_withdrawn w where w.line_id = n.id)
)
select line_id, f.mapping_id as in_force, x.mapping_id as resolved_by, f.quantity as expected, x.quantity
from (select * from force where newest = 1 and product_id is not null) f
full join vbp_resolved x using (line_id)
where (f.mapping_id, f.item_id, f.product_id, f.quantity) is distinct from (x.mapping_id, x.item_id, x.product_id, x.quantity)
