-- Nothing is paid while a window is open, nor on a version with an objection that was open or upheld.
select y.id, y.version_id, y.paid_on, p.last_day
from statement_payment y
join statement_publication p on p.version_id = y.version_id
where y.paid_on <= p.last_day
   or exists (select from statement_objection o left join statement_decision d on d.objection_id = o.id
              where o.version_id = y.version_id and (d.objection_id is null or d.outcome = 'UPHELD' or d.at > y.at))
