-- Losses that an administrator has looked into: seals that a restore to an older copy has lost. Owner: platform.audit.
--
-- The nightly verification reports such a loss as known and alarms no more; whoever verifies by hand is told of it for ever.

create table audit_known_loss (
    seal       bigint not null constraint audit_known_loss_pkey primary key,
    hash       bytea not null constraint audit_known_loss_hash_length check (length(hash) = 32),
    first_lost text not null,
    last_lost  text not null,
    account    text not null constraint audit_known_loss_account_filled check (length(account) between 1 and 100),
    reason     text not null constraint audit_known_loss_reason_filled check (length(reason) between 1 and 500),
    at         timestamptz not null,
    sealing    bigint not null default audit_sealing()
);
comment on column audit_known_loss.seal is 'The seal that tells of the loss; first_lost to last_lost are the seals that it names.';
comment on column audit_known_loss.hash is 'Of that seal: another one under the same number, after another restore, is another loss.';
create index audit_known_loss_by_sealing on audit_known_loss (sealing);
create trigger audit_known_loss_append_only before update or delete or truncate on audit_known_loss
    for each statement execute function audit_refuse_change();
grant select, insert on audit_known_loss to wl_platform;
grant select on audit_known_loss to wl_sealer, wl_read;
