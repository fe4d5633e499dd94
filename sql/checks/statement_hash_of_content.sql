-- Inputs and results are what their hashes say, and the amount and the figures beside a result are those that stand in it.
select id, kind, institution_id, year, version
from statement_version
where inputs_hash <> encode(sha256(convert_to(inputs, 'UTF8')), 'hex')
   or result_hash <> encode(sha256(convert_to(result, 'UTF8')), 'hex')
   or (result::jsonb ->> 'payableFen')::bigint is distinct from payable_fen
   or figures::jsonb <> (select coalesce(jsonb_object_agg(each ->> 'name', each ->> 'exact'), '{}')
                         from jsonb_array_elements(result::jsonb -> 'figures') each)
