-- How long which records are kept, as data; and the only way by which a record leaves the database. Owner: platform.keeping.

-- The classes of records with their least keeping time. A table's class is the one with the longest rule that may apply to it.
create table keeping_class (
    code        text not null constraint keeping_class_pkey primary key
                constraint keeping_class_code_form check (code ~ '^[A-Z_]{1,40}$'),
    least_days  int constraint keeping_class_least_days_range check (least_days > 0),
    life_days   int constraint keeping_class_life_days_range check (life_days > 0),
    source      text not null
);
comment on column keeping_class.least_days is 'Counted from the day of the record; null = for ever.';
comment on column keeping_class.life_days is 'And at least so long beyond the last day of use of the goods, where a record names goods.';
insert into keeping_class (code, least_days, life_days, source) values
    ('IMPLANT', null, null, 'Implant records are kept for ever: Measures for the Supervision of the Use of Medical Devices'),
    ('DRUG_ACCEPTANCE', 1827, 366, 'Five years, and one year beyond the expiry of the lot: purchase and acceptance of drugs'),
    ('MEDICAL_DEVICE', 1827, 731, 'Two years beyond the life of the device; five years where it has none'),
    ('COLD_CHAIN', 1827, null, 'Five years: temperature records of drugs and vaccines'),
    ('INSURANCE_VOUCHER', 1827, null, 'Five years: vouchers of the medical insurance'),
    ('ACCESS_LOG', 184, null, 'Six calendar months: network logs, Cybersecurity Law, article 21');

-- What is moved out of the database into archive files. A table that is not named here is never touched.
create table keeping_rule (
    table_name  text not null constraint keeping_rule_pkey primary key,
    class_code  text not null constraint keeping_rule_class_fkey references keeping_class,
    by_day      boolean not null,
    online_days int not null constraint keeping_rule_online_days_range check (online_days between 184 and 36500),
    replayed    boolean not null
);
comment on column keeping_rule.by_day is 'True: a partition for each day goes as a whole. False: the rows of a day are deleted.';
comment on column keeping_rule.online_days is 'So long the rows stay in the database; then a file has them.';
comment on column keeping_rule.replayed is
    'The replay of a county reads it from its first row, so its rows stay until a replay can begin at a checkpoint. None can yet.';
insert into keeping_rule (table_name, class_code, by_day, online_days, replayed) values
    ('device_inbox', 'IMPLANT', true, 400, true),
    ('device_telemetry', 'COLD_CHAIN', true, 400, false),
    ('device_quarantine', 'IMPLANT', false, 400, false),
    ('device_alarm', 'COLD_CHAIN', false, 400, false);

-- Every archive file that was ever written. It outlives the file.
create table keeping_archive (
    table_name  text not null constraint keeping_archive_rule_fkey references keeping_rule,
    day         date not null,
    file        text not null constraint keeping_archive_file_form check (file ~ '^[a-z_]+-[0-9]{8}\.jsonl\.gz$'),
    rows        bigint not null constraint keeping_archive_rows_range check (rows >= 0),
    sha256      text not null constraint keeping_archive_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
    written_at  timestamptz not null default now(),
    removed_at  timestamptz,
    purged_at   timestamptz,
    constraint keeping_archive_pkey primary key (table_name, day),
    constraint keeping_archive_order check (purged_at is null or removed_at is not null)
);
comment on column keeping_archive.sha256 is 'Of the file as it was read again from disk after it had been written.';
comment on column keeping_archive.removed_at is 'When the rows left the database; from then on the file is the only copy.';

-- A file may be purged when the class of its table allows it, and never before, whoever asks.
create function keeping_refuse_early_purge() returns trigger language plpgsql as $$
declare
    least int;
begin
    if new.purged_at is not null and old.purged_at is null then
        select c.least_days into least from keeping_rule r join keeping_class c on c.code = r.class_code
        where r.table_name = new.table_name;
        if least is null or new.day + least > (now() at time zone 'UTC')::date then
            raise exception 'the records of % of % must still be kept', new.table_name, new.day
                using errcode = 'restrict_violation', constraint = 'keeping_archive_least_days';
        end if;
    end if;
    return new;
end $$;
create trigger keeping_archive_least_days before update on keeping_archive
    for each row execute function keeping_refuse_early_purge();

-- The days of a table that are old enough to leave the database.
create function keeping_days(of_table text) returns setof date
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    rule keeping_rule;
    last date;
begin
    select * into strict rule from keeping_rule where table_name = of_table;
    last := (now() at time zone 'UTC')::date - rule.online_days;
    if rule.by_day then
        return query select to_date(right(c.relname, 8), 'YYYYMMDD') from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = of_table::regclass and to_date(right(c.relname, 8), 'YYYYMMDD') < last order by 1;
    else
        return query execute format(
            'select distinct (at at time zone ''UTC'')::date from %I where at < $1 order by 1', of_table)
            using last::timestamp at time zone 'UTC';
    end if;
end $$;

-- The rows of one day, each as one line of JSON, behind the cursor keeping_lines: however many they are, few are in memory.
create function keeping_open(of_table text, of_day date) returns refcursor
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    rule keeping_rule;
    lines refcursor := 'keeping_lines';
begin
    select * into strict rule from keeping_rule where table_name = of_table;
    if rule.by_day then
        open lines no scroll for execute
            format('select row_to_json(t)::text as line from %I t', of_table || '_' || to_char(of_day, 'YYYYMMDD'));
    else
        open lines no scroll for execute
            format('select row_to_json(t)::text as line from %I t where at >= $1 and at < $2 order by id', of_table)
            using of_day::timestamp at time zone 'UTC', (of_day + 1)::timestamp at time zone 'UTC';
    end if;
    return lines;
end $$;

-- Takes the rows of a day out of the database; refuses where no archive file has exactly them, or they are still needed.
create function keeping_remove(of_table text, of_day date) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    rule keeping_rule;
    archived bigint;
    found bigint;
begin
    select * into strict rule from keeping_rule where table_name = of_table for share;
    if of_day >= (now() at time zone 'UTC')::date - rule.online_days then
        raise exception '% of % is younger than % days', of_table, of_day, rule.online_days
            using errcode = 'restrict_violation', constraint = 'keeping_online_days';
    end if;
    if rule.replayed then
        raise exception '% of % is needed for a replay: there is no checkpoint behind it', of_table, of_day
            using errcode = 'restrict_violation', constraint = 'keeping_replay_checkpoint';
    end if;
    select a.rows into archived from keeping_archive a
    where a.table_name = of_table and a.day = of_day and a.removed_at is null for update;
    if archived is null then
        raise exception '% of % has no archive file', of_table, of_day
            using errcode = 'restrict_violation', constraint = 'keeping_archive_first';
    end if;
    if rule.by_day then
        execute format('lock table %I in access exclusive mode', of_table || '_' || to_char(of_day, 'YYYYMMDD'));
        execute format('select count(*) from %I', of_table || '_' || to_char(of_day, 'YYYYMMDD')) into found;
    else
        execute format('select count(*) from %I where at >= $1 and at < $2', of_table) into found
            using of_day::timestamp at time zone 'UTC', (of_day + 1)::timestamp at time zone 'UTC';
    end if;
    if found <> archived then
        raise exception '% of % has % rows, its file %', of_table, of_day, found, archived
            using errcode = 'restrict_violation', constraint = 'keeping_archive_complete';
    end if;
    if rule.by_day then
        execute format('drop table %I', of_table || '_' || to_char(of_day, 'YYYYMMDD'));
    else
        execute format('delete from %I where at >= $1 and at < $2', of_table)
            using of_day::timestamp at time zone 'UTC', (of_day + 1)::timestamp at time zone 'UTC';
    end if;
    update keeping_archive set removed_at = now() where table_name = of_table and day = of_day;
    return found;
end $$;

revoke execute on function keeping_days(text), keeping_open(text, date), keeping_remove(text, date) from public;
grant execute on function keeping_days(text), keeping_open(text, date), keeping_remove(text, date) to wl_platform;
grant select on keeping_class, keeping_rule, keeping_archive to wl_platform, wl_read;
grant insert on keeping_archive to wl_platform;
grant update (purged_at) on keeping_archive to wl_platform;
