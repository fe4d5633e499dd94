package io.wardline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardline.protocol.device.DeviceId;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WalkingTest {
    private TestDatabase database;
    private TestNode node;

    @BeforeEach
    void start() {
        database = TestPostgres.fresh();
        TestNode.register(database, "cab-1", "cab-2");
        node = new TestNode(database);
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
    }

    @Test
    void an_acknowledged_entry_is_on_disk_byte_for_byte_and_the_bell_rings() {
        try (var device = new TestDevice("cab-1", node.port())) {
            var answer = device.begin();
            assertThat(answer.epoch()).isEqualTo(1);
            assertThat(answer.upTo()).isZero();
            assertThat(TestDevice.await(device.event(1, 1))).isZero();
            assertThat(TestDevice.await(device.events(1, 2, 65))).isZero();
            assertThat(node.count("select count(*) from device_inbox where did = 'cab-1' and poison is null")).isEqualTo(65);
            assertThat(node.count("select last_seq from device_head where did = 'cab-1'")).isEqualTo(65);
            assertThat(node.count("select count(*) from device_inbox where hash <> sha256(entry)")).isZero();
            assertThat(node.rung).contains(new DeviceId("cab-1"));
            await().until(() -> device.acks.getLast().upTo() == 65);
            assertThat(device.acks.getLast().mono()).isEqualTo(1_065);
        }
    }

    @Test
    void connack_announces_what_is_refused() {
        try (var device = new TestDevice("cab-1", node.port())) {
            var connack = device.connect();
            assertThat(connack.isSessionPresent()).isFalse();
            assertThat(connack.getServerKeepAlive()).hasValue(20);
            var restrictions = connack.getRestrictions();
            assertThat(restrictions.getMaximumQos().getCode()).isEqualTo(1);
            assertThat(restrictions.getReceiveMaximum()).isEqualTo(16);
            assertThat(restrictions.getMaximumPacketSize()).isEqualTo(256 * 1024);
            assertThat(restrictions.getTopicAliasMaximum()).isZero();
            assertThat(restrictions.isRetainAvailable()).isFalse();
            assertThat(restrictions.isWildcardSubscriptionAvailable()).isFalse();
            assertThat(restrictions.isSharedSubscriptionAvailable()).isFalse();
            assertThat(restrictions.areSubscriptionIdentifiersAvailable()).isFalse();
        }
    }

    @Test
    void publishing_again_is_harmless_and_acknowledged_again() {
        try (var device = new TestDevice("cab-1", node.port())) {
            device.begin();
            TestDevice.await(device.events(1, 1, 10));
            assertThat(TestDevice.await(device.events(1, 1, 10))).isZero();
            assertThat(TestDevice.await(device.events(1, 8, 12))).isZero();
            assertThat(node.count("select count(*) from device_inbox")).isEqualTo(12);
            assertThat(node.count("select count(*) from device_fork")).isZero();
            assertThat(node.count("select count(*) from device_fill")).isZero();
        }
    }

    @Test
    void many_messages_of_two_devices_are_stored_in_order() {
        try (var one = new TestDevice("cab-1", node.port()); var two = new TestDevice("cab-2", node.port())) {
            one.begin();
            two.begin();
            var acknowledged = new ArrayList<CompletableFuture<Integer>>();
            for (var seq = 1; seq <= 500; seq++) {
                acknowledged.add(one.event(1, seq));
                acknowledged.add(two.event(1, seq));
            }
            acknowledged.forEach(TestDevice::await);
            assertThat(node.count("select count(*) from device_inbox")).isEqualTo(1_000);
            assertThat(node.count("select count(*) from device_gap")).isZero();
        }
    }

    @Test
    void a_link_that_ends_is_closed_in_the_table_and_the_node_beats() {
        try (var device = new TestDevice("cab-1", node.port())) {
            device.begin();
            assertThat(node.count("select count(*) from device_link where did = 'cab-1' and closed_at is null and boot = 1"))
                    .isOne();
        }
        await().until(() -> node.count("select count(*) from device_link where closed_at is not null") == 1);
        assertThat(node.count("select count(*) from device_node where beat_at > now() - interval '5 seconds'")).isOne();
    }

    @Test
    void health_answers_live_and_ready() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            for (var path : new String[] {"/health/live", "/health/ready"}) {
                var uri = URI.create("http://127.0.0.1:" + node.gateway.healthPort() + path);
                assertThat(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            }
        }
    }
}
