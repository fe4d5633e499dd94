-- What the system state page shows beyond live counts: the last answers of the checks and how the tables grow. Owner: platform.keeping.

-- One row a claim: its newest answer.
create table keeping_check (
    name       text not null constraint keeping_check_pkey primary key,
    at         timestamptz not null,
    rows_found int not null constraint keeping_check_rows_range check (rows_found >= 0),
    first_rows text not null
);

create table keeping_size (
    day        date not null,
    table_name text not null,
    bytes      bigint not null constraint keeping_size_bytes_range check (bytes >= 0),
    constraint keeping_size_pkey primary key (day, table_name)
);
comment on table keeping_size is 'With indexes and TOAST; the partitions of a table count as one. The day is UTC.';

-- Which work of the night was done when. A platform claims it here, so that of several one does it.
create table keeping_turn (
    job text not null constraint keeping_turn_pkey primary key
        constraint keeping_turn_job_known check (job in ('CHECKS', 'SIZES', 'RETENTION')),
    at  timestamptz not null
);
insert into keeping_turn select job, now() - interval '12 hours' from unnest(array['CHECKS', 'SIZES', 'RETENTION']) as job;

grant select, insert, update, delete on keeping_check to wl_platform;
grant select, insert, delete on keeping_size to wl_platform;
grant select, update on keeping_turn to wl_platform;
grant select on keeping_check, keeping_size, keeping_turn to wl_read;
