-- What is marked as late lies behind the cursor, and nothing behind the cursor waits to be decided.
select l.did, l.epoch, l.seq, 'late' as mark, c.epoch as cursor_epoch, c.next_seq
from device_late l left join device_cursor c on c.did = l.did
where c.did is null or (l.epoch, l.seq) >= (c.epoch, c.next_seq)
union all
select l.did, l.epoch, l.to_seq, 'lost', c.epoch, c.next_seq
from device_lost l left join device_cursor c on c.did = l.did
where c.did is null or (l.epoch, l.to_seq) >= (c.epoch, c.next_seq)
