-- The inbox is sealed: it explains what devices moved. Its partitions, also those to come, take column and index along.
alter table device_inbox add column sealing bigint not null default audit_sealing();
create index device_inbox_by_sealing on device_inbox (sealing);
grant select on device_inbox to wl_sealer;
