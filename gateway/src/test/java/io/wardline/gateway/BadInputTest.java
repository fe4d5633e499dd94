package io.wardline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.Frame;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a bad device says gets its answer and is seen, while a bystander publishes all the time and does not notice. */
final class BadInputTest {
    private static TestDatabase database;
    private static TestNode node;
    private static TestDevice bystander;
    private static Thread busy;
    private static final AtomicBoolean ENOUGH = new AtomicBoolean();
    private static final AtomicLong ACKNOWLEDGED = new AtomicLong();

    @BeforeAll
    static void start() {
        database = TestPostgres.fresh();
        TestNode.register(database, "bystander");
        node = new TestNode(database);
        bystander = new TestDevice("bystander", node.port());
        bystander.begin();
        busy = Thread.ofVirtual().start(() -> {
            for (var seq = 1L; !ENOUGH.get(); seq++) {
                if (TestDevice.await(bystander.event(1, seq)) != 0) {
                    return;
                }
                ACKNOWLEDGED.set(seq);
            }
        });
    }

    @AfterAll
    static void the_bystander_has_not_noticed() throws InterruptedException {
        var sofar = ACKNOWLEDGED.get();
        await().until(() -> ACKNOWLEDGED.get() > sofar + 10);
        ENOUGH.set(true);
        busy.join();
        assertThat(bystander.closed).isNotDone();
        assertThat(node.count("select count(*) from device_inbox where did = 'bystander'")).isEqualTo(ACKNOWLEDGED.get());
        assertThat(node.count("select count(*) from device_alarm where did = 'bystander'")).isZero();
        bystander.close();
        node.close();
        database.close();
    }

    private static TestDevice device(String did) {
        TestNode.register(database, did);
        return new TestDevice(did, node.port());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long alarms(String did, String code) {
        return node.count("select count(*) from device_alarm where did = '%s' and code = '%s'".formatted(did, code));
    }

    private static long quarantined(String did, String code) {
        return node.count("select count(*) from device_quarantine where did = '%s' and code = '%s'".formatted(did, code));
    }

    /** A raw link that is connected, born and listens to nothing. */
    private static RawMqtt born(String did, int version) {
        TestNode.register(database, did);
        var raw = new RawMqtt(node.port());
        raw.send(RawMqtt.connect(version, did, 2));
        assertThat(raw.read(0x20).body()[1]).isZero();
        var speaker = new TestDevice(did, node.port());
        raw.send(RawMqtt.publish(version, 2, utf8("wl/1/" + did + "/birth"), 1, speaker.birth(1L, 0).message()));
        assertThat(raw.read(0x40).type()).isEqualTo(0x40);
        return raw;
    }

    @Test
    void a_message_of_300_kib_is_answered_with_95_and_an_alarm() {
        try (var raw = born("large-5", 5)) {
            raw.send(RawMqtt.publish(5, 2, utf8("wl/1/large-5/event/1/1"), 2, new byte[300 * 1024]));
            var said = raw.read(0xE0);
            assertThat(said.type()).isEqualTo(0xE0);
            assertThat(said.body()[0] & 0xFF).isEqualTo(0x95);
            assertThat(raw.closes()).isTrue();
        }
        await().until(() -> alarms("large-5", "packet.tooLarge") == 1);
    }

    @Test
    void who_is_sent_away_in_full_flow_hears_the_reason_instead_of_a_reset() {
        for (var version : List.of(4, 5)) {
            try (var raw = born("flow-" + version, version)) {
                var large = RawMqtt.publish(version, 2, utf8("wl/1/flow-" + version + "/event/1/1"), 2, new byte[300 * 1024]);
                raw.send(Arrays.copyOf(large, 4_096));
                var said = raw.read(0xE0);
                assertThat(version == 5 ? said.body()[0] & 0xFF : said.type()).isEqualTo(version == 5 ? 0x95 : -1);
                // A gateway that no longer read would answer the first of these with a reset.
                for (var sent = 4_096; sent < large.length; sent += 32_768) {
                    raw.send(Arrays.copyOfRange(large, sent, Math.min(large.length, sent + 32_768)));
                }
                assertThat(raw.closes()).isTrue();
            }
        }
        await().until(() -> alarms("flow-4", "packet.tooLarge") == 1 && alarms("flow-5", "packet.tooLarge") == 1);
    }

    @Test
    void a_message_of_300_kib_closes_a_link_of_mqtt_3() {
        try (var raw = born("large-3", 4)) {
            raw.send(RawMqtt.publish(4, 2, utf8("wl/1/large-3/event/1/1"), 2, new byte[300 * 1024]));
            assertThat(raw.closes()).isTrue();
        }
        await().until(() -> alarms("large-3", "packet.tooLarge") == 1);
    }

    @Test
    void a_message_of_250_kib_is_taken() {
        try (var device = device("large-ok")) {
            device.begin();
            var line = utf8("{\"v\":1,\"epoch\":1,\"seq\":1,\"boot\":1,\"mono\":1,\"ts\":\"2026-11-22T00:00:00Z\","
                    + "\"type\":\"door.closed\",\"body\":{},\"more\":[" + "\"x\",".repeat(60_000) + "\"x\"]}");
            assertThat(TestDevice.await(device.publish(device.topic(1, 1), line))).isZero();
        }
    }

    @Test
    void unknown_and_foreign_topics_are_quarantined_acknowledged_with_87_and_told() {
        try (var device = device("topic-1")) {
            device.begin();
            for (var topic : List.of("wl/1/topic-1/nothing", "somewhere/else", "wl/1/bystander/event/1/1", "wl/1/topic-1/ack")) {
                assertThat(TestDevice.await(device.publish(topic, utf8("x")))).as(topic).isEqualTo(0x87);
            }
            assertThat(quarantined("topic-1", "topic.unknown")).isEqualTo(2);
            assertThat(quarantined("topic-1", "topic.foreign")).isOne();
            assertThat(quarantined("topic-1", "topic.down")).isOne();
            await().until(() -> device.acks.stream().mapToInt(ack -> ack.rejected().size()).sum() == 4);
            assertThat(TestDevice.await(device.event(1, 1))).isZero();
        }
    }

    @Test
    void random_bytes_fill_their_key_as_poison_and_are_acknowledged_with_99() {
        try (var device = device("random-1")) {
            device.begin();
            var bytes = new byte[2_000];
            new Random(7).nextBytes(bytes);
            assertThat(TestDevice.await(device.publish(device.topic(1, 1), bytes))).isEqualTo(0x99);
            assertThat(TestDevice.await(device.event(1, 2))).isZero();
            assertThat(node.count("""
                    select count(*) from device_inbox where did = 'random-1' and poison is not null and seq = 1
                    and length(entry) = 2000""")).isOne();
            assertThat(node.count("select count(*) from device_quarantine where did = 'random-1' and seq = 1")).isOne();
            assertThat(node.count("select count(*) from device_gap where did = 'random-1'")).isZero();
            await().until(() -> device.acks.getLast().upTo() == 2);
            assertThat(device.acks).flatExtracting(Ack::rejected).hasSize(1);
        }
    }

    @Test
    void an_unreadable_envelope_between_two_good_ones_is_alone_in_quarantine() {
        try (var device = device("envelope-1")) {
            device.begin();
            var message = Frame.join(List.of(device.line(1, 1), utf8("{\"v\":1,\"epoch\":1,\"seq\":2}"), device.line(1, 3)));
            assertThat(TestDevice.await(device.publish(device.topic(1, 1), message))).isEqualTo(0x99);
            assertThat(node.count("select count(*) from device_inbox where did = 'envelope-1'")).isEqualTo(3);
            assertThat(node.count("select seq from device_inbox where did = 'envelope-1' and poison = 'field.range'")).isEqualTo(2);
        }
    }

    @Test
    void a_key_that_is_not_its_topics_is_poison_at_the_topics_key() {
        try (var device = device("key-1")) {
            device.begin();
            assertThat(TestDevice.await(device.publish(device.topic(1, 1), device.line(1, 5)))).isEqualTo(0x99);
            assertThat(node.count("select seq from device_inbox where did = 'key-1' and poison = 'key.mismatch'")).isOne();
        }
    }

    @Test
    void a_lower_epoch_on_a_link_is_a_fork() {
        try (var device = device("epoch-1")) {
            device.connect();
            device.listen();
            device.birth(device.birth(3L, 0));
            assertThat(TestDevice.await(device.event(3, 1))).isZero();
            device.event(2, 1);
            assertThat(device.closedWith()).isEqualTo(0x98);
            assertThat(node.count("select count(*) from device_fork where did = 'epoch-1' and code = 'epoch.old'")).isOne();
            assertThat(node.count("select count(*) from device_inbox where did = 'epoch-1'")).isOne();
        }
    }

    @Test
    void a_hole_is_alarmed_and_asked_for_four_times_in_all() {
        TestNode.register(database, "gap-1");
        for (var link = 0; link < 3; link++) {
            try (var device = new TestDevice("gap-1", node.port())) {
                device.connect();
                device.listen();
                var answer = device.birth(device.birth(1L, link == 0 ? 0 : 5));
                if (link == 0) {
                    assertThat(TestDevice.await(device.event(1, 5))).isZero();
                }
                var asked = link == 0 ? 1 : answer.replay().size();
                assertThat(asked).isEqualTo(link == 2 ? 0 : 1);
                await().until(() -> link(device) >= asked);
                if (asked > 0) {
                    await().atMost(Duration.ofSeconds(20)).until(() -> link(device) == 2);
                }
            }
        }
        assertThat(node.count("select asked from device_gap where did = 'gap-1' and from_seq = 1 and to_seq = 4")).isEqualTo(4);
        assertThat(alarms("gap-1", "journal.gap")).isOne();
    }

    private static long link(TestDevice device) {
        return device.acks.stream().mapToInt(ack -> ack.replay().size()).sum();
    }

    @Test
    void a_filled_hole_is_noted_for_the_pump_and_closes() {
        try (var device = device("fill-1")) {
            device.begin();
            TestDevice.await(device.event(1, 1));
            TestDevice.await(device.event(1, 4));
            await().until(() -> device.acks.getLast().replay().equals(List.of(new Ack.Replay(1, 2, 3))));
            assertThat(device.acks.getLast().upTo()).isOne();
            TestDevice.await(device.events(1, 2, 3));
            assertThat(node.count("select count(*) from device_fill where did = 'fill-1'")).isEqualTo(2);
            assertThat(node.count("select count(*) from device_gap where did = 'fill-1'")).isZero();
            await().until(() -> device.acks.getLast().upTo() == 4);
        }
    }

    @Test
    void publishing_before_the_birth_is_a_protocol_error_and_an_alarm() {
        try (var device = device("early-1")) {
            device.connect();
            device.event(1, 1);
            assertThat(device.closedWith()).isEqualTo(0x82);
            await().until(() -> alarms("early-1", "birth.missing") == 1);
        }
    }

    @Test
    void an_unreadable_birth_is_quarantined_and_the_next_one_is_heard() {
        try (var device = device("birth-1")) {
            device.connect();
            device.listen();
            assertThat(TestDevice.await(device.publish("wl/1/birth-1/birth", utf8("{}")))).isEqualTo(0x99);
            assertThat(quarantined("birth-1", "field.missing")).isOne();
            assertThat(device.birth(device.birth(1L, 0)).epoch()).isOne();
            assertThat(TestDevice.await(device.publish("wl/1/birth-1/birth", device.birth(1L, 0).message()))).isEqualTo(0x87);
            assertThat(quarantined("birth-1", "birth.repeated")).isOne();
        }
    }

    @Test
    void qos_2_retain_and_topic_alias_end_the_link_with_their_codes() {
        try (var raw = born("qos-2", 5)) {
            raw.send(RawMqtt.publish(5, 4, utf8("wl/1/qos-2/telemetry"), 9, utf8("{}")));
            assertThat(raw.read(0xE0).body()[0] & 0xFF).isEqualTo(0x9B);
        }
        try (var raw = born("retain-1", 5)) {
            raw.send(RawMqtt.publish(5, 3, utf8("wl/1/retain-1/telemetry"), 9, utf8("{}")));
            assertThat(raw.read(0xE0).body()[0] & 0xFF).isEqualTo(0x9A);
        }
        try (var raw = born("alias-1", 5)) {
            var topic = utf8("wl/1/alias-1/telemetry");
            var body = new java.io.ByteArrayOutputStream();
            body.write(0);
            body.write(topic.length);
            body.writeBytes(topic);
            body.writeBytes(new byte[] {0, 9, 3, 0x23, 0, 1, '{', '}'});
            raw.send(RawMqtt.packet(0x32, body.toByteArray()));
            assertThat(raw.read(0xE0).body()[0] & 0xFF).isEqualTo(0x94);
        }
    }

    @Test
    void topics_with_nul_or_bad_utf8_end_the_link_and_are_seen_and_an_empty_one_is_quarantined() {
        try (var raw = born("nul-1", 5)) {
            raw.send(RawMqtt.publish(5, 2, new byte[] {'w', 0, 'l'}, 9, utf8("x")));
            assertThat(raw.closes()).isTrue();
        }
        try (var raw = born("utf-1", 4)) {
            raw.send(RawMqtt.publish(4, 2, new byte[] {(byte) 0xC3, (byte) 0x28}, 9, utf8("x")));
            assertThat(raw.closes()).isTrue();
        }
        await().until(() -> alarms("nul-1", "packet.malformed") == 1 && alarms("utf-1", "packet.malformed") == 1);
        try (var raw = born("empty-1", 5)) {
            raw.send(RawMqtt.publish(5, 2, new byte[0], 9, utf8("x")));
            assertThat(raw.read(0x40).body()[2] & 0xFF).isEqualTo(0x87);
            assertThat(quarantined("empty-1", "topic.empty")).isOne();
        }
    }

    @Test
    void more_than_sixteen_messages_in_flight_end_a_link_of_mqtt_5_and_only_slow_one_of_mqtt_3() {
        var burst = new java.io.ByteArrayOutputStream();
        for (var i = 0; i < 60; i++) {
            burst.writeBytes(RawMqtt.publish(5, 2, utf8("wl/1/window-5/telemetry"), i + 2, utf8("{\"v\":1,\"boot\":1,\"seq\":" + i + "}")));
        }
        try (var raw = born("window-5", 5)) {
            raw.send(burst.toByteArray());
            assertThat(raw.read(0xE0).body()[0] & 0xFF).isEqualTo(0x93);
        }
        try (var raw = born("window-3", 4)) {
            for (var i = 0; i < 60; i++) {
                raw.send(RawMqtt.publish(4, 2, utf8("wl/1/window-3/telemetry"), i + 2, utf8("{\"v\":1,\"boot\":1,\"seq\":" + i + "}")));
            }
            for (var i = 0; i < 60; i++) {
                var puback = raw.read();
                assertThat(puback.type()).isEqualTo(0x40);
                assertThat(puback.body()[1]).isEqualTo((byte) (i + 2));
            }
        }
        assertThat(node.count("select count(*) from device_telemetry where did = 'window-3'")).isEqualTo(60);
    }

    @Test
    void wills_and_empty_client_ids_are_refused() {
        TestNode.register(database, "will-1");
        try (var raw = new RawMqtt(node.port())) {
            raw.send(RawMqtt.connect(5, "will-1", 2 | 4));
            assertThat(raw.read(0x20).body()[1] & 0xFF).isEqualTo(0x87);
        }
        try (var raw = new RawMqtt(node.port())) {
            raw.send(RawMqtt.connect(5, "", 2));
            assertThat(raw.read(0x20).body()[1] & 0xFF).isEqualTo(0x85);
        }
        try (var raw = new RawMqtt(node.port())) {
            raw.send(RawMqtt.connect(4, "", 2));
            assertThat(raw.read(0x20).body()[1] & 0xFF).isEqualTo(2);
        }
    }

    @Test
    void subscriptions_beside_the_three_own_topics_are_refused() {
        try (var device = device("listen-1")) {
            device.begin();
            for (var filter : List.of("wl/1/bystander/command", "wl/1/listen-1/#", "#", "wl/1/listen-1/birth", "$share/g/wl/1/listen-1/ack")) {
                var refused = org.assertj.core.api.Assertions.catchThrowableOfType(Mqtt5SubAckException.class,
                        () -> TestDevice.await(device.client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send()));
                assertThat(refused).as(filter).isNotNull();
            }
            var granted = TestDevice.await(device.client.subscribeWith()
                    .topicFilter("wl/1/listen-1/state/desired").qos(MqttQos.EXACTLY_ONCE).send());
            assertThat(granted.getReasonCodes().getFirst().getCode()).isEqualTo(1);
        }
    }

    @Test
    void bytes_that_are_no_mqtt_and_a_connect_that_never_ends_close_the_socket() {
        try (var raw = new RawMqtt(node.port())) {
            raw.send(utf8("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
            assertThat(raw.closes()).isTrue();
        }
        try (var raw = new RawMqtt(node.port())) {
            var connect = RawMqtt.connect(5, "slow-loris", 2);
            raw.send(java.util.Arrays.copyOf(connect, 3));
            assertThat(raw.closes()).isTrue();
        }
        await().until(() -> node.count("select count(*) from device_alarm where did is null and code = 'connect.timeout'") >= 1);
    }

    @Test
    void telemetry_is_stored_once_and_the_reported_state_is_kept() {
        try (var device = device("tele-1")) {
            device.begin();
            var reading = utf8("{\"v\":1,\"boot\":1,\"seq\":7,\"readings\":[]}");
            assertThat(TestDevice.await(device.publish("wl/1/tele-1/telemetry", reading))).isZero();
            assertThat(TestDevice.await(device.publish("wl/1/tele-1/telemetry", reading))).isZero();
            device.client.publishWith().topic("wl/1/tele-1/telemetry").qos(MqttQos.AT_MOST_ONCE)
                    .payload(utf8("{\"v\":1,\"boot\":1,\"seq\":9,\"readings\":[]}")).send();
            await().until(() -> node.count("select count(*) from device_telemetry where did = 'tele-1'") == 2);
            assertThat(TestDevice.await(device.publish("wl/1/tele-1/telemetry", utf8("no")))).isEqualTo(0x99);
            assertThat(TestDevice.await(device.publish("wl/1/tele-1/state/reported", utf8("{\"a\":1}")))).isZero();
            assertThat(TestDevice.await(device.publish("wl/1/tele-1/state/reported", utf8("{\"a\":2}")))).isZero();
            assertThat(node.count("select count(*) from device_reported where did = 'tele-1' and document = '{\"a\":2}'")).isOne();
        }
    }
}
