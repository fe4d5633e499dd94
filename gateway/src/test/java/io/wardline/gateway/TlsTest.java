package io.wardline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import io.wardline.gateway.Config.TlsListener;
import io.wardline.gateway.TestAuthority.Issued;
import io.wardline.gateway.mqtt.Tls;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {
    private static final TestAuthority AUTHORITY = new TestAuthority();

    @TempDir
    private static Path folder;

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestPostgres.fresh();
        AUTHORITY.server().write(folder, "server");
        node = new TestNode(database, config -> new Config(
                config.node(),
                config.database(),
                new TlsListener("127.0.0.1", 0, new Tls(
                        folder.resolve("server-key.pem"), folder.resolve("server-cert.pem"), folder.resolve("ca.pem"))),
                null, config.health(), config.limits()));
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    private static Issued issued(String did) {
        TestNode.register(database, did);
        var issued = AUTHORITY.device(did);
        enter(did, issued);
        return issued;
    }

    private static void enter(String did, Issued issued) {
        node.execute("""
                insert into device_certificate (serial, did, not_before, not_after)
                values ('%s', '%s', now() - interval '1 day', now() + interval '1 day')""".formatted(issued.serial(), did));
    }

    private static TestDevice device(String did, Issued issued, String... protocols) {
        return new TestDevice(did, did, node.gateway.mqttPort(), issued.tls(protocols));
    }

    @Test
    void a_device_with_its_certificate_publishes_over_tls_1_3_and_1_2() {
        var issued = issued("tls-1");
        for (var protocol : new String[] {"TLSv1.3", "TLSv1.2"}) {
            try (var device = device("tls-1", issued, protocol)) {
                device.connect();
                device.listen();
                device.birth(device.birth(1L, 1));
                assertThat(TestDevice.await(device.event(1, 1))).as(protocol).isZero();
            }
        }
        assertThat(node.count("select count(*) from device_link where did = 'tls-1' and serial = '%s'".formatted(issued.serial()))).isOne();
        assertThat(node.gateway.plainPort()).isZero();
    }

    @Test
    void the_certificate_of_another_device_is_refused_and_seen() {
        var issued = issued("tls-2");
        TestNode.register(database, "tls-3");
        try (var device = new TestDevice("tls-3", "tls-3", node.gateway.mqttPort(), issued.tls())) {
            assertThatThrownBy(device::connect).isInstanceOfSatisfying(Mqtt5ConnAckException.class,
                    refused -> assertThat(refused.getMqttMessage().getReasonCode().getCode()).isEqualTo(0x85));
        }
        await().until(() -> node.count(
                "select count(*) from device_alarm where did = 'tls-2' and code = 'connect.refused' and detail like '%tls-3%'") == 1);
    }

    @Test
    void a_certificate_of_another_authority_an_expired_one_and_none_do_not_get_through_the_handshake() {
        TestNode.register(database, "tls-4");
        var stranger = new TestAuthority().device("tls-4");
        try (var device = device("tls-4", new Issued(stranger.keys(), stranger.certificate(), AUTHORITY.server().authority()))) {
            assertThatThrownBy(device::connect).isInstanceOf(RuntimeException.class).isNotInstanceOf(Mqtt5ConnAckException.class);
        }
        var expired = AUTHORITY.device("tls-4", Instant.now().minus(Duration.ofHours(1)));
        try (var device = device("tls-4", expired)) {
            assertThatThrownBy(device::connect).isInstanceOf(RuntimeException.class).isNotInstanceOf(Mqtt5ConnAckException.class);
        }
        try (var raw = new RawMqtt(node.gateway.mqttPort())) {
            raw.send(RawMqtt.connect(5, "tls-4", 2));
            assertThat(raw.closes()).isTrue();
        }
        // Three were refused; the first is told at once with its address, the others wait for the end of the minute.
        await().until(() -> node.count(
                "select count(*) from device_alarm where code = 'tls.refused' and did is null and detail like '%127.0.0.1:%'") == 1);
    }

    @Test
    void a_certificate_that_the_platform_did_not_issue_is_refused() {
        TestNode.register(database, "tls-5");
        try (var device = device("tls-5", AUTHORITY.device("tls-5"))) {
            assertThatThrownBy(device::connect).isInstanceOfSatisfying(Mqtt5ConnAckException.class,
                    refused -> assertThat(refused.getMqttMessage().getReasonCode().getCode()).isEqualTo(0x87));
        }
    }

    @Test
    void revoking_a_certificate_closes_the_live_link_within_two_seconds() {
        var issued = issued("tls-6");
        try (var device = device("tls-6", issued); var again = device("tls-6", issued)) {
            device.begin();
            node.execute("update device_certificate set revoked_at = now() where serial = '%s'".formatted(issued.serial()));
            await().atMost(Duration.ofSeconds(2)).until(device.closed::isDone);
            assertThat(device.closedWith()).isEqualTo(0x87);
            assertThatThrownBy(again::connect).isInstanceOf(Mqtt5ConnAckException.class);
        }
    }

    @Test
    void a_message_of_500_tags_travels_over_tls() {
        var issued = issued("tls-7");
        try (var device = device("tls-7", issued)) {
            device.begin();
            var tags = new java.util.ArrayList<io.wardline.protocol.device.TagId>();
            for (var i = 0; i < 500; i++) {
                tags.add(new io.wardline.protocol.device.TagId("3034257BF7194E40%08X".formatted(i)));
            }
            var ended = new io.wardline.protocol.device.DeviceEvent.SessionEnded("s", tags, java.util.List.of(), null);
            assertThat(TestDevice.await(device.publish(device.topic(1, 1), device.line(1, 1, ended)))).isZero();
        }
    }

    @Test
    void a_certificate_that_runs_out_closes_the_live_link_and_no_command_leaves_on_it() {
        var issued = issued("tls-8");
        try (var device = device("tls-8", issued)) {
            device.begin();
            node.execute("""
                    update device_certificate set not_after = now() - interval '1 second' where serial = '%s';
                    insert into device_outbox (id, did, delivery, type, body, state, created_at, deadline)
                    values (gen_random_uuid(), 'tls-8', 'NOW_OR_NEVER', 'light', '{}', 'QUEUED', now(), now() + interval '10 seconds');
                    notify wl_outbox, 'tls-8'
                    """.formatted(issued.serial()));
            await().atMost(Duration.ofSeconds(2)).until(device.closed::isDone);
            assertThat(device.closedWith()).isEqualTo(0x87);
        }
        assertThat(node.count("select count(*) from device_outbox where did = 'tls-8' and state = 'QUEUED'")).isOne();
    }
}
