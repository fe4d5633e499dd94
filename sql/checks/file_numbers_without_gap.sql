-- The numbers of an institution's documents of one type and year are 1, 2, 3 ... up to the one taken last.
select n.institution_id, n.type, n.year, n.last, count(d.no) as issued
from file_number n
left join file_document d on d.institution_id = n.institution_id and d.type = n.type and d.year = n.year and d.no <= n.last
group by n.institution_id, n.type, n.year, n.last
having count(d.no) <> n.last
