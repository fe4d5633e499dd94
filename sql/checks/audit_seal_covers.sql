-- The newest seals of one table cover it without a gap and without an overlap.
select no, table_name, after_sealing, upto_before
from (
    select no, table_name, after_sealing, lag(upto_sealing) over (partition by table_name order by no) as upto_before
    from (select no, table_name, after_sealing, upto_sealing from audit_seal order by no desc limit 20000) newest
    where table_name <> 'audit_seal'
) covered
where upto_before is not null and after_sealing <> upto_before
