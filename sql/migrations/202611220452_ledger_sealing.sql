-- Movements, holds and their releases are sealed.
alter table ledger_movement add column sealing bigint not null default audit_sealing();
create index ledger_movement_by_sealing on ledger_movement (sealing);
alter table ledger_hold add column sealing bigint not null default audit_sealing();
create index ledger_hold_by_sealing on ledger_hold (sealing);
alter table ledger_hold_release add column sealing bigint not null default audit_sealing();
create index ledger_hold_release_by_sealing on ledger_hold_release (sealing);
grant select on ledger_hold, ledger_hold_release to wl_sealer;
