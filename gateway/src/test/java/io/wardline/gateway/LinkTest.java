package io.wardline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class LinkTest {
    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestPostgres.fresh();
        node = new TestNode(database);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void a_second_connect_wins_and_the_first_is_closed_with_8e() {
        TestNode.register(database, "take-1");
        try (var first = new TestDevice("take-1", node.port()); var second = new TestDevice("take-1", node.port())) {
            first.begin();
            TestDevice.await(first.event(1, 1));
            second.connect();
            assertThat(first.closedWith()).isEqualTo(0x8E);
            second.listen();
            var answer = second.birth(second.birth(1L, 1, TestDevice.acknowledged(1, 1, second.line(1, 1)), null));
            assertThat(answer.upTo()).isOne();
            assertThat(TestDevice.await(second.event(1, 2))).isZero();
            assertThat(node.count("select connection from device_link where did = 'take-1' and closed_at is null")).isEqualTo(2);
        }
    }

    @Test
    void a_take_over_on_another_node_closes_the_old_link_there() {
        TestNode.register(database, "take-2");
        try (var other = new TestNode(database, config -> new Config("gateway-2", config.database(), config.tls(),
                        config.plain(), config.health(), config.limits()));
                var first = new TestDevice("take-2", node.port());
                var second = new TestDevice("take-2", other.port())) {
            first.begin();
            second.begin();
            assertThat(first.closedWith()).isEqualTo(0x8E);
            assertThat(TestDevice.await(second.event(1, 1))).isZero();
            assertThat(node.count("""
                    select count(*) from device_link
                    where did = 'take-2' and node = 'gateway-2' and closed_at is null and connection = 2
                    """)).isOne();
        }
    }

    @Test
    void a_link_that_was_overtaken_in_silence_inserts_nothing_and_acknowledges_nothing() {
        TestNode.register(database, "take-3");
        try (var device = new TestDevice("take-3", node.port())) {
            device.begin();
            // A draw whose bell nobody hears, as after a partition.
            node.execute("update device_link set connection = connection + 1, node = 'elsewhere' where did = 'take-3'");
            var answer = device.event(1, 1);
            assertThat(device.closedWith()).isEqualTo(0x8E);
            assertThatThrownBy(() -> TestDevice.await(answer)).isInstanceOf(RuntimeException.class);
            assertThat(node.count("select count(*) from device_inbox where did = 'take-3'")).isZero();
            assertThat(node.count("select count(*) from device_head where did = 'take-3'")).isZero();
        }
    }

    @Test
    void a_take_over_between_insert_and_commit_waits_for_the_commit() throws Exception {
        TestNode.register(database, "take-4");
        node.execute("""
                create or replace function hold() returns trigger language plpgsql as $$
                begin perform pg_advisory_xact_lock_shared(4242); return null; end $$;
                grant execute on function hold() to wl_gateway;
                create constraint trigger hold after insert on device_inbox deferrable initially deferred
                for each row when (new.did = 'take-4') execute function hold()
                """);
        try (var first = new TestDevice("take-4", node.port());
                var second = new TestDevice("take-4", node.port());
                var holder = database.jdbc(Role.OWNER);
                var statement = holder.createStatement()) {
            first.begin();
            statement.execute("select pg_advisory_lock(4242)");
            var answer = first.event(1, 1);
            await().until(() -> TestNode.waiting(database, "advisory") == 1);
            var connecting = CompletableFuture.supplyAsync(second::connect);
            await().until(() -> TestNode.waiting(database, "transactionid") == 1);
            assertThat(connecting).isNotDone();
            assertThat(answer).isNotDone();
            statement.execute("select pg_advisory_unlock(4242)");
            TestDevice.await(connecting);
            assertThat(first.closedWith()).isEqualTo(0x8E);
            second.listen();
            second.birth(second.birth(1L, 1));
            assertThat(TestDevice.await(second.event(1, 1))).isZero();
            assertThat(node.count("select count(*) from device_inbox where did = 'take-4'")).isOne();
            assertThat(node.count("select count(*) from device_fork where did = 'take-4'")).isZero();
        } finally {
            node.execute("drop trigger hold on device_inbox");
        }
    }

    @Test
    void an_unknown_device_is_refused_and_seen() {
        try (var device = new TestDevice("stranger", node.port())) {
            assertThatThrownBy(device::connect).isInstanceOfSatisfying(Mqtt5ConnAckException.class,
                    refused -> assertThat(refused.getMqttMessage().getReasonCode().getCode()).isEqualTo(0x87));
            await().until(() -> node.count(
                    "select count(*) from device_alarm where did = 'stranger' and code = 'connect.refused'") == 1);
        }
    }

    @Test
    void disabling_a_device_closes_its_link_within_two_seconds_and_refuses_the_next() {
        TestNode.register(database, "off-1");
        try (var device = new TestDevice("off-1", node.port()); var again = new TestDevice("off-1", node.port())) {
            device.begin();
            node.execute("update device_registry set state = 'DISABLED' where did = 'off-1'");
            await().atMost(Duration.ofSeconds(2)).until(device.closed::isDone);
            assertThat(device.closedWith()).isEqualTo(0x87);
            assertThatThrownBy(again::connect).isInstanceOf(Mqtt5ConnAckException.class);
        }
    }

    @Test
    void a_fork_closes_the_link_and_refuses_connect_until_it_is_decided() {
        TestNode.register(database, "fork-1");
        try (var device = new TestDevice("fork-1", node.port());
                var again = new TestDevice("fork-1", node.port());
                var decided = new TestDevice("fork-1", node.port())) {
            device.begin();
            TestDevice.await(device.event(1, 1));
            device.publish(device.topic(1, 1), device.line(1, 1, new io.wardline.protocol.device.DeviceEvent.PowerLost()));
            assertThat(device.closedWith()).isEqualTo(0x98);
            assertThat(node.count("""
                    select count(*) from device_fork where did = 'fork-1' and code = 'content.differs' and seq = 1
                    and length(stored) = 32 and length(offered) = 32 and stored <> offered""")).isOne();
            assertThat(node.count("select count(*) from device_alarm where did = 'fork-1' and code = 'journal.forked'")).isOne();
            assertThatThrownBy(again::connect).isInstanceOfSatisfying(Mqtt5ConnAckException.class,
                    refused -> assertThat(refused.getMqttMessage().getReasonCode().getCode()).isEqualTo(0x8A));
            node.execute("""
                    update device_fork set decided_at = now(), decided_by = 'op' where did = 'fork-1';
                    update device_registry set epoch_floor = 2 where did = 'fork-1'
                    """);
            decided.connect();
            decided.listen();
            assertThat(decided.birth(decided.birth(null, 0)).epoch()).isEqualTo(2);
            assertThat(TestDevice.await(decided.event(2, 1))).isZero();
        }
    }

    @Test
    void two_clones_that_fight_for_one_name_raise_clone_suspected() {
        TestNode.register(database, "clone-1");
        for (var round = 0; round < 7; round++) {
            // Nobody says goodbye: each one throws the other out.
            var body = new TestDevice("clone-1", node.port());
            body.boot = round % 2 == 0 ? 4 : 9;
            body.connect();
            body.listen();
            body.birth(body.birth(1L, 0));
        }
        assertThat(node.count("select count(*) from device_alarm where did = 'clone-1' and code = 'clone.suspected'")).isOne();
        node.execute("update device_registry set state = 'DISABLED' where did = 'clone-1'");
    }

    @Test
    void clones_that_never_send_a_birth_raise_link_flapping() {
        TestNode.register(database, "clone-2");
        for (var round = 0; round <= 6; round++) {
            new TestDevice("clone-2", node.port()).connect();
        }
        await().until(() -> node.count("select count(*) from device_alarm where did = 'clone-2' and code = 'link.flapping'") == 1);
        node.execute("update device_registry set state = 'DISABLED' where did = 'clone-2'");
    }

    @Test
    void a_birth_with_a_lost_number_is_told_the_next_one() {
        TestNode.register(database, "lost-1");
        try (var device = new TestDevice("lost-1", node.port())) {
            device.connect();
            device.listen();
            var answer = device.birth(device.birth(null, 0));
            assertThat(answer.epoch()).isOne();
            assertThat(answer.mono()).isEqualTo(1_000);
            TestDevice.await(device.events(1, 1, 3));
        }
        try (var device = new TestDevice("lost-1", node.port())) {
            device.connect();
            device.listen();
            assertThat(device.birth(device.birth(null, 0)).epoch()).isEqualTo(2);
        }
    }

    @Test
    void a_journal_behind_the_server_is_a_fork_at_birth() {
        TestNode.register(database, "behind-1");
        try (var device = new TestDevice("behind-1", node.port())) {
            device.begin();
            TestDevice.await(device.events(1, 1, 5));
        }
        try (var restored = new TestDevice("behind-1", node.port())) {
            restored.connect();
            restored.listen();
            restored.publish("wl/1/behind-1/birth", restored.birth(1L, 3).message());
            assertThat(restored.closedWith()).isEqualTo(0x98);
            assertThat(node.count("select count(*) from device_fork where did = 'behind-1' and code = 'journal.behind'")).isOne();
        }
    }

    @Test
    void entries_up_to_the_journals_end_at_birth_are_replayed_and_later_ones_are_live() {
        TestNode.register(database, "replay-1");
        try (var device = new TestDevice("replay-1", node.port())) {
            device.connect();
            device.listen();
            device.birth(device.birth(1L, 2));
            TestDevice.await(device.events(1, 1, 4));
            assertThat(node.count("select count(*) from device_inbox where did = 'replay-1' and replayed")).isEqualTo(2);
        }
    }

    @Test
    void an_unreadable_birth_of_a_device_with_history_is_answered_with_99_and_the_next_one_counts() {
        TestNode.register(database, "unread-1");
        try (var device = new TestDevice("unread-1", node.port())) {
            device.begin();
            assertThat(TestDevice.await(device.events(1, 1, 3))).isZero();
        }
        try (var device = new TestDevice("unread-1", node.port())) {
            device.connect();
            device.listen();
            assertThat(TestDevice.await(device.publish("wl/1/unread-1/birth", new byte[] {'{'}))).isEqualTo(0x99);
            var answer = device.birth(device.birth(1L, 3));
            assertThat(answer.upTo()).isEqualTo(3);
            assertThat(answer.rejected()).hasSize(1);
            assertThat(TestDevice.await(device.event(1, 4))).isZero();
            assertThat(device.closed).isNotDone();
        }
        assertThat(node.count("select count(*) from device_quarantine where did = 'unread-1'")).isOne();
    }

    @Test
    void a_connect_that_lost_its_draw_to_a_faster_one_is_answered() {
        TestNode.register(database, "draw-1");
        node.execute("insert into device_link (did, connection, node, opened_at) values ('draw-1', 8, 'gateway-1', now())");
        try (var winner = new TestDevice("draw-1", node.port());
                var five = new RawMqtt(node.port());
                var three = new RawMqtt(node.port())) {
            winner.connect();
            // As if the answer to an earlier draw came after the answer to a later one.
            node.execute("update device_link set connection = 3 where did = 'draw-1'");
            assertThat(five.send(RawMqtt.connect(5, "draw-1", 2)).read(0x20).body()[1] & 0xFF).isEqualTo(0x88);
            assertThat(five.closes()).isTrue();
            assertThat(three.send(RawMqtt.connect(4, "draw-1", 2)).read(0x20).body()[1]).isEqualTo((byte) 3);
            assertThat(three.closes()).isTrue();
            assertThat(winner.closed).isNotDone();
        }
    }

    @Test
    void an_entry_that_stands_above_the_head_already_ends_its_link_alone_and_is_not_acknowledged() {
        TestNode.register(database, "above-1", "above-2");
        // As after a repair by hand: under the fence and the head no gateway writes such a row.
        node.execute("""
                insert into device_inbox (did, epoch, seq, day, received_at, connection, replayed, hash, entry)
                values ('above-1', 1, 2, (now() at time zone 'UTC')::date, now(), 1, false, sha256('x'), 'x')
                """);
        try (var bad = new TestDevice("above-1", node.port()); var good = new TestDevice("above-2", node.port())) {
            bad.begin();
            good.begin();
            assertThat(TestDevice.await(bad.event(1, 1))).isZero();
            var unanswered = bad.event(1, 2);
            for (var seq = 1; seq <= 3; seq++) {
                assertThat(TestDevice.await(good.event(1, seq))).isZero();
            }
            assertThat(bad.closedWith()).isEqualTo(0x97);
            assertThatThrownBy(() -> TestDevice.await(unanswered)).isInstanceOf(RuntimeException.class);
            assertThat(good.closed).isNotDone();
        }
        assertThat(node.count("select last_seq from device_head where did = 'above-1'")).isOne();
        assertThat(node.count("select count(*) from device_inbox where did = 'above-1'")).isEqualTo(2);
        assertThat(node.count("select count(*) from device_quarantine where did = 'above-1'")).isZero();
    }
}
