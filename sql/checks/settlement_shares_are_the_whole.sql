-- Both sides of every settlement are the whole of what is divided: no fen is lost, and none appears. Where the rule says how VBP
-- retention is set off, that is the third part of a surplus, as far as the surplus reaches; by any other rule there is no third part.
with settled as (
    select v.id, v.figures::jsonb as f,
           case when k.content::jsonb -> 'params' ? 'vbpDedup'
                then coalesce((select (each ->> 'value')::numeric from jsonb_array_elements(v.inputs::jsonb -> 'whole') each
                               where each ->> 'name' = 'vbpRetention'), 0)
                else 0 end as set_off
    from statement_version v join rule_set k on k.id = v.rule_set_id
    where v.kind = 'SETTLEMENT'
),
divided as (
    select id, f, f ->> 'kind' as kind,
           case f ->> 'kind'
               when 'OVERSPEND' then (f ->> 'fundShare')::numeric + (f ->> 'consortiumBears')::numeric
               when 'EVEN' then 0
               when 'NOTHING_SHARED' then 0
               else (f ->> 'retained')::numeric + (f ->> 'returned')::numeric + least(set_off, (f ->> 'surplus')::numeric) end as parts,
           case f ->> 'kind'
               when 'OVERSPEND' then (f ->> 'overspend')::numeric
               when 'SURPLUS' then (f ->> 'surplus')::numeric
               when 'VBP_RETENTION_EXCEEDS_SURPLUS' then (f ->> 'surplus')::numeric
               when 'EVEN' then 0
               when 'NOTHING_SHARED' then 0 end as whole
    from settled
)
select id, kind, whole, parts from divided where whole is null or parts is distinct from whole
