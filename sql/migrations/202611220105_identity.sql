-- Who may sign in, and who is signed in. Owner: platform.identity. No password, session or token stands here in clear.

create table identity_account (
    id             bigint generated always as identity constraint identity_account_pkey primary key,
    name           text not null constraint identity_account_name_key unique
                   constraint identity_account_name_form check (name ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    role           text not null constraint identity_account_role_known
                   check (role in ('ADMIN', 'BUREAU', 'WAREHOUSE', 'WARD', 'DELIVERY', 'SUPPLIER')),
    institution_id bigint constraint identity_account_institution_fkey references place_institution,
    service        boolean not null,
    password_hash  text constraint identity_account_password_form check (password_hash ~ '^\$argon2id\$'),
    must_change    boolean not null,
    state          text not null constraint identity_account_state_known check (state in ('ACTIVE', 'DISABLED')),
    created_at     timestamptz not null,
    constraint identity_account_way_in check (service = (password_hash is null))
);
comment on column identity_account.service is 'A program: it has tokens and no password.';

create table identity_session (
    hash       bytea not null constraint identity_session_pkey primary key
               constraint identity_session_hash_length check (length(hash) = 32),
    account_id bigint not null constraint identity_session_account_fkey references identity_account,
    since      timestamptz not null,
    expires_at timestamptz not null,
    ends_at    timestamptz not null,
    constraint identity_session_span check (since < expires_at and expires_at <= ends_at)
);
comment on table identity_session is 'hash is SHA-256 of the cookie. expires_at slides with use and never beyond ends_at.';
create index identity_session_by_account on identity_session (account_id);
create index identity_session_by_expiry on identity_session (expires_at);

create table identity_token (
    hash       bytea not null constraint identity_token_pkey primary key
               constraint identity_token_hash_length check (length(hash) = 32),
    account_id bigint not null constraint identity_token_account_fkey references identity_account,
    created_at timestamptz not null,
    revoked_at timestamptz
);
create index identity_token_by_account on identity_token (account_id);

-- Wrong passwords by (account and address), by address, by account. The key is a hash, because people type their
-- password into the field for the account.
create table identity_throttle (
    key      bytea not null constraint identity_throttle_pkey primary key
             constraint identity_throttle_key_length check (length(key) = 32),
    failures integer not null constraint identity_throttle_failures_range check (failures >= 0),
    last_at  timestamptz not null
);
create index identity_throttle_by_time on identity_throttle (last_at);

grant select, insert on identity_account, identity_session, identity_token, identity_throttle to wl_platform;
grant update (password_hash, must_change, state) on identity_account to wl_platform;
grant update (expires_at) on identity_session to wl_platform;
grant update (revoked_at) on identity_token to wl_platform;
grant update (failures, last_at) on identity_throttle to wl_platform;
grant delete on identity_session, identity_throttle to wl_platform;
grant select (id, name, role, institution_id, service, must_change, state, created_at) on identity_account to wl_read;
