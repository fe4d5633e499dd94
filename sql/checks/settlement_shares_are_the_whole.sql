-- Both sides of every settlement are the whole of what is divided: no fen is lost, and none appears. Where VBP retention is set off,
-- it is the third part of a surplus.
with settled as (
    select v.id, v.figures::jsonb as f,
           (select (each ->> 'value')::numeric from jsonb_array_elements(v.inputs::jsonb -> 'whole') each
            where each ->> 'name' = 'vbpRetention') as vbp
    from statement_version v where v.kind = 'SETTLEMENT'
)
select id from settled
where f ->> 'kind' = 'OVERSPEND'
      and (f ->> 'fundShare')::numeric + (f ->> 'consortiumBears')::numeric <> (f ->> 'overspend')::numeric
   or f ->> 'kind' in ('SURPLUS', 'VBP_RETENTION_EXCEEDS_SURPLUS')
      and (f ->> 'surplus')::numeric - (f ->> 'retained')::numeric - (f ->> 'returned')::numeric
          not in (0, vbp, least(vbp, (f ->> 'surplus')::numeric))
