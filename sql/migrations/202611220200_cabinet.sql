-- Cabinets: what their journals say stands on the shelf. Owner: platform.cabinet.
-- Writer of every table here: pump, and the platform's acts (binding a tag, ordering a stock-take) through the same loop.
-- Everything but cabinet_step, cabinet_snapshot and the closed rows can be computed again from the inbox and the steps.

-- One row a cabinet. `steps` is the number of its newest step: whoever holds a state of another number in memory reads anew.
create table cabinet (
    did              text not null constraint cabinet_pkey primary key
                     constraint cabinet_did_fkey references device_registry,
    steps            bigint not null default 0 constraint cabinet_steps_range check (steps >= 0),
    epoch            bigint not null default 0 constraint cabinet_epoch_range check (epoch between 0 and 9007199254740991),
    unverified       boolean not null default true,
    door             text not null default 'UNKNOWN' constraint cabinet_door_known check (door in ('OPEN', 'CLOSED', 'UNKNOWN')),
    replaying        boolean not null default false,
    sessions         integer not null default 0 constraint cabinet_sessions_range check (sessions >= 0),
    partial_epoch    bigint,
    partial_seq      bigint,
    strayed          text,
    last_snapshot_at timestamptz,
    changed_at       timestamptz not null,
    constraint cabinet_partial_whole check ((partial_epoch is null) = (partial_seq is null))
);
comment on column cabinet.partial_seq is
    'First chunk of a snapshot that is not complete yet; after a restart its chunks are read from the inbox again.';
comment on column cabinet.strayed is
    'The snapshot that was abandoned last: its remaining chunks raise no second alarm.';

-- The last claim of a cabinet about a tag. No row: it never claimed anything about it.
-- taken_in: the session whose closing snapshot made the claim of absence; another presence before the next opening heals it.
create table cabinet_claim (
    did      text not null constraint cabinet_claim_cabinet_fkey references cabinet,
    tag      text not null constraint cabinet_claim_tag_form check (tag ~ '^([0-9A-F]{2}){2,62}$'),
    present  boolean not null,
    taken_in integer,
    epoch    bigint not null,
    seq      bigint not null,
    constraint cabinet_claim_pkey primary key (did, tag),
    constraint cabinet_claim_taken_absent check (taken_in is null or not present)
);
create index cabinet_claim_by_tag on cabinet_claim (tag, did) include (present);

-- Door sessions in the order of their beginning; the device chose the id.
create table cabinet_session (
    did        text not null constraint cabinet_session_cabinet_fkey references cabinet,
    number     integer not null constraint cabinet_session_number_range check (number > 0),
    session    text not null constraint cabinet_session_id_filled check (length(session) between 1 and 128),
    state      text not null constraint cabinet_session_state_known check (state in ('OPEN', 'ENDED', 'CLOSED', 'SUSPECT', 'INTERRUPTED')),
    who        text,
    method     text,
    opened_at  timestamptz,
    ended_at   timestamptz,
    closed_at  timestamptz,
    added      text[] not null default '{}',
    removed    text[] not null default '{}',
    cause      text,
    constraint cabinet_session_pkey primary key (did, number),
    constraint cabinet_session_id_key unique (did, session),
    constraint cabinet_session_cause_set check ((cause is not null) = (state in ('CLOSED', 'SUSPECT')))
);
comment on column cabinet_session.cause is 'The cause that the movements of its closing snapshot carry.';

create table cabinet_session_line (
    did    text not null,
    number integer not null,
    tag    text not null,
    kind   text not null constraint cabinet_session_line_kind_known check (kind in ('TAKEN', 'PUT', 'SUSPECT')),
    constraint cabinet_session_line_pkey primary key (did, number, tag, kind),
    constraint cabinet_session_line_session_fkey foreign key (did, number) references cabinet_session
);

-- Where shelf and book disagree, or where we know that we do not know.
create table cabinet_discrepancy (
    id          bigint generated always as identity constraint cabinet_discrepancy_pkey primary key,
    did         text not null constraint cabinet_discrepancy_cabinet_fkey references cabinet,
    tag         text not null constraint cabinet_discrepancy_tag_filled check (length(tag) between 1 and 128),
    kind        text not null constraint cabinet_discrepancy_kind_known check (kind in (
                'PRESENT_WITHOUT_SESSION', 'UNKNOWN_TAG', 'SUSPECT', 'CONTESTED', 'JOURNAL_LOST', 'UNREADABLE')),
    session     integer,
    opened_by   bigint not null,
    opened_at   timestamptz not null,
    resolved_by bigint,
    resolved_at timestamptz,
    resolution  text constraint cabinet_discrepancy_resolution_known check (resolution in (
                'MISREAD_HEALED', 'TAKEN', 'PRESENT', 'ABSENT', 'BOUND', 'UNCONTESTED', 'SUSPECT_AGAIN')),
    constraint cabinet_discrepancy_session_fkey foreign key (did, session) references cabinet_session,
    constraint cabinet_discrepancy_resolved_whole check (
        (resolved_at is null) = (resolution is null) and (resolved_at is null) = (resolved_by is null))
);
create unique index cabinet_discrepancy_open_once on cabinet_discrepancy (did, tag, kind) where resolved_at is null;
create index cabinet_discrepancy_of_session on cabinet_discrepancy (did, session) where session is not null;
create index cabinet_discrepancy_by_did on cabinet_discrepancy (did, id);
comment on column cabinet_discrepancy.opened_by is 'The id of the step; with resolved_by it gives replay the order.';

-- Every change of a cabinet's state, dense per cabinet. `id` is drawn while the units that the step touches are locked,
-- so that for every tag the order of ids is the order in which the steps took effect.
create sequence cabinet_step_order as bigint;
create table cabinet_step (
    did         text not null constraint cabinet_step_cabinet_fkey references cabinet,
    step_no     bigint not null constraint cabinet_step_no_range check (step_no > 0),
    id          bigint not null constraint cabinet_step_id_key unique,
    cause       text not null constraint cabinet_step_cause_known check (cause in ('ENTRY', 'UNREADABLE', 'LOST', 'BIND', 'STOCK_TAKE')),
    epoch       bigint,
    seq         bigint,
    to_seq      bigint,
    tags        text[],
    act         text,
    interpreter smallint not null constraint cabinet_step_interpreter_range check (interpreter > 0),
    at          timestamptz not null,
    constraint cabinet_step_pkey primary key (did, step_no),
    constraint cabinet_step_key_whole check (
        case cause
            when 'ENTRY' then epoch is not null and seq is not null and to_seq is null and tags is null
            when 'UNREADABLE' then epoch is not null and seq is not null and to_seq is null and tags is null
            when 'LOST' then epoch is not null and seq is not null and to_seq >= seq and tags is null
            when 'BIND' then epoch is null and tags is not null
            else epoch is null
        end)
);
create index cabinet_step_by_key on cabinet_step (did, epoch, seq) where epoch is not null;

-- Evidence: one row a complete snapshot, standing at the key of its first chunk.
create table cabinet_snapshot (
    did           text not null constraint cabinet_snapshot_cabinet_fkey references cabinet,
    epoch         bigint not null,
    seq           bigint not null,
    snapshot      text not null,
    trigger       text not null,
    session       text,
    chunks        integer not null constraint cabinet_snapshot_chunks_range check (chunks > 0),
    tags          integer not null constraint cabinet_snapshot_tags_range check (tags >= 0),
    rounds        integer not null,
    authoritative boolean not null,
    received_at   timestamptz not null,
    constraint cabinet_snapshot_pkey primary key (did, epoch, seq)
);

grant select on cabinet, cabinet_claim, cabinet_session, cabinet_session_line, cabinet_discrepancy, cabinet_step, cabinet_snapshot
    to wl_platform, wl_pump, wl_read;
grant insert, update on cabinet, cabinet_claim, cabinet_session, cabinet_discrepancy to wl_pump;
grant insert on cabinet_session_line, cabinet_step, cabinet_snapshot to wl_pump;
grant usage on sequence cabinet_step_order to wl_pump, wl_platform;
-- Acts of the platform: binding a tag that a cabinet already shows, and ordering a stock-take.
grant insert on cabinet_step, cabinet_discrepancy to wl_platform;
grant insert, update on cabinet to wl_platform;
grant update (session, resolved_by, resolved_at, resolution) on cabinet_discrepancy to wl_platform;
