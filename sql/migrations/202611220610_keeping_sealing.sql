-- Which backups were taken and which restores lie in the past is sealed: a restore nobody may hide. Owner: platform.keeping.
alter table keeping_backup add column sealing bigint not null default audit_sealing();
create index keeping_backup_by_sealing on keeping_backup (sealing);
alter table keeping_restore add column sealing bigint not null default audit_sealing();
create index keeping_restore_by_sealing on keeping_restore (sealing);
grant select on keeping_backup, keeping_restore to wl_sealer;
