package io.wardline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.sql.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What a gateway measures, as Prometheus reads it. */
final class MetricsTest {
    @Test
    void a_stored_message_is_measured_from_its_arrival_to_its_puback_and_no_series_names_a_device() throws Exception {
        try (var database = TestPostgres.fresh()) {
            TestNode.register(database, "cab-1");
            try (var node = new TestNode(database);
                    var device = new TestDevice("cab-1", node.port())) {
                device.begin();
                assertThat(TestDevice.await(device.event(1, 1))).isZero();
                assertThat(TestDevice.await(device.events(1, 2, 3))).isZero();
                var address = URI.create("http://127.0.0.1:" + node.gateway.healthPort() + "/metrics");
                var read = HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                        .body();
                // The birth is acknowledged as well, and is stored by a statement of its own.
                assertThat(read).contains(
                        "wardline_gateway_puback_seconds_count 3", "wardline_gateway_batch_messages_count 2", "wardline_gateway_links 1.0",
                        "wardline_gateway_rejected_total 0.0", "jvm_memory_used_bytes");
                assertThat(read).doesNotContain("cab-1");
            }
        }
    }
}
