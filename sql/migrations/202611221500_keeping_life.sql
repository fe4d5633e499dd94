-- Records of goods are kept beyond the last day on which the goods may be used, as keeping_class.life_days says. Owner: platform.keeping.

alter table keeping_archive add column last_use date;
comment on column keeping_archive.last_use is
    'The latest expiry of the lots that its rows name, as it was when they were archived; null where they name none that expires.';

-- The latest expiry of the lots that the rows of a day name. A record names goods by a column lot_id.
create function keeping_last_use(of_table text, of_day date) returns date
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    rule keeping_rule;
    latest date;
begin
    select * into strict rule from keeping_rule where table_name = of_table;
    if not exists (select from pg_attribute where attrelid = of_table::regclass and attname = 'lot_id' and not attisdropped) then
        return null;
    end if;
    if rule.by_day then
        execute format('select max(l.expiry) from %I t join ledger_lot l on l.id = t.lot_id', of_table || '_' || to_char(of_day, 'YYYYMMDD'))
            into latest;
    else
        execute format('select max(l.expiry) from %I t join ledger_lot l on l.id = t.lot_id where t.at >= $1 and t.at < $2', of_table)
            into latest using of_day::timestamp at time zone 'UTC', (of_day + 1)::timestamp at time zone 'UTC';
    end if;
    return latest;
end $$;
revoke execute on function keeping_last_use(text, date) from public;
grant execute on function keeping_last_use(text, date) to wl_platform;

-- The first day on which a file may be purged; null = never.
create function keeping_purge_day(of_day date, last_use date, least_days int, life_days int) returns date language sql immutable as $$
    select case when least_days is null then null else greatest(of_day + least_days, last_use + life_days) end
$$;

create or replace function keeping_refuse_early_purge() returns trigger language plpgsql as $$
declare
    due date;
begin
    if new.purged_at is not null and old.purged_at is null then
        select keeping_purge_day(old.day, old.last_use, c.least_days, c.life_days) into due
        from keeping_rule r join keeping_class c on c.code = r.class_code where r.table_name = old.table_name;
        if due is null or due > (now() at time zone 'UTC')::date then
            raise exception 'the records of % of % must still be kept', old.table_name, old.day
                using errcode = 'restrict_violation', constraint = 'keeping_archive_least_days';
        end if;
    end if;
    return new;
end $$;
