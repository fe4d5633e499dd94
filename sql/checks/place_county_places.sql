-- The places that code names by number are there under these numbers, and an outside place lies in no other.
select known.id, known.kind, p.kind as found
from (values (1, 'OUT'), (2, 'CONTESTED'), (3, 'SUPPLIER'), (4, 'PATIENT_USE'), (5, 'WASTE'), (6, 'LOSS'), (7, 'FOUND'),
             (8, 'UNEXPLAINED'), (9, 'TITLE'), (10, 'CONVERSION')) as known (id, kind)
left join place p on p.id = known.id
where p.kind is distinct from known.kind or p.code <> known.kind or p.parent_id is not null
