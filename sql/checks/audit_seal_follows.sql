-- Each of the newest seals follows the one before it; numbers are left out by a seal that says so only.
select no, table_name, before
from (
    select no, table_name, after_sealing, previous, lag(no) over chain as before, lag(hash) over chain as hash_before
    from (select * from audit_seal order by no desc limit 20000) newest
    window chain as (order by no)
) linked
where before is not null
  and not (no = before + 1 and previous = hash_before)
  and not (table_name = 'audit_seal' and after_sealing = before)
