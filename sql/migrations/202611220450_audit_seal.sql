-- Seals: what was written is hashed row by row, and the hashes are chained, so that a later change shows. Owner: platform.audit.
--
-- A table whose rows are facts says three things in its migration:
--     sealing bigint not null default audit_sealing(),
--     create index x_by_sealing on x (sealing);
--     grant select on x to wl_sealer, wl_read;
-- and its feature lists it among the sealed tables. A later column is nullable and has no default: a column that is null
-- is not part of a row's hash, so rows that were sealed before keep theirs.

-- The transaction that wrote the row. A row is sealed when every transaction up to its own has ended: then none with a
-- lower or the same number can come any more, and a mark over this column skips nothing, however late a commit was.
create function audit_sealing() returns bigint language sql stable parallel restricted
    return pg_current_xact_id()::text::bigint;
comment on function audit_sealing() is 'The number of the running transaction; it grows for ever, across restarts too.';

-- Every transaction below this number has ended.
create function audit_sealing_horizon() returns bigint language sql stable parallel restricted
    return pg_snapshot_xmin(pg_current_snapshot())::text::bigint;

-- A dump that is restored into another server brings rows with higher numbers than the new server counts. Whoever starts the
-- county calls this before anything is written: both functions then count on from above. Returns by how much they moved.
create function audit_sealing_resume() returns bigint language plpgsql as $$
declare
    sealed  record;
    top     bigint;
    highest bigint := 0;
    own     bigint;
    shift   bigint;
begin
    for sealed in
        select c.oid::regclass as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where a.attname = 'sealing' and not a.attisdropped and c.relkind in ('r', 'p') and not c.relispartition
          and c.relnamespace = 'public'::regnamespace
    loop
        execute format('select max(sealing) from %s', sealed.name) into top;
        highest := greatest(highest, top);
    end loop;
    select greatest(highest, max(upto_sealing)) into highest
    from (select upto_sealing from audit_seal where table_name <> 'audit_seal' order by no desc limit 1000) newest;
    -- Drawn only now: every row seen above is of a transaction with a lower number, unless the counter has moved back.
    own := audit_sealing();
    if highest < own then
        return 0;
    end if;
    shift := highest + 1 - pg_current_xact_id()::text::bigint;
    execute format('create or replace function audit_sealing() returns bigint language sql stable parallel restricted'
                   ' return pg_current_xact_id()::text::bigint + %s', shift);
    execute format('create or replace function audit_sealing_horizon() returns bigint language sql stable parallel restricted'
                   ' return pg_snapshot_xmin(pg_current_snapshot())::text::bigint + %s', shift);
    return highest + 1 - own;
end $$;
revoke execute on function audit_sealing_resume() from public;

alter table audit_act add column sealing bigint not null default audit_sealing();
create index audit_act_by_sealing on audit_act (sealing);
alter table audit_row add column sealing bigint not null default audit_sealing();
create index audit_row_by_sealing on audit_row (sealing);

-- One row for up to some thousand rows of one table, in the order of (sealing, primary key). Seals are chained; rows are not.
create table audit_seal (
    no            bigint not null constraint audit_seal_pkey primary key constraint audit_seal_no_positive check (no > 0),
    table_name    text not null constraint audit_seal_table_filled check (length(table_name) between 1 and 63),
    after_sealing bigint not null,
    upto_sealing  bigint not null,
    first_key     text not null,
    last_key      text not null,
    row_count     integer not null constraint audit_seal_count_range check (row_count >= 0),
    continues     boolean not null,
    leaves        bytea not null,
    root          bytea not null constraint audit_seal_root_length check (length(root) = 32),
    sealed_at     timestamptz not null,
    previous      bytea not null constraint audit_seal_previous_length check (length(previous) = 32),
    hash          bytea not null constraint audit_seal_hash_length check (length(hash) = 32),
    constraint audit_seal_range check (after_sealing <= upto_sealing),
    constraint audit_seal_leaves_length check (length(leaves) = 32 * row_count)
);
-- Hashes do not compress.
alter table audit_seal alter column leaves set storage external;
create index audit_seal_of_table on audit_seal (table_name, no);
comment on column audit_seal.table_name is
    'audit_seal itself: the seals first_key to last_key are lost (a restore), as the head files outside of the database show.';
comment on column audit_seal.continues is
    'The transaction upto_sealing has more rows, which the next seal of the table holds.';
comment on column audit_seal.leaves is 'The SHA-256 of each row, 32 bytes each, in order; root is the SHA-256 of all of them.';
create trigger audit_seal_append_only before update or delete or truncate on audit_seal
    for each statement execute function audit_refuse_change();

-- When the sealer last had sealed everything that could be; an idle county has no new seals and yet no lag.
create table audit_sealer (
    one         boolean not null default true constraint audit_sealer_pkey primary key constraint audit_sealer_one_row check (one),
    complete_at timestamptz not null
);
insert into audit_sealer (complete_at) values (now());

-- The lists of the audit page, newest first.
create index audit_act_of_account on audit_act (account, at, id);
create index audit_act_of_kind on audit_act (kind, at, id);

grant select, insert on audit_seal to wl_sealer;
grant select, update on audit_sealer to wl_sealer;
grant select on audit_seal, audit_sealer to wl_platform, wl_read;
