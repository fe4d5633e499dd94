-- Alarms, which are tasks as soon as somebody is to answer: one row for each, its sealed history, whom they are told. Owner: platform.alarm.

create table alarm (
    id              bigint generated always as identity constraint alarm_pkey primary key,
    kind            text not null constraint alarm_kind_form check (kind ~ '^[a-z]+(\.[a-zA-Z]+)+$' and length(kind) <= 64),
    subject         text not null constraint alarm_subject_filled check (length(subject) between 1 and 200),
    institution_id  bigint constraint alarm_institution_fkey references place_institution,
    severity        text not null constraint alarm_severity_known check (severity in ('URGENT', 'WARNING')),
    owner           text not null constraint alarm_owner_form check (owner ~ '^[A-Z][A-Z_]{1,31}$'),
    words           jsonb not null constraint alarm_words_object check (jsonb_typeof(words) = 'object'),
    state           text not null constraint alarm_state_known check (state in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED')),
    present         boolean not null,
    seen            bigint not null constraint alarm_seen_positive check (seen > 0),
    raised_at       timestamptz not null,
    last_seen_at    timestamptz not null,
    level           int not null default 0 constraint alarm_level_range check (level between 0 and 20),
    escalates_at    timestamptz,
    assignee_id     bigint constraint alarm_assignee_fkey references identity_account,
    acknowledged_by text,
    acknowledged_at timestamptz,
    resolved_by     text,
    resolved_at     timestamptz,
    resolution      text constraint alarm_resolution_length check (length(resolution) <= 500),
    constraint alarm_open_is_present check (present or state = 'RESOLVED'),
    constraint alarm_acknowledged_whole check ((acknowledged_by is null) = (acknowledged_at is null)),
    constraint alarm_resolved_whole check ((state = 'RESOLVED') = (resolved_at is not null) and (resolved_by is null) = (resolved_at is null)),
    constraint alarm_escalates_while_open check (escalates_at is null or state = 'OPEN')
);
comment on column alarm.institution_id is 'Whose it is; null: the county''s.';
comment on column alarm.owner is 'The duty that answers (Duty), or ADMINISTRATOR.';
comment on column alarm.words is 'What the text of the kind names, by its names.';
comment on column alarm.present is
    'The cause was still there when the room last looked. A person may resolve it all the same; it is then not raised again until the cause was gone or happened once more.';
comment on column alarm.seen is 'How often the cause happened.';
create unique index alarm_present_once on alarm (kind, subject) where present;
create index alarm_by_institution on alarm (institution_id, id);
create index alarm_open on alarm (id) where state <> 'RESOLVED';
create index alarm_due on alarm (escalates_at) where escalates_at is not null;

-- The history: every step that a room, the roster or a person took. Repeats are counted in the alarm and not told here.
create table alarm_event (
    id       bigint generated always as identity constraint alarm_event_pkey primary key,
    alarm_id bigint not null constraint alarm_event_alarm_fkey references alarm,
    at       timestamptz not null,
    what     text not null constraint alarm_event_what_known check (what in ('RAISED', 'ACKNOWLEDGED', 'ASSIGNED', 'ESCALATED', 'RESOLVED')),
    account  text constraint alarm_event_account_filled check (length(account) between 1 and 100),
    detail   text constraint alarm_event_detail_length check (length(detail) <= 500),
    sealing  bigint not null default audit_sealing()
);
comment on column alarm_event.account is 'Who did it; null: the room that watches the cause, or the clock.';
create index alarm_event_by_alarm on alarm_event (alarm_id, id);
create index alarm_event_by_sealing on alarm_event (sealing);
create trigger alarm_event_append_only before update or delete or truncate on alarm_event
    for each statement execute function audit_refuse_change();

alter table alarm enable row level security, force row level security;
create policy alarm_whole on alarm to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true);
create policy alarm_scope on alarm to wl_platform using (
    (select place_scope_is_whole()) or institution_id = any ((select place_scope_institutions())::bigint[]));
alter table alarm_event enable row level security, force row level security;
create policy alarm_event_whole on alarm_event to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true);
create policy alarm_event_scope on alarm_event to wl_platform using (
    (select place_scope_is_whole()) or exists (select from alarm a where a.id = alarm_event.alarm_id));

-- Rings after the commit, whoever changed an alarm; the same words are said once in a transaction.
create function alarm_ring() returns trigger language plpgsql as $$
begin
    perform pg_notify('wl_alarm', coalesce(new.institution_id::text, 'county'));
    return null;
end $$;
create trigger alarm_ring after insert or update on alarm for each row execute function alarm_ring();

grant select, insert on alarm, alarm_event to wl_platform;
grant update (present, seen, last_seen_at, words, state, level, escalates_at, assignee_id, acknowledged_by, acknowledged_at,
              resolved_by, resolved_at, resolution) on alarm to wl_platform;
grant select on alarm_event to wl_sealer;
grant select on alarm, alarm_event to wl_read;
