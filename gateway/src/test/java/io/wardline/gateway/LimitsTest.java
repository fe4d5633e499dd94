package io.wardline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import io.wardline.gateway.mqtt.Limits;
import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.Frame;
import io.wardline.protocol.device.JournalKey;
import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    private static TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestPostgres.fresh();
        TestNode.register(database, "lim-1", "lim-2", "lim-3", "lim-4");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static TestNode node(Limits limits) {
        return new TestNode(database, config -> new Config("limits", config.database(), config.tls(), config.plain(),
                config.health(), limits));
    }

    private static int refusal(TestDevice device) {
        var refused = org.assertj.core.api.Assertions.catchThrowableOfType(Mqtt5ConnAckException.class, device::connect);
        return refused.getMqttMessage().getReasonCode().getCode();
    }

    @Test
    void one_link_more_than_allowed_is_refused_with_97_and_heard_after_another_has_left() {
        try (var node = node(new Limits(1, 100, 1_000, 1 << 20, 30)); var first = new TestDevice("lim-1", node.port())) {
            first.connect();
            try (var second = new TestDevice("lim-2", node.port())) {
                assertThat(refusal(second)).isEqualTo(0x97);
            }
            first.close();
            try (var second = new TestDevice("lim-2", node.port())) {
                await().ignoreExceptions().until(() -> second.connect() != null);
            }
        }
    }

    @Test
    void connects_above_the_rate_are_refused_with_9f() {
        try (var node = node(new Limits(100, 1, 1_000, 1 << 20, 30))) {
            var refused = new ArrayList<Integer>();
            await().until(() -> {
                try (var device = new TestDevice("lim-3", node.port())) {
                    device.connect();
                } catch (Mqtt5ConnAckException answer) {
                    refused.add(answer.getMqttMessage().getReasonCode().getCode());
                }
                return !refused.isEmpty();
            });
            assertThat(refused).containsExactly(0x9F);
        }
    }

    @Test
    void messages_above_the_rate_are_read_later_and_all_are_stored() {
        try (var node = node(new Limits(100, 100, 20, 1 << 20, 30)); var device = new TestDevice("lim-4", node.port())) {
            device.begin();
            var started = System.nanoTime();
            var answers = new ArrayList<CompletableFuture<Integer>>();
            for (var seq = 1; seq <= 60; seq++) {
                answers.add(device.event(1, seq));
            }
            answers.forEach(answer -> assertThat(TestDevice.await(answer)).isZero());
            assertThat(System.nanoTime() - started).as("nanoseconds for 60 messages at 20 a second").isGreaterThan(1_000_000_000L);
            assertThat(device.closed).isNotDone();
        }
    }

    @Test
    void a_device_that_is_never_below_its_rate_for_half_its_keep_alive_is_closed() {
        TestNode.register(database, "lim-5");
        try (var node = node(new Limits(100, 100, 1, 1 << 20, 2)); var raw = new RawMqtt(node.port())) {
            raw.send(RawMqtt.connect(5, "lim-5", 2));
            raw.read(0x20);
            var speaker = new TestDevice("lim-5", node.port());
            raw.send(RawMqtt.publish(5, 2, "wl/1/lim-5/birth".getBytes(StandardCharsets.US_ASCII), 1, speaker.birth(1L, 0).message()));
            raw.read(0x40);
            for (var i = 0; i < 15; i++) {
                raw.send(RawMqtt.publish(5, 2, "wl/1/lim-5/telemetry".getBytes(StandardCharsets.US_ASCII), i + 2,
                        ("{\"v\":1,\"boot\":1,\"seq\":" + i + "}").getBytes(StandardCharsets.US_ASCII)));
            }
            assertThat(raw.read(0xE0).body()[0] & 0xFF).isIn(0x96, 0x8D);
        }
    }

    @Test
    void silence_of_one_and_a_half_keep_alives_closes_with_8d() {
        TestNode.register(database, "lim-6");
        try (var node = node(new Limits(100, 100, 1_000, 1 << 20, 2)); var raw = new RawMqtt(node.port())) {
            raw.send(RawMqtt.connect(5, "lim-6", 2));
            assertThat(raw.read(0x20).body()[1]).isZero();
            assertThat(raw.read(0xE0).body()[0] & 0xFF).isEqualTo(0x8D);
        }
    }

    @Test
    void what_is_said_before_connack_is_heard_after_it() {
        TestNode.register(database, "lim-7");
        try (var node = node(Limits.DEFAULT); var raw = new RawMqtt(node.port())) {
            var speaker = new TestDevice("lim-7", node.port());
            var both = new java.io.ByteArrayOutputStream();
            both.writeBytes(RawMqtt.connect(4, "lim-7", 2));
            both.writeBytes(RawMqtt.publish(4, 2, "wl/1/lim-7/birth".getBytes(StandardCharsets.US_ASCII), 1, speaker.birth(1L, 0).message()));
            both.writeBytes(RawMqtt.publish(4, 2, speaker.topic(1, 1).getBytes(StandardCharsets.US_ASCII), 2, speaker.line(1, 1)));
            raw.send(both.toByteArray());
            assertThat(raw.read().type()).isEqualTo(0x20);
            assertThat(raw.read().body()[1]).isEqualTo((byte) 1);
            assertThat(raw.read().body()[1]).isEqualTo((byte) 2);
        }
    }

    @Test
    void limits_outside_their_ranges_are_named() {
        assertThatThrownBy(() -> new Limits(0, 1, 1, 1 << 20, 30)).hasMessageContaining("limits.connections is 0");
        assertThatThrownBy(() -> new Limits(1, 1, 1, 1, 30)).hasMessageContaining("limits.bytesInFlight");
    }

    @Test
    void beyond_the_bytes_in_flight_nothing_is_read_and_a_link_that_ended_counts_no_more() throws SQLException {
        TestNode.register(database, "lim-8", "lim-9");
        try (var node = node(new Limits(100, 100, 1_000, 1 << 20, 2));
                var raw = new RawMqtt(node.port());
                var holder = database.jdbc(Role.OWNER);
                var statement = holder.createStatement()) {
            node.execute("""
                    create function hold_large() returns trigger language plpgsql as $$
                    begin perform pg_advisory_xact_lock_shared(4343); return null; end $$;
                    create constraint trigger hold_large after insert on device_inbox deferrable initially deferred
                    for each row when (new.did = 'lim-8') execute function hold_large()
                    """);
            statement.execute("select pg_advisory_lock(4343)");
            var speaker = new TestDevice("lim-8", node.port());
            raw.send(RawMqtt.connect(5, "lim-8", 2)).read(0x20);
            raw.send(RawMqtt.publish(5, 2, "wl/1/lim-8/birth".getBytes(StandardCharsets.US_ASCII), 1, speaker.birth(1L, 0).message()));
            raw.read(0x40);
            for (var seq = 1; seq <= 6; seq++) {
                var topic = speaker.topic(1, seq).getBytes(StandardCharsets.US_ASCII);
                raw.send(RawMqtt.publish(5, 2, topic, seq + 1, new byte[200 * 1024]));
            }
            // Who is read is closed by its silence, with 8d, and later.
            assertThat(raw.read(0xE0).body()[0] & 0xFF).isEqualTo(0x96);
            statement.execute("select pg_advisory_unlock(4343)");
            try (var device = new TestDevice("lim-9", node.port())) {
                device.begin();
                for (var seq = 1; seq <= 3; seq++) {
                    assertThat(TestDevice.await(device.event(1, seq))).isZero();
                }
            }
            node.execute("drop trigger hold_large on device_inbox");
        }
    }

    @Test
    void a_device_that_did_not_listen_hears_of_its_newest_rejected_entries_and_no_more_than_2048() {
        TestNode.register(database, "lim-10");
        try (var node = node(Limits.DEFAULT); var device = new TestDevice("lim-10", node.port())) {
            device.connect();
            TestDevice.await(device.publish("wl/1/lim-10/birth", device.birth(1L, 0).message()));
            var last = 34L * Frame.MAX_ENTRIES;
            var answers = new ArrayList<CompletableFuture<Integer>>();
            for (var first = 1L; first < last; first += Frame.MAX_ENTRIES) {
                var lines = new ArrayList<byte[]>(Collections.nCopies(Frame.MAX_ENTRIES, new byte[] {'x'}));
                lines.set(0, device.line(1, first));
                answers.add(device.publish(device.topic(1, first), Frame.join(lines)));
            }
            answers.forEach(answer -> assertThat(TestDevice.await(answer)).isEqualTo(0x99));
            device.listen();
            await().until(() -> told(device).contains(new JournalKey(1, last)));
            assertThat(told(device)).hasSize(2_048).doesNotContain(new JournalKey(1, 2));
        }
    }

    private static List<JournalKey> told(TestDevice device) {
        return device.acks.stream().flatMap(ack -> ack.rejected().stream()).map(Ack.Rejected::key).toList();
    }
}
