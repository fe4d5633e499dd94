-- The steps of the cabinets are sealed: they say in which order facts took effect.
alter table cabinet_step add column sealing bigint not null default audit_sealing();
create index cabinet_step_by_sealing on cabinet_step (sealing);
grant select on cabinet_step to wl_sealer;
