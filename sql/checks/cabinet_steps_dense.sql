-- The steps of every cabinet are numbered from 1 without holes, up to the number that the cabinet names, and their ids
-- grow with them.
select c.did, c.steps, count(s.did) as written, max(s.step_no) as newest, 0::bigint as id
from cabinet c left join cabinet_step s on s.did = c.did
group by c.did, c.steps
having count(s.did) <> c.steps or coalesce(max(s.step_no), 0) <> c.steps
union all
select did, step_no, null, null, id
from (select did, step_no, id, lag(id) over (partition by did order by step_no) as before from cabinet_step) s
where before >= id
