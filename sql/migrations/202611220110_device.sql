-- The contract between gateway and platform: device registry, links, the inbox, the outbox.
-- The writer of each table is named beside it; the grants at the end hold everyone to it.

-- Writer: platform. Who may speak, and where the thing stands.
create table device_registry (
    did           text not null constraint device_registry_pkey primary key
                  constraint device_registry_did_form check (did ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$'),
    kind          text not null constraint device_registry_kind_known check (kind in ('CABINET', 'SCANNER', 'COLD_BOX')),
    place_id      bigint not null constraint device_registry_place_fkey references place,
    state         text not null constraint device_registry_state_known check (state in ('ACTIVE', 'DISABLED')),
    shard         smallint not null constraint device_registry_shard_range check (shard between 0 and 15),
    epoch_floor   bigint not null default 1 constraint device_registry_epoch_floor_range check (epoch_floor between 1 and 9007199254740991),
    revision      bigint not null,
    registered_at timestamptz not null
);
comment on column device_registry.epoch_floor is
    'The lowest epoch that the device may still write. After a decided fork it is the highest known epoch + 1.';
create sequence device_registry_revision as bigint;
create index device_registry_by_shard on device_registry (shard, did);
create index device_registry_by_revision on device_registry (revision);

-- Writer: platform. One row a certificate that Wardline's own CA has issued.
create table device_certificate (
    serial     text not null constraint device_certificate_pkey primary key
               constraint device_certificate_serial_form check (serial ~ '^[0-9a-f]{1,40}$'),
    did        text not null constraint device_certificate_did_fkey references device_registry,
    not_before timestamptz not null,
    not_after  timestamptz not null,
    revoked_at timestamptz,
    constraint device_certificate_span check (not_before < not_after)
);
create index device_certificate_by_did on device_certificate (did);

-- Any change of registry or certificates draws a new revision and rings the gateways, which also poll once a second.
create function device_registry_touch() returns trigger language plpgsql as $$
begin
    new.revision := nextval('device_registry_revision');
    perform pg_notify('wl_registry', new.did);
    return new;
end $$;
create trigger device_registry_touch before insert or update on device_registry
    for each row execute function device_registry_touch();
create function device_certificate_touch() returns trigger language plpgsql as $$
begin
    update device_registry set revision = 0 where did = new.did;
    return new;
end $$;
create trigger device_certificate_touch after insert or update on device_certificate
    for each row execute function device_certificate_touch();

-- Writer: gateway. A node's heartbeat; a link of a node whose beat is older than 5 s is not online.
create table device_node (
    node       text not null constraint device_node_pkey primary key,
    started_at timestamptz not null,
    beat_at    timestamptz not null
);

-- Writer: gateway. The connection number is drawn here before CONNACK; every insert of a link's entries takes the row FOR SHARE.
create table device_link (
    did        text not null constraint device_link_pkey primary key
               constraint device_link_did_fkey references device_registry,
    connection bigint not null constraint device_link_connection_range check (connection > 0),
    node       text not null,
    opened_at  timestamptz not null,
    closed_at  timestamptz,
    boot       bigint,
    born_at    timestamptz,
    birth      bytea
);

-- Writer: gateway. The highest key stored so far, (epoch, seq) in that order.
create table device_head (
    did      text not null constraint device_head_pkey primary key
             constraint device_head_did_fkey references device_registry,
    epoch    bigint not null constraint device_head_epoch_range check (epoch between 1 and 9007199254740991),
    last_seq bigint not null constraint device_head_seq_range check (last_seq between 1 and 9007199254740991)
);

-- Writer: gateway. The journal entries of all devices, byte for byte, never changed. Partitioned by day of receipt (UTC).
-- An entry that cannot be read stands in its place as poison, so that it is no gap.
create table device_inbox (
    did         text not null,
    epoch       bigint not null,
    seq         bigint not null,
    day         date not null,
    received_at timestamptz not null,
    connection  bigint not null,
    replayed    boolean not null,
    poison      text,
    hash        bytea not null,
    entry       bytea not null,
    constraint device_inbox_pkey primary key (did, epoch, seq, day),
    constraint device_inbox_epoch_range check (epoch between 1 and 9007199254740991),
    constraint device_inbox_seq_range check (seq between 1 and 9007199254740991),
    constraint device_inbox_hash_length check (length(hash) = 32)
) partition by range (day);

-- Telemetry: holes are legal, a duplicate is dropped without alarm.
create table device_telemetry (
    did         text not null,
    boot        bigint not null,
    seq         bigint not null,
    day         date not null,
    received_at timestamptz not null,
    readings    bytea not null,
    constraint device_telemetry_pkey primary key (did, boot, seq, day)
) partition by range (day);

-- Partitions are made ahead by whoever starts first; the function belongs to the owner of the schema.
create function device_partitions(from_day date, days int) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    d date;
    t text;
begin
    if days not between 1 and 60 then
        raise exception 'device_partitions: days % is outside 1..60', days;
    end if;
    perform pg_advisory_xact_lock(4711001);
    for i in 0 .. days - 1 loop
        d := from_day + i;
        foreach t in array array['device_inbox', 'device_telemetry'] loop
            if to_regclass(format('%I', t || '_' || to_char(d, 'YYYYMMDD'))) is null then
                execute format('create table %I partition of %I for values from (%L) to (%L)',
                               t || '_' || to_char(d, 'YYYYMMDD'), t, d, d + 1);
            end if;
        end loop;
    end loop;
end $$;
select device_partitions((now() at time zone 'UTC')::date - 1, 9);

-- Writer: gateway, in the inserting transaction. An entry stored at or below the head: the pump decides whether it still
-- stands before its cursor (then it is applied in order) or is late (then device_late says so), and removes the note.
create table device_fill (
    did   text not null,
    epoch bigint not null,
    seq   bigint not null,
    constraint device_fill_pkey primary key (did, epoch, seq)
);

-- Writer: gateway. A hole below the head, and how often the device was asked for it (twice per link, four times in all).
create table device_gap (
    did           text not null constraint device_gap_did_fkey references device_registry,
    epoch         bigint not null,
    from_seq      bigint not null,
    to_seq        bigint not null,
    asked         smallint not null constraint device_gap_asked_range check (asked between 0 and 4),
    asked_on      bigint,
    asked_at      timestamptz,
    seen_at       timestamptz not null,
    constraint device_gap_pkey primary key (did, epoch, from_seq),
    constraint device_gap_span check (from_seq <= to_seq)
);

-- Writer: gateway. Bytes that could not be read or were not allowed; key null where the topic gave none.
create table device_quarantine (
    id     bigint generated always as identity constraint device_quarantine_pkey primary key,
    did    text,
    at     timestamptz not null,
    code   text not null constraint device_quarantine_code_filled check (length(code) between 1 and 64),
    topic  text,
    epoch  bigint,
    seq    bigint,
    detail text not null,
    bytes  bytea not null
);
create index device_quarantine_by_did on device_quarantine (did, id);

-- Writer: gateway; the platform writes the decision. While a row is undecided the device may not connect.
create table device_fork (
    id          bigint generated always as identity constraint device_fork_pkey primary key,
    did         text not null constraint device_fork_did_fkey references device_registry,
    at          timestamptz not null,
    connection  bigint not null,
    code        text not null,
    epoch       bigint,
    seq         bigint,
    stored      bytea,
    offered     bytea,
    decided_at  timestamptz,
    decided_by  text
);
create index device_fork_open on device_fork (did) where decided_at is null;

-- Writer: gateway and pump. What somebody should look at: packet.tooLarge, clone.suspected, journal.gap, journal.forked, ...
create table device_alarm (
    id     bigint generated always as identity constraint device_alarm_pkey primary key,
    did    text,
    at     timestamptz not null,
    code   text not null constraint device_alarm_code_filled check (length(code) between 1 and 64),
    detail text not null
);
create index device_alarm_by_did on device_alarm (did, id);

-- Writer: platform inserts and expires, the pump enters results; the gateway advances QUEUED -> SENT -> DELIVERED.
create table device_outbox (
    id           uuid not null constraint device_outbox_pkey primary key,
    did          text not null constraint device_outbox_did_fkey references device_registry,
    delivery     text not null constraint device_outbox_delivery_known check (delivery in ('NOW_OR_NEVER', 'DURABLE')),
    type         text not null,
    body         bytea not null,
    state        text not null constraint device_outbox_state_known check (state in (
                 'QUEUED', 'SENT', 'DELIVERED', 'SUCCEEDED', 'FAILED', 'REJECTED', 'EXPIRED', 'INTERRUPTED', 'CANCELLED')),
    created_at   timestamptz not null,
    deadline     timestamptz,
    connection   bigint,
    sent_at      timestamptz,
    delivered_at timestamptz,
    result_at    timestamptz,
    result       text,
    constraint device_outbox_deadline_set check (delivery = 'DURABLE' or deadline is not null)
);
create index device_outbox_waiting on device_outbox (did, created_at, id) where state in ('QUEUED', 'SENT', 'DELIVERED');

-- Writer: pump. Everything below belongs to the platform alone.
-- The cursor is per device and dense: the next key to apply.
create table device_cursor (
    did      text not null constraint device_cursor_pkey primary key
             constraint device_cursor_did_fkey references device_registry,
    epoch    bigint not null,
    next_seq bigint not null
);
-- A range of keys that will never be applied, with the reason: DECLARED by the device, ASKED four times in vain,
-- EPOCH: the first complete snapshot of a later epoch closed it.
create table device_lost (
    did      text not null constraint device_lost_did_fkey references device_registry,
    epoch    bigint not null,
    from_seq bigint not null,
    to_seq   bigint not null,
    cause    text not null constraint device_lost_cause_known check (cause in ('DECLARED', 'ASKED', 'EPOCH')),
    at       timestamptz not null,
    constraint device_lost_pkey primary key (did, epoch, from_seq),
    constraint device_lost_span check (from_seq <= to_seq)
);
-- An entry that arrived at or behind the cursor, or on a lost key: kept as evidence, never applied.
create table device_late (
    did   text not null,
    epoch bigint not null,
    seq   bigint not null,
    at    timestamptz not null,
    constraint device_late_pkey primary key (did, epoch, seq)
);
-- Which node works a shard. The fence grows with every change of hands; until is database time.
create table device_shard_lease (
    shard smallint not null constraint device_shard_lease_pkey primary key
          constraint device_shard_lease_range check (shard between 0 and 15),
    node  text,
    fence bigint not null,
    until timestamptz not null
);
insert into device_shard_lease select s, null, 0, now() from generate_series(0, 15) s;

grant select on device_registry, device_certificate to wl_gateway, wl_platform, wl_pump, wl_read;
grant insert, update on device_registry, device_certificate to wl_platform;
grant usage on sequence device_registry_revision to wl_platform;
grant select, insert, update on device_node, device_link, device_head, device_gap to wl_gateway;
grant delete on device_gap to wl_gateway;
grant select, insert on device_inbox, device_telemetry, device_quarantine, device_fork, device_alarm to wl_gateway;
grant insert on device_fill to wl_gateway;
grant select on device_fill, device_cursor, device_lost, device_late to wl_gateway;
grant select on device_outbox to wl_gateway;
grant update (state, connection, sent_at, delivered_at, result_at, result) on device_outbox to wl_gateway;
grant select on device_node, device_link, device_head, device_inbox, device_telemetry, device_fill, device_gap, device_quarantine,
    device_fork, device_alarm, device_outbox, device_cursor, device_lost, device_late, device_shard_lease
    to wl_platform, wl_pump, wl_read;
grant insert, update on device_outbox to wl_platform, wl_pump;
grant insert on device_alarm, device_quarantine to wl_platform, wl_pump;
grant update (decided_at, decided_by) on device_fork to wl_platform;
grant delete on device_fill to wl_pump;
grant insert, update on device_cursor to wl_pump;
grant insert on device_lost, device_late to wl_pump;
grant update on device_shard_lease to wl_pump;
grant execute on function device_partitions(date, int) to wl_gateway, wl_platform;
