package io.wardline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardline.sql.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a platform measures, as Prometheus reads it. */
final class MetricsTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void metrics_are_read_on_their_own_loopback_port_and_callers_cannot_make_up_series() throws Exception {
        try (var database = TestPostgres.fresh()) {
            var config = Config.of(
                    database.server(), database.database(), database.passwords(), folder.resolve("certificates"),
                    Config.Http.of("127.0.0.1", 0), "test").withMetrics(0);
            var platform = Platform.start(config, InstantSource.system(), System::nanoTime, new SecureRandom());
            try {
                for (var made = 0; made < 20; made++) {
                    get(platform.address() + "/api/alarm/tasks/" + made);
                    get(platform.address() + "/made/up/" + made);
                }
                var metrics = "http://127.0.0.1:" + platform.metricsPort() + "/metrics";
                await().atMost(Duration.ofSeconds(30)).until(() ->
                        get(metrics).body().contains("route=\"/api/alarm/tasks/{id}\",status=\"4xx\"} 20"));
                var read = get(metrics).body();
                assertThat(read).contains(
                        "wardline_inbox_entries_behind{scope=\"county\"} 0.0", "wardline_db_connections_used{role=\"platform\"}",
                        "wardline_audit_unsealed_age_seconds", "wardline_alarm_open", "jvm_memory_used_bytes", "jvm_threads_live_threads");
                assertThat(read).doesNotContain("/made/up", "tasks/1").doesNotContain("NaN");
                assertThat(get(platform.address() + "/metrics").headers().firstValue("Content-Type").orElse("")).doesNotContain("version=0.0.4");
            } finally {
                platform.stop();
            }
        }
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
