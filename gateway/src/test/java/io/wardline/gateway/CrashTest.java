package io.wardline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged is present, each entry once, and nobody hangs: whatever dies. */
final class CrashTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private static void everythingOnce(TestDatabase database, JournalDevice device, String did, long entries) {
        var acknowledged = device.acknowledged.stream().map(String::valueOf).collect(Collectors.joining(","));
        assertThat(TestNode.count(database, """
                select count(distinct seq) from device_inbox where did = '%s' and seq = any ('{%s}')
                """.formatted(did, acknowledged))).as("acknowledged entries that are present").isEqualTo(device.acknowledged.size());
        assertThat(TestNode.count(database, "select count(*) from device_inbox where did = '%s'".formatted(did))).isEqualTo(entries);
        assertThat(TestNode.count(database, "select count(*) from device_fork")).isZero();
        assertThat(TestNode.count(database, "select count(*) from device_gap")).isZero();
    }

    @Test
    void a_gateway_killed_between_commit_and_puback_costs_nothing() {
        try (var database = TestPostgres.fresh();
                var first = new GatewayProcess(folder, database);
                var proxy = new FaultProxy(first.port())) {
            TestNode.register(database, "kill-1");
            try (var device = new TestDevice("kill-1", proxy.port())) {
                device.begin();
                assertThat(TestDevice.await(device.event(1, 1))).isZero();
                proxy.swallow(true);
                var unanswered = device.events(1, 2, 4);
                await().until(() -> TestNode.count(database, "select last_seq from device_head where did = 'kill-1'") == 4);
                await().until(() -> proxy.swallowed() > 0);
                first.kill();
                assertThatThrownBy(() -> TestDevice.await(unanswered)).isInstanceOf(RuntimeException.class);
            }
            proxy.swallow(false);
            try (var second = new GatewayProcess(folder, database)) {
                proxy.lead(second.port());
                try (var device = new TestDevice("kill-1", proxy.port())) {
                    device.connect();
                    device.listen();
                    var answer = device.birth(device.birth(1L, 4, TestDevice.acknowledged(1, 1, device.line(1, 1)), null));
                    assertThat(answer.upTo()).isEqualTo(4);
                    assertThat(TestDevice.await(device.events(1, 2, 4))).isZero();
                    assertThat(TestDevice.await(device.event(1, 5))).isZero();
                }
            }
            assertThat(TestNode.count(database, "select count(*) from device_inbox where did = 'kill-1'")).isEqualTo(5);
            assertThat(TestNode.count(database, "select count(*) from device_fork")).isZero();
        }
    }

    @Test
    void links_cut_in_the_middle_of_a_message_lose_nothing() {
        try (var database = TestPostgres.fresh();
                var node = new TestNode(database);
                var proxy = new FaultProxy(node.port())) {
            TestNode.register(database, "cut-1");
            proxy.cutUpAfter(3_000);
            try (var device = new JournalDevice("cut-1", proxy.port(), 60)) {
                await().atMost(LONG).until(device::finished);
                everythingOnce(database, device, "cut-1", 60);
            }
            assertThat(node.count("select connection from device_link where did = 'cut-1'")).isGreaterThan(2);
        }
    }

    @Test
    void a_database_killed_and_restarted_keeps_every_acknowledged_entry_once() {
        try (var own = TestPostgres.ownServer();
                var node = new TestNode(own.database())) {
            TestNode.register(own.database(), "db-kill");
            try (var device = new JournalDevice("db-kill", node.port(), 1_000)) {
                for (var kill = 0; kill < 2; kill++) {
                    var sofar = device.acknowledged.size();
                    await().atMost(LONG).until(() -> device.acknowledged.size() > sofar + 50);
                    own.server().kill();
                    own.server().restart();
                }
                await().atMost(LONG).until(device::finished);
                everythingOnce(own.database(), device, "db-kill", 1_000);
            }
        }
    }

    @Test
    void a_database_that_stops_shortly_is_waited_for_and_one_that_stays_silent_closes_the_links() {
        try (var own = TestPostgres.ownServer();
                var node = new TestNode(own.database())) {
            TestNode.register(own.database(), "db-stop");
            try (var device = new TestDevice("db-stop", node.port())) {
                device.begin();
                own.server().freeze();
                var waiting = device.event(1, 1);
                own.server().thaw();
                assertThat(TestDevice.await(waiting)).isZero();
                own.server().freeze();
                var unanswered = device.event(1, 2);
                assertThat(device.closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(0x97);
                assertThatThrownBy(() -> TestDevice.await(unanswered)).isInstanceOf(RuntimeException.class);
                own.server().thaw();
            }
            try (var again = new JournalDevice("db-stop", node.port(), 5)) {
                await().atMost(LONG).until(again::finished);
                everythingOnce(own.database(), again, "db-stop", 5);
            }
        }
    }

    @Test
    void a_commit_that_fails_at_the_last_moment_is_not_acknowledged_and_is_tried_again_in_place() throws SQLException {
        try (var database = TestPostgres.fresh(); var node = new TestNode(database)) {
            TestNode.register(database, "late-fail", "late-other");
            database.execute(Role.OWNER, """
                    create table failing (on_ boolean not null);
                    insert into failing values (true);
                    grant select on failing to wl_gateway;
                    create function fail_late() returns trigger language plpgsql as $$
                    begin
                        if (select on_ from failing) then raise exception 'no space' using errcode = '53100'; end if;
                        return null;
                    end $$;
                    create constraint trigger fail_late after insert on device_inbox deferrable initially deferred
                    for each row execute function fail_late()
                    """);
            try (var device = new TestDevice("late-fail", node.port())) {
                device.begin();
                var answers = new ArrayList<CompletableFuture<Integer>>();
                for (var seq = 1; seq <= 5; seq++) {
                    answers.add(device.event(1, seq));
                }
                // The heartbeat is written beside the failing commits: a second beat means that a second has passed.
                var beat = node.count("select extract(epoch from max(beat_at))::bigint from device_node");
                await().until(() -> node.count("select extract(epoch from max(beat_at))::bigint from device_node") > beat + 1);
                assertThat(answers).noneMatch(CompletableFuture::isDone);
                assertThat(node.count("select count(*) from device_inbox")).isZero();
                node.execute("update failing set on_ = false");
                answers.forEach(answer -> assertThat(TestDevice.await(answer)).isZero());
                assertThat(device.closed).isNotDone();
                assertThat(node.count("select count(*) from device_inbox")).isEqualTo(5);
            }
        }
    }

    @Test
    void a_row_that_the_database_refuses_is_found_and_quarantined_and_its_neighbours_are_stored() throws SQLException {
        try (var database = TestPostgres.fresh(); var node = new TestNode(database)) {
            TestNode.register(database, "row-1", "row-2");
            database.execute(Role.OWNER, """
                    alter table device_inbox add constraint test_no_seven
                    check (did <> 'row-1' or seq <> 7 or length(entry) = 0)
                    """);
            try (var bad = new TestDevice("row-1", node.port()); var good = new TestDevice("row-2", node.port())) {
                bad.begin();
                good.begin();
                var answers = new ArrayList<CompletableFuture<Integer>>();
                for (var seq = 1; seq <= 10; seq += 2) {
                    answers.add(bad.events(1, seq, seq + 1));
                    answers.add(good.events(1, seq, seq + 1));
                }
                for (var i = 0; i < answers.size(); i++) {
                    assertThat(TestDevice.await(answers.get(i))).as("answer %d", i).isEqualTo(i == 6 ? 0x99 : 0);
                }
                assertThat(node.count("select count(*) from device_inbox")).isEqualTo(20);
                assertThat(node.count("""
                        select count(*) from device_inbox where did = 'row-1' and seq = 7 and poison = 'row.refused'
                        and length(entry) = 0""")).isOne();
                assertThat(node.count("""
                        select count(*) from device_quarantine where did = 'row-1' and seq = 7 and length(bytes) > 100""")).isOne();
                assertThat(TestDevice.await(bad.events(1, 7, 8))).as("sent again").isIn(0, 0x99);
                assertThat(node.count("select count(*) from device_fork")).isZero();
            }
        }
    }

    @Test
    void a_missing_partition_is_made_and_no_good_row_becomes_poison() throws SQLException {
        try (var database = TestPostgres.fresh(); var node = new TestNode(database)) {
            TestNode.register(database, "part-1");
            try (var device = new TestDevice("part-1", node.port())) {
                device.begin();
                database.execute(Role.OWNER, """
                        do $$ declare p text; begin
                            for p in select inhrelid::regclass::text from pg_inherits where inhparent = 'device_inbox'::regclass loop
                                execute 'drop table ' || p;
                            end loop;
                        end $$
                        """);
                assertThat(TestDevice.await(device.events(1, 1, 3))).isZero();
                assertThat(node.count("select count(*) from device_inbox where poison is null")).isEqualTo(3);
            }
        }
    }

    @Test
    void with_the_database_down_nothing_is_acknowledged_and_connect_is_refused() {
        try (var own = TestPostgres.ownServer(); var node = new TestNode(own.database())) {
            TestNode.register(own.database(), "down-1", "down-2");
            try (var device = new TestDevice("down-1", node.port()); var late = new TestDevice("down-2", node.port())) {
                device.begin();
                own.server().kill();
                var unanswered = device.event(1, 1);
                assertThatThrownBy(late::connect).isInstanceOf(RuntimeException.class);
                assertThat(device.closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(0x97);
                assertThatThrownBy(() -> TestDevice.await(unanswered)).isInstanceOf(RuntimeException.class);
                own.server().restart();
            }
            try (var again = new JournalDevice("down-1", node.port(), 3)) {
                await().atMost(LONG).until(again::finished);
                everythingOnce(own.database(), again, "down-1", 3);
            }
        }
    }
}
