-- What lines of the platform are mapped to nothing, told in one place. Owner: platform.vbp.

-- A line that no mapping in force resolves counts nowhere, and stands beside every figure that it could change.
create view vbp_unmapped with (security_invoker = true) as
select n.id as line_id, n.agreement_id, n.institution_id, n.accepted_on
from vbp_line n
where not exists (select from vbp_resolved x where x.line_id = n.id);

grant select on vbp_unmapped to wl_platform, wl_read;
