-- What is divided is what was divided: the parts of a division add up to its total, and the total is what the statement says.
select s.id, s.total_fen, sum(p.amount_fen) as parts_fen, v.payable_fen
from incentive_split s
join statement_version v on v.id = s.version_id
left join incentive_split_part p on p.split_id = s.id
group by s.id, s.total_fen, v.payable_fen
having coalesce(sum(p.amount_fen), 0) <> s.total_fen or s.total_fen <> v.payable_fen
