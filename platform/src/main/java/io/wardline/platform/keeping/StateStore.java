package io.wardline.platform.keeping;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.keeping.ForecastCalculation.DaySize;
import io.wardline.platform.keeping.KeepingState.Acknowledged;
import io.wardline.platform.keeping.KeepingState.Backup;
import io.wardline.platform.keeping.KeepingState.Broken;
import io.wardline.platform.keeping.KeepingState.Counted;
import io.wardline.platform.keeping.KeepingState.Restored;
import io.wardline.platform.keeping.KeepingState.Table;
import io.wardline.sql.Checks.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the system state page shows, and what the night writes for it. */
final class StateStore {
    static final String CLAIM =
            """
            update keeping_turn set at = now()
            where job = $1 and at < now() - case when $2 then interval '12 hours' else interval '26 hours' end
            """;
    static final String FORGET_CHECKS =
            """
            delete from keeping_check where name <> all ($1::text[])
            """;
    static final String KEEP_CHECKS =
            """
            insert into keeping_check (name, at, rows_found, first_rows)
            select name, now(), rows_found, first_rows from unnest($1::text[], $2::bigint[], $3::text[]) as c (name, rows_found, first_rows)
            on conflict (name) do update set at = excluded.at, rows_found = excluded.rows_found, first_rows = excluded.first_rows
            """;
    static final String DONE =
            """
            update keeping_turn set ran_at = now() where job = $1
            """;
    static final String RAN =
            """
            select ran_at from keeping_turn where job = $1
            """;
    static final String KEPT =
            """
            select r.table_name, c.code, c.source, r.online_days, c.least_days, r.replayed, count(a.day), max(a.day)
            from keeping_rule r join keeping_class c on c.code = r.class_code
            left join keeping_archive a on a.table_name = r.table_name and a.purged_at is null
            group by r.table_name, c.code order by r.table_name
            """;
    static final String MEASURE =
            """
            insert into keeping_size (day, table_name, bytes)
            select (now() at time zone 'UTC')::date, coalesce(p.relname, c.relname), sum(pg_total_relation_size(c.oid))
            from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by 1, 2
            on conflict do nothing
            """;
    static final String FORGET_SIZES =
            """
            delete from keeping_size where day < (now() at time zone 'UTC')::date - 400
            """;
    static final String PUMP =
            """
            select coalesce(sum(l.behind), 0)::bigint, count(*) filter (where l.behind > 0),
                   (select count(*) from device_gap), (select count(*) from device_fork where decided_at is null)
            from (select case when c.epoch = h.epoch then greatest(h.last_seq - c.next_seq + 1, 0) else h.last_seq end as behind
                  from device_head h left join device_cursor c on c.did = h.did) l
            """;
    static final String QUARANTINED =
            """
            select count(*) from device_quarantine
            """;
    static final String QUARANTINED_LATELY =
            """
            select code, count(*) from device_quarantine where at > now() - interval '24 hours' group by code order by 2 desc, 1 limit 50
            """;
    static final String ALARMS_LATELY =
            """
            select code, count(*) from device_alarm where at > now() - interval '24 hours' group by code order by 2 desc, 1 limit 50
            """;
    static final String CHECKS =
            """
            select max(at), count(*) filter (where rows_found = 0) from keeping_check
            """;
    static final String BROKEN =
            """
            select name, rows_found, first_rows, at from keeping_check where rows_found > 0 order by name
            """;
    static final String ACKNOWLEDGED =
            """
            select name, first_rows, at from keeping_check where rows_found = 0 and first_rows <> '' order by name
            """;
    static final String DATABASE_BYTES =
            """
            select pg_database_size(current_database())
            """;
    static final String SIZES =
            """
            select day, sum(bytes)::bigint from keeping_size where day > (now() at time zone 'UTC')::date - 8 group by day order by day
            """;
    static final String LARGEST =
            """
            select coalesce(p.relname, c.relname)::text, sum(pg_total_relation_size(c.oid))::bigint
            from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace group by 1 order by 2 desc, 1 limit 10
            """;
    static final String LAST_BACKUP =
            """
            select copy, folder, finished_at, bytes from keeping_backup order by finished_at desc limit 1
            """;
    static final String LAST_RESTORE =
            """
            select at, copy, until from keeping_restore order by id desc limit 1
            """;
    static final String ARCHIVER =
            """
            select last_archived_time, coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) from pg_stat_archiver
            """;

    /** Acts stand for all facts: the sealer goes over every table in each round. */
    static final String AGE =
            """
            select now(), (select min(at) from audit_act),
                   (select min(at) from audit_act where sealing > coalesce(
                       (select s.upto_sealing from audit_seal s where s.table_name = 'audit_act' order by s.no desc limit 1), 0))
            """;

    /**
     * How old the county and its unsealed facts are.
     *
     * @param now database time
     * @param firstAct null where nobody has done anything
     * @param oldestUnsealed null where everything is sealed
     */
    record Age(Instant now, @Nullable Instant firstAct, @Nullable Instant oldestUnsealed) {}

    static final String NUMBERS =
            """
            select (select count(*) from device_link where closed_at is null),
                   (select count(*) from device_quarantine where at > now() - interval '24 hours'),
                   (select count(*) from alarm where state <> 'RESOLVED')
            """;

    /** What is measured. */
    record Numbers(
            long entriesBehind, long devicesBehind, long gaps, long forks, long links, long quarantined, long alarms, long unsealedSeconds) {}

    /** What the server's archiver last did. */
    record Archiver(@Nullable Instant archivedAt, boolean failing) {}

    /** When the checks were asked and how many held. */
    record Asked(@Nullable Instant at, long holding) {}

    /** Takes a piece of the night's work, once in a night; by day only where a whole night was missed. */
    boolean claim(Tx tx, String job, boolean night) {
        return tx.execute(CLAIM, job, night) == 1;
    }

    /** The piece is done, which is more than begun. */
    void done(Tx tx, String job) {
        tx.execute(DONE, job);
    }

    KeepingState.Retention retention(Tx tx) {
        var ran = tx.row(RAN, row -> Optional.ofNullable(row.getOffsetDateTime(0)), "RETENTION").orElseThrow();
        return new KeepingState.Retention(
                ran.map(OffsetDateTime::toInstant).orElse(null),
                tx.rows(KEPT, row -> new KeepingState.Kept(
                        row.getString(0), row.getString(1), row.getString(2), row.getInteger(3), row.getInteger(4), row.getBoolean(5),
                        row.getLong(6), row.getLocalDate(7))));
    }

    void keep(Tx tx, List<Outcome> outcomes) {
        tx.execute(FORGET_CHECKS, Columns.texts(outcomes, Outcome::name));
        tx.execute(
                KEEP_CHECKS, Columns.texts(outcomes, Outcome::name), Columns.longs(outcomes, Outcome::rowsFound),
                Columns.texts(outcomes, outcome -> String.join("\n", outcome.firstRows())));
    }

    void measure(Tx tx) {
        tx.execute(MEASURE);
        tx.execute(FORGET_SIZES);
    }

    KeepingState.Pump pump(Tx tx) {
        return tx.row(PUMP, row -> new KeepingState.Pump(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3)))
                .orElseThrow();
    }

    KeepingState.Quarantine quarantine(Tx tx) {
        return new KeepingState.Quarantine(number(tx, QUARANTINED), tx.rows(QUARANTINED_LATELY, StateStore::counted));
    }

    List<Counted> alarms(Tx tx) {
        return tx.rows(ALARMS_LATELY, StateStore::counted);
    }

    private static Counted counted(Row row) {
        return new Counted(row.getString(0), row.getLong(1));
    }

    Asked asked(Tx tx) {
        return tx.row(CHECKS, row -> new Asked(instant(row.getOffsetDateTime(0)), row.getLong(1))).orElseThrow();
    }

    List<Broken> broken(Tx tx) {
        return tx.rows(BROKEN, row -> new Broken(
                row.getString(0), row.getLong(1), row.getString(2), row.getOffsetDateTime(3).toInstant()));
    }

    List<Acknowledged> acknowledged(Tx tx) {
        return tx.rows(ACKNOWLEDGED, row -> new Acknowledged(row.getString(0), row.getString(1), row.getOffsetDateTime(2).toInstant()));
    }

    long databaseBytes(Tx tx) {
        return number(tx, DATABASE_BYTES);
    }

    List<DaySize> sizes(Tx tx) {
        return tx.rows(SIZES, row -> new DaySize(row.getLocalDate(0), row.getLong(1)));
    }

    List<Table> largest(Tx tx) {
        return tx.rows(LARGEST, row -> new Table(row.getString(0), row.getLong(1)));
    }

    Optional<Backup> lastBackup(Tx tx) {
        return tx.row(LAST_BACKUP, row -> new Backup(
                row.getString(0), row.getString(1), row.getOffsetDateTime(2).toInstant(), row.getLong(3)));
    }

    Optional<Restored> lastRestore(Tx tx) {
        return tx.row(LAST_RESTORE, row -> new Restored(
                row.getOffsetDateTime(0).toInstant(), row.getString(1), instant(row.getOffsetDateTime(2))));
    }

    Archiver archiver(Tx tx) {
        return tx.row(ARCHIVER, row -> new Archiver(instant(row.getOffsetDateTime(0)), row.getBoolean(1))).orElseThrow();
    }

    Numbers numbers(Tx tx) {
        var pump = pump(tx);
        var age = age(tx);
        var oldest = age.oldestUnsealed();
        var unsealed = oldest == null ? 0 : Math.max(0, Duration.between(oldest, age.now()).toSeconds());
        return tx.row(NUMBERS, row -> new Numbers(
                        pump.entries(), pump.devices(), pump.gaps(), pump.forks(), row.getLong(0), row.getLong(1), row.getLong(2), unsealed))
                .orElseThrow();
    }

    Age age(Tx tx) {
        return tx.row(AGE, row -> new Age(
                        row.getOffsetDateTime(0).toInstant(), instant(row.getOffsetDateTime(1)), instant(row.getOffsetDateTime(2))))
                .orElseThrow();
    }

    private static long number(Tx tx, String query) {
        return tx.row(query, row -> row.getLong(0)).orElseThrow();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
