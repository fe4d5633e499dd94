-- Whom alarms are told: by mail to a person, by a signed call to a program. Owner: platform.alarm.

-- A person's own choice. Who has no row is told nothing beyond the console.
create table alarm_channel (
    account_id bigint not null constraint alarm_channel_pkey primary key
               constraint alarm_channel_account_fkey references identity_account,
    address    text not null constraint alarm_channel_address_form check (address ~ '^[^@[:space:][:cntrl:]]+@[^@[:space:][:cntrl:]]+$' and length(address) <= 200),
    language   text not null constraint alarm_channel_language_known check (language in ('EN', 'ZH')),
    urgent     boolean not null,
    warnings   boolean not null,
    changed_at timestamptz not null
);
comment on column alarm_channel.urgent is 'Whether what is urgent is wanted, which comes at once.';
comment on column alarm_channel.warnings is 'Whether the hourly digest of warnings is wanted.';

-- A program that is called with what its account sees.
create table alarm_hook (
    id         bigint generated always as identity constraint alarm_hook_pkey primary key,
    account_id bigint not null constraint alarm_hook_account_fkey references identity_account,
    url        text not null constraint alarm_hook_url_form check (url ~ '^https?://[^[:space:][:cntrl:]]+$' and length(url) <= 500),
    secret     bytea not null,
    created_at timestamptz not null,
    ended_at   timestamptz
);
comment on column alarm_hook.secret is 'Encrypted (AES-256-GCM) under a key that stands beside the database, never in it.';

-- What is still to be told and what was: written with what it tells of, delivered afterwards, at least once.
create table alarm_notice (
    id          bigint generated always as identity constraint alarm_notice_pkey primary key,
    alarm_id    bigint not null constraint alarm_notice_alarm_fkey references alarm,
    event_id    bigint not null constraint alarm_notice_event_fkey references alarm_event,
    account_id  bigint constraint alarm_notice_account_fkey references alarm_channel,
    hook_id     bigint constraint alarm_notice_hook_fkey references alarm_hook,
    tries       int not null default 0 constraint alarm_notice_tries_range check (tries between 0 and 1000),
    next_try_at timestamptz not null,
    sent_at     timestamptz,
    given_up_at timestamptz,
    fault       text constraint alarm_notice_fault_length check (length(fault) <= 500),
    constraint alarm_notice_one_way check ((account_id is null) <> (hook_id is null)),
    constraint alarm_notice_one_end check (sent_at is null or given_up_at is null)
);
create unique index alarm_notice_mail_once on alarm_notice (event_id, account_id) where account_id is not null;
create unique index alarm_notice_hook_once on alarm_notice (event_id, hook_id) where hook_id is not null;
create index alarm_notice_waiting on alarm_notice (next_try_at) where sent_at is null and given_up_at is null;
create index alarm_notice_by_alarm on alarm_notice (alarm_id);

alter table alarm_notice enable row level security, force row level security;
create policy alarm_notice_whole on alarm_notice to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true);
create policy alarm_notice_scope on alarm_notice to wl_platform using (
    (select place_scope_is_whole()) or exists (select from alarm a where a.id = alarm_notice.alarm_id));

grant select, insert on alarm_channel, alarm_hook, alarm_notice to wl_platform;
grant update (address, language, urgent, warnings, changed_at) on alarm_channel to wl_platform;
grant update (ended_at) on alarm_hook to wl_platform;
grant update (tries, next_try_at, sent_at, given_up_at, fault) on alarm_notice to wl_platform;
grant select on alarm_channel, alarm_notice to wl_read;
grant select (id, account_id, url, created_at, ended_at) on alarm_hook to wl_read;
