package io.wardline.platform.keeping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.TestCounty;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.keeping.ForecastCalculation.DaySize;
import io.wardline.sql.Checks.Outcome;
import io.wardline.sql.Role;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state of the county's own machinery. The clock of {@link TestCounty} stands at half past three at night. */
final class KeepingTest {
    private TestCounty county;
    private Keeping keeping;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        county = TestCounty.open();
        keeping = new Keeping(county.platform(), new Acts(county.platform(), TestCounty.TIME, new Random(1)), TestCounty.TIME);
    }

    @AfterEach
    void close() throws Exception {
        county.close();
    }

    @Test
    void the_night_asks_every_check_once_and_measures_every_table() throws SQLException {
        asOfLastNight();
        night(keeping, () -> List.of(new Outcome("ledger_conservation", 0, List.of()), new Outcome("cabinet_steps_dense", 2, List.of("did=C-1"))));
        night(keeping, () -> {
            throw new AssertionError("another platform, or this one an hour later, finds nothing left to do");
        });
        var state = keeping.state(folder);
        assertThat(state.retention().rules()).hasSize(4);
        assertThat(state.checks().holding()).isEqualTo(1);
        assertThat(state.checks().broken()).singleElement()
                .satisfies(broken -> assertThat(broken.firstRows()).isEqualTo("did=C-1"));
        assertThat(state.disk().databaseBytes()).isPositive();
        assertThat(state.disk().freeBytes()).isPositive();
        assertThat(state.disk().growthBytesPerDay()).as("one night is no pace").isNull();
        assertThat(county.database().number(Role.READ, "select count(*) from keeping_size where table_name = 'device_inbox'")).isEqualTo(1);

        asOfLastNight();
        inUtc("update keeping_size set day = day - 5, bytes = bytes / 2");
        night(keeping, () -> List.of(new Outcome("ledger_conservation", 0, List.of())));
        var later = keeping.state(folder);
        assertThat(later.checks().broken()).as("a claim that is gone is forgotten").isEmpty();
        assertThat(later.disk().growthBytesPerDay()).isPositive();
        assertThat(later.disk().daysLeft()).isPositive();
    }

    @Test
    void by_day_the_work_of_the_night_is_done_only_where_a_night_was_missed() throws SQLException {
        var byDay = new io.wardline.platform.time.CountyTime(
                TestCounty.TIME.zone(), InstantSource.fixed(TestCounty.NOW.plus(Duration.ofHours(8))));
        var working = new Keeping(county.platform(), new Acts(county.platform(), byDay, new Random(2)), byDay);
        asOfLastNight();
        night(working, () -> {
            throw new AssertionError("the coming night will do");
        });
        inUtc("update keeping_turn set at = now() - interval '27 hours'");
        night(working, () -> List.of(new Outcome("ledger_conservation", 0, List.of())));
        assertThat(working.state(null).checks().holding()).isEqualTo(1);
    }

    @Test
    void the_state_counts_what_waits_what_was_quarantined_and_what_was_backed_up() throws SQLException {
        inUtc("""
                insert into place_institution (code, name, kind) values ('H1', 'Hospital', 'HOSPITAL');
                insert into place (code, name, kind, institution_id)
                select 'W1', 'Ward', 'WARD', id from place_institution where code = 'H1';
                insert into device_registry (did, kind, place_id, state, shard, revision, registered_at)
                select d, 'SCANNER', id, 'ACTIVE', 0, 1, now() from place, unnest(array['s-1', 's-2']) as d where code = 'W1';
                insert into device_head (did, epoch, last_seq) values ('s-1', 2, 10), ('s-2', 1, 4);
                insert into device_cursor (did, epoch, next_seq) values ('s-1', 2, 8), ('s-2', 1, 5);
                insert into device_quarantine (did, at, code, detail, bytes)
                values ('s-1', now(), 'entry.unreadable', '', ''), ('s-1', now() - interval '2 days', 'entry.unreadable', '', '');
                insert into device_alarm (did, at, code, detail) values ('s-1', now(), 'journal.gap', '');
                """);
        var finished = TestCounty.NOW.minusSeconds(60);
        keeping.note(new TakenBackup("base-20261122T192500Z", "/mnt/backup", finished.minusSeconds(20), finished, 1_300, 40_000_000, "root"));
        keeping.note(new PastRestore("base-20261121T192500Z", finished, TestCounty.NOW, null, "root"));
        var state = keeping.state(null);
        assertThat(state.pump()).isEqualTo(new KeepingState.Pump(3, 1, 0, 0));
        assertThat(state.quarantine()).isEqualTo(
                new KeepingState.Quarantine(2, List.of(new KeepingState.Counted("entry.unreadable", 1))));
        assertThat(state.alarms()).containsExactly(new KeepingState.Counted("journal.gap", 1));
        assertThat(state.backups().last()).isEqualTo(
                new KeepingState.Backup("base-20261122T192500Z", "/mnt/backup", finished, 40_000_000));
        assertThat(state.backups().restore()).satisfies(restore -> assertThat(restore.until()).isEqualTo(TestCounty.NOW));
        assertThat(state.disk().freeBytes()).as("nobody knows the disk of another machine").isNull();
        assertThat(county.database().number(Role.READ, "select count(*) from audit_act where kind in ('keeping.backup', 'keeping.restore')"))
                .isEqualTo(2);
    }

    @Test
    void old_days_leave_the_database_when_a_file_has_them_and_never_what_a_replay_needs() throws Exception {
        var rows =
                """
                select device_partitions(current_date - 500, 1);
                select device_partitions(current_date - 2000, 1);
                insert into device_telemetry (did, boot, seq, day, received_at, readings)
                select 's-1', 1, n, current_date - d, now() - make_interval(days => d), 'warm' from generate_series(1, 3) n, unnest(array[500, 2000]) d;
                insert into device_inbox (did, epoch, seq, day, received_at, connection, replayed, hash, entry)
                select 's-1', 1, n, current_date - 500, now() - interval '500 days', 1, false, sha256('x'), 'x' from generate_series(1, 2) n;
                insert into device_quarantine (did, at, code, detail, bytes)
                select 's-1', now() - make_interval(days => d), 'entry.unreadable', '', '' from unnest(array[450, 450, 1]) d;
                """;
        inUtc(rows);
        asOfLastNight();
        night(keeping, List::of);

        assertThat(linesOf("device_telemetry", 500)).hasSize(3).allSatisfy(line -> assertThat(line).contains("\"did\":\"s-1\""));
        assertThat(number("select count(*) from device_telemetry")).as("both days have left").isZero();
        assertThat(number("select count(*) from keeping_archive where table_name = 'device_telemetry' and purged_at is not null"))
                .as("five years have passed for one of them").isEqualTo(1);
        assertThat(folder.resolve("archive").toFile().list()).as("two of the inbox, and one of each other").hasSize(4).noneMatch(name -> name.endsWith(".new"));
        assertThat(linesOf("device_inbox", 500)).hasSize(2);
        assertThat(number("select count(*) from device_inbox")).as("a replay begins at the first row").isEqualTo(2);
        assertThat(linesOf("device_quarantine", 450)).hasSize(2);
        assertThat(number("select count(*) from device_quarantine")).isEqualTo(1);

        assertRefused("select keeping_remove('device_inbox', current_date - 500)", "there is no checkpoint behind it");
        assertRefused("select keeping_remove('device_alarm', current_date - 450)", "has no archive file");
        assertRefused("select keeping_remove('device_quarantine', current_date - 1)", "is younger than 400 days");
        assertRefused(
                "update keeping_archive set purged_at = now() where table_name = 'device_telemetry' and purged_at is null",
                "must still be kept");
        inUtc("""
                insert into keeping_archive (table_name, day, file, rows, sha256)
                values ('device_alarm', current_date - 450, 'device_alarm-20200101.jsonl.gz', 7, repeat('0', 64))
                """);
        assertRefused("select keeping_remove('device_alarm', current_date - 450)", "has 0 rows, its file 7");
        asOfLastNight();
        night(keeping, List::of);
        assertThat(folder.resolve("archive").toFile().list()).as("a second night finds nothing to do").hasSize(4);
        var retention = keeping.state(folder).retention();
        assertThat(retention.ranAt()).isNotNull();
        assertThat(retention.rules()).filteredOn(rule -> rule.table().equals("device_quarantine")).singleElement().satisfies(rule -> {
            assertThat(rule.files()).isEqualTo(1);
            assertThat(rule.leastDays()).as("implant records are kept for ever").isNull();
        });
    }

    @Test
    void rows_leave_only_when_a_copy_of_the_county_holds_the_file_that_was_written() throws Exception {
        inUtc(COPY + """
                insert into device_quarantine (did, at, code, detail, bytes)
                select 's-1', now() - interval '450 days', 'entry.unreadable', '', '';
                """);
        asOfLastNight();
        night(keeping, List::of);
        assertThat(linesOf("device_quarantine", 450)).hasSize(1);
        assertThat(number("select count(*) from device_quarantine")).as("the copy is older than the file").isEqualTo(1);
        var done = keeping.state(folder).retention().ranAt();
        assertThat(done).isNotNull();

        inUtc(COPY);
        var file = folder.resolve("archive").toFile().listFiles()[0].toPath();
        var written = Files.readAllBytes(file);
        Files.write(file, new byte[] {1});
        asOfLastNight();
        night(keeping, List::of);
        assertThat(number("select count(*) from device_quarantine")).as("the file is another one").isEqualTo(1);
        assertThat(keeping.state(folder).retention().ranAt()).as("a night that was refused something is not done").isEqualTo(done);

        Files.write(file, written);
        asOfLastNight();
        night(keeping, List::of);
        assertThat(number("select count(*) from device_quarantine")).isZero();
    }

    @Test
    void records_of_goods_are_kept_beyond_the_last_day_of_their_use() throws Exception {
        inUtc("""
                create table keeping_trial (
                    id bigint generated always as identity primary key, at timestamptz not null, lot_id bigint references ledger_lot);
                grant select on keeping_trial to wl_read;
                insert into keeping_rule (table_name, class_code, by_day, online_days, replayed)
                values ('keeping_trial', 'MEDICAL_DEVICE', false, 400, false);
                insert into catalog_item (code, name, base_unit, class, maker) values ('I', 'Item', 'each', 'OTHER', 'UNSTATED');
                insert into ledger_lot (item_id, maker, number, expiry, tagged)
                select id, 'M', e.number, current_date - e.days, false from catalog_item, (values ('L1', 400), ('L2', 800)) e (number, days);
                insert into ledger_lot (item_id, maker, number, expiry, tagged) select id, 'M', 'L3', null, false from catalog_item;
                insert into keeping_trial (at, lot_id)
                select now() - make_interval(days => d.days), (select id from ledger_lot where number = d.number)
                from (values (2000, 'L1'), (2000, 'L2'), (2001, 'L2'), (2002, 'L3'), (2003, null), (1700, 'L2')) d (days, number);
                """);
        asOfLastNight();
        night(keeping, List::of);
        assertThat(number("select count(*) from keeping_trial")).isZero();
        assertThat(number("select count(*) from keeping_archive where table_name = 'keeping_trial' and purged_at is not null"
                        + " and (now() at time zone 'UTC')::date - day in (2001, 2002, 2003)"))
                .as("five years have passed, and two beyond the last use of what can expire").isEqualTo(3);
        assertThat(number("select count(*) from keeping_archive where table_name = 'keeping_trial' and purged_at is null"))
                .as("one for the life of a lot, one for the five years").isEqualTo(2);
        assertRefused("update keeping_archive set purged_at = now() where table_name = 'keeping_trial' and day = current_date - 2000",
                "must still be kept");
    }

    private static final String COPY =
            """
            insert into keeping_backup (copy, folder, started_at, finished_at, files, bytes, taken_by)
            values ('base-20261122T000000Z', 'copies', now(), now(), 1, 1, 'test');
            """;

    private List<String> linesOf(String table, int daysAgo) throws Exception {
        var day = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC).minusDays(daysAgo);
        var file = folder.resolve("archive").resolve(table + "-" + day.toString().replace("-", "") + ".jsonl.gz");
        try (var in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            return in.lines().toList();
        }
    }

    /** Days of the database are days of UTC; the zone that tests run in would shift them for some hours of each night. */
    private static final String UTC = "set time zone 'UTC';\n";

    private void inUtc(String statements) throws SQLException {
        county.database().execute(Role.OWNER, UTC + statements);
    }

    private long number(String query) throws SQLException {
        return county.database().number(Role.READ, query);
    }

    private void assertRefused(String statement, String why) {
        assertThatThrownBy(() -> county.database().execute(Role.PLATFORM, UTC + statement)).hasMessageContaining(why);
    }

    @Test
    void the_forecast_divides_what_is_free_by_the_pace_of_the_last_days() {
        var day = LocalDate.of(2026, 11, 22);
        var sizes = List.of(new DaySize(day.minusDays(7), 1_000), new DaySize(day, 8_000));
        assertThat(ForecastCalculation.growthPerDay(sizes)).hasValue(1_000);
        assertThat(ForecastCalculation.growthPerDay(sizes.subList(1, 2))).isEmpty();
        assertThat(ForecastCalculation.growthPerDay(List.of())).isEmpty();
        assertThat(ForecastCalculation.daysLeft(30_500, 1_000)).hasValue(30);
        assertThat(ForecastCalculation.daysLeft(30_500, 0)).isEmpty();
        assertThat(ForecastCalculation.daysLeft(30_500, -5)).isEmpty();
    }

    private void night(Keeping of, Supplier<List<Outcome>> checks) {
        of.night(checks, folder.resolve("archive"));
    }

    private void asOfLastNight() throws SQLException {
        inUtc("update keeping_turn set at = now() - interval '13 hours'");
    }
}
