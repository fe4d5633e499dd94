-- What a gateway keeps of a link beyond its number: the certificate it came with, every birth, and the reported state.

alter table device_link add column serial text;
comment on column device_link.serial is
    'Serial of the client certificate of this connection, null on the plain loopback listener. A revoked one ends the link.';
create index device_link_open on device_link (node) where closed_at is null;

-- Writer: gateway. One row a birth, as received. Boots that alternate within a minute are a clone; rows older than
-- seven days are removed by the gateways.
create table device_birth (
    did        text not null,
    connection bigint not null,
    at         timestamptz not null,
    node       text not null,
    boot       bigint not null,
    birth      bytea not null,
    constraint device_birth_pkey primary key (did, connection)
);
create index device_birth_by_time on device_birth (did, at);

-- Writer: gateway. The newest state that a device reported (`state/reported`), byte for byte, as evidence.
create table device_reported (
    did         text not null constraint device_reported_pkey primary key
                constraint device_reported_did_fkey references device_registry,
    connection  bigint not null,
    received_at timestamptz not null,
    document    bytea not null
);

comment on column device_outbox.body is
    'The whole message as published on the command topic (CommandFrame.message): the same command gives the same bytes.';

grant select, insert, delete on device_birth to wl_gateway;
grant select, insert, update on device_reported to wl_gateway;
grant select on device_birth, device_reported to wl_platform, wl_pump, wl_read;
