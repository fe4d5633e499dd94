-- A version names the hash of the rule set that it points at.
select v.id, v.rule_hash, k.hash
from statement_version v join rule_set k on k.id = v.rule_set_id
where v.rule_hash <> k.hash
