-- Whoever reads a kept key finds its answer, and an accepted answer names its act.
select account, key, status, act_id
from audit_answer
where status is null or (status < 300 and act_id is null)
