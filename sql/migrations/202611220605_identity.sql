-- Duties, deputies, rosters, conflicts, the second step of a sign-in, and what an administrator does to accounts.
-- Owner: platform.identity.

alter table identity_account
    add column expires_at timestamptz,
    add column last_sign_in_at timestamptz,
    add column reset_hash bytea constraint identity_account_reset_hash_length check (length(reset_hash) = 32),
    add column reset_until timestamptz,
    add column totp_secret bytea,
    add column totp_confirmed boolean not null default false,
    add column totp_step bigint not null default 0,
    add constraint identity_account_reset_whole check ((reset_hash is null) = (reset_until is null)),
    add constraint identity_account_totp_whole check (totp_secret is not null or not totp_confirmed);
comment on column identity_account.totp_secret is 'Encrypted (AES-256-GCM) under a key that stands beside the database, never in it.';
comment on column identity_account.totp_step is 'The newest time step that was used: a code is good once.';

alter table identity_session add column address text not null default ''
    constraint identity_session_address_length check (length(address) <= 64);
alter table identity_token add column id bigint generated always as identity constraint identity_token_id_key unique;

-- What an account may do, by names that the program explains (Duty).
create table identity_duty (
    account_id bigint not null constraint identity_duty_account_fkey references identity_account,
    duty       text not null constraint identity_duty_form check (duty ~ '^[A-Z][A-Z_]{1,31}$'),
    constraint identity_duty_pkey primary key (account_id, duty)
);

-- A code for the day on which the phone is lost; each is good once.
create table identity_recovery (
    account_id bigint not null constraint identity_recovery_account_fkey references identity_account,
    hash       bytea not null constraint identity_recovery_hash_length check (length(hash) = 32),
    constraint identity_recovery_pkey primary key (account_id, hash)
);

-- While a row is in force the deputy holds the duties of the account as well. Half-open: from starts_at, before ends_at.
create table identity_deputy (
    id         bigint generated always as identity constraint identity_deputy_pkey primary key,
    account_id bigint not null constraint identity_deputy_account_fkey references identity_account,
    deputy_id  bigint not null constraint identity_deputy_deputy_fkey references identity_account,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    constraint identity_deputy_span check (starts_at < ends_at),
    constraint identity_deputy_is_another check (account_id <> deputy_id)
);
create index identity_deputy_of on identity_deputy (deputy_id, ends_at);

-- Who is on duty when; whoever escalates a task asks here. Half-open as well.
create table identity_roster (
    id         bigint generated always as identity constraint identity_roster_pkey primary key,
    duty       text not null constraint identity_roster_duty_form check (duty ~ '^[A-Z][A-Z_]{1,31}$'),
    account_id bigint not null constraint identity_roster_account_fkey references identity_account,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    constraint identity_roster_span check (starts_at < ends_at)
);
create index identity_roster_by_duty on identity_roster (duty, ends_at);

-- Two steps that one person may not take on the same document. Data, so that a county can add its own.
create table identity_conflict (
    document text not null constraint identity_conflict_document_form check (document ~ '^[A-Z][A-Z_]{1,31}$'),
    one      text not null constraint identity_conflict_one_form check (one ~ '^[A-Z][A-Z_]{1,31}$'),
    other    text not null constraint identity_conflict_other_form check (other ~ '^[A-Z][A-Z_]{1,31}$'),
    constraint identity_conflict_pkey primary key (document, one, other),
    constraint identity_conflict_two_steps check (one <> other)
);
insert into identity_conflict (document, one, other) values
    ('PURCHASE', 'ORDER', 'ACCEPT'),
    ('PURCHASE', 'ACCEPT', 'PAY'),
    ('STOCK_COUNT', 'COUNT', 'POST'),
    ('CALCULATION', 'CALCULATE', 'APPROVE');

-- Who took which step on which document: what the conflicts are judged by.
create table identity_deed (
    document   text not null,
    number     text not null constraint identity_deed_number_filled check (length(number) between 1 and 100),
    step       text not null,
    account_id bigint not null constraint identity_deed_account_fkey references identity_account,
    at         timestamptz not null,
    constraint identity_deed_pkey primary key (document, number, step, account_id)
);

grant select, insert, delete on identity_duty, identity_recovery to wl_platform;
grant select, insert on identity_deputy, identity_roster, identity_deed to wl_platform;
grant update (ends_at) on identity_deputy, identity_roster to wl_platform;
grant select on identity_conflict to wl_platform;
grant update (expires_at, last_sign_in_at, reset_hash, reset_until, totp_secret, totp_confirmed, totp_step)
    on identity_account to wl_platform;
grant select (expires_at, last_sign_in_at, totp_confirmed) on identity_account to wl_read;
grant select on identity_duty, identity_deputy, identity_roster, identity_conflict, identity_deed to wl_read;
