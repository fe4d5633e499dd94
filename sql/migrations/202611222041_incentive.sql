-- A hospital can open what its own statement cites. Owner: platform.incentive.

-- Lines of published retention statements whose price before is the whole region's. As everywhere, whoever asks finds what it may
-- see: a hospital its own.
create view incentive_cited with (security_invoker = true) as
select v.institution_id, a.id as agreement_id, p.id as product_id
from statement_version v
join statement_publication q on q.version_id = v.id
join rule_set k on k.id = v.rule_set_id and k.content::jsonb -> 'params' ->> 'p0Source' = 'REGION'
cross join lateral jsonb_array_elements(v.inputs::jsonb -> 'lines') l
join vbp_batch b on b.code = split_part(l ->> 'code', '/', 1)
join vbp_agreement a on a.batch_id = b.id and a.code = split_part(l ->> 'code', '/', 2)
join vbp_product p on p.batch_id = b.id and p.code = split_part(l ->> 'code', '/', 3)
where v.kind = 'RETENTION';

grant select on incentive_cited to wl_platform, wl_read;

-- What the region bought of a brand under the county's own number is no hospital's secret, but only whoever is paid by it reads it.
create policy incentive_brand_cited on incentive_brand for select to wl_platform using (
    not (select place_scope_is_whole())
    and institution_id = 1
    and (agreement_id, product_id) in (select c.agreement_id, c.product_id from incentive_cited c));
