-- What has become a step lies behind the cursor: nothing was applied that is not passed, and so nothing twice.
select s.did, s.step_no, s.epoch, coalesce(s.to_seq, s.seq) as seq, c.epoch as cursor_epoch, c.next_seq
from cabinet_step s left join device_cursor c on c.did = s.did
where s.epoch is not null and (c.did is null or (s.epoch, coalesce(s.to_seq, s.seq)) >= (c.epoch, c.next_seq))
