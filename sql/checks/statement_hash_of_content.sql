-- Inputs and results are what their hashes say, and the amount stands in the result.
select id, kind, institution_id, year, version
from statement_version
where inputs_hash <> encode(sha256(convert_to(inputs, 'UTF8')), 'hex')
   or result_hash <> encode(sha256(convert_to(result, 'UTF8')), 'hex')
   or (result::jsonb ->> 'payableFen')::bigint <> payable_fen
