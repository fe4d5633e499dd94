-- Every applied entry is a readable row of the inbox, is applied once, and is neither late nor written off.
select s.did, s.epoch, s.seq, count(*) as times, 'applied more than once' as wrong
from cabinet_step s where s.cause = 'ENTRY'
group by s.did, s.epoch, s.seq having count(*) > 1
union all
select s.did, s.epoch, s.seq, 1, 'no readable entry'
from cabinet_step s
where s.cause = 'ENTRY' and not exists (
    select from device_inbox i where i.did = s.did and i.epoch = s.epoch and i.seq = s.seq and i.poison is null)
union all
select s.did, s.epoch, s.seq, 1, 'late'
from cabinet_step s join device_late l on l.did = s.did and l.epoch = s.epoch and l.seq = s.seq where s.cause = 'ENTRY'
union all
select s.did, s.epoch, s.seq, 1, 'written off'
from cabinet_step s
join device_lost l on l.did = s.did and l.epoch = s.epoch and s.seq between l.from_seq and l.to_seq where s.cause = 'ENTRY'
