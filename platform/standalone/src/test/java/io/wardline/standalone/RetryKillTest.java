package io.wardline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Retries from one seed while the platform's process is killed without a word in the middle of them and started again: every
/// act is carried out once, and whoever asks before the kill and after it hears the same.
@Tag("kill")
final class RetryKillTest {
    private static final long SEED = 20_261_122;
    private static final int ACTS = 120;
    private static final int TRIES_AN_ACT = 3;
    private static final int CALLERS = 8;
    private static final int HEARD_BEFORE_THE_KILL = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TOKEN = "wl_retries";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, Set<String>> answers = new ConcurrentHashMap<>();
    private final CountDownLatch underWay = new CountDownLatch(HEARD_BEFORE_THE_KILL);

    @Test
    void a_killed_platform_leaves_one_act_and_one_answer(@TempDir Path folder) throws Exception {
        try (var database = TestPostgres.fresh(); var callers = Executors.newFixedThreadPool(CALLERS)) {
            var address = URI.create("http://127.0.0.1:" + Storm.freePort(new SecureRandom()));
            try (var platform = CountyProcess.start(
                    List.of("platform", "--config", configuration(folder, database, address.getPort()).toString()),
                    address.resolve("/health/ready"), folder.resolve("platform.log"))) {
                platform.awaitReady();
                administrator(database);
                var tries = tries().map(act -> callers.submit(sent(address, act))).toList();
                assertThat(underWay.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
                platform.killAndRestart();
                var heard = 0;
                for (var each : tries) {
                    heard += each.get() ? 1 : 0;
                }
                assertThat(heard).as("some tries were cut off by the kill").isBetween(HEARD_BEFORE_THE_KILL, ACTS * TRIES_AN_ACT - 1);
                platform.awaitReady();
                for (var act = 0; act < ACTS; act++) {
                    await().atMost(PATIENCE).until(sent(address, act));
                }
            }
            assertThat(answers).hasSize(ACTS).as("seed " + SEED).allSatisfy((_, all) -> assertThat(all).hasSize(1));
            assertThat(count(database, "place_institution where code like 'R-%'")).isEqualTo(ACTS);
            assertThat(count(database, "audit_act where convert_from(body, 'UTF8') like '%\"R-%'")).isEqualTo(ACTS);
            assertThat(count(database, "audit_answer where key like 'retry-%' and status = 201")).isEqualTo(ACTS);
        }
    }

    /// The acts in the order of their tries.
    private static Stream<Integer> tries() {
        var acts = IntStream.range(0, ACTS * TRIES_AN_ACT).mapToObj(at -> at % ACTS).collect(Collectors.toList());
        Collections.shuffle(acts, new Random(SEED));
        return acts.stream();
    }

    /// Sends an act; whether there was an answer that says what became of it.
    private Callable<Boolean> sent(URI address, int act) {
        var request = HttpRequest.newBuilder(address.resolve("/api/place/institutions"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .header("Idempotency-Key", "retry-" + act)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"code\":\"R-" + act + "\",\"name\":\"Clinic " + act + "\",\"kind\":\"VILLAGE_CLINIC\"}"))
                .build();
        return () -> {
            try {
                var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() >= 500) {
                    return false;
                }
                answers.computeIfAbsent(act, _ -> ConcurrentHashMap.newKeySet()).add(answer.statusCode() + " " + answer.body());
                underWay.countDown();
                return true;
            } catch (IOException _) {
                return false;
            }
        };
    }

    private static Path configuration(Path folder, TestDatabase database, int port) throws IOException {
        var passwords = folder.resolve("passwords.properties");
        Files.write(passwords, Arrays.stream(Role.values()).map(role -> role.login() + "=" + database.password(role)).toList());
        return Files.write(folder.resolve("platform.properties"), List.of(
                "certificates=" + folder.resolve("certificates"), "database.passwords=" + passwords, "database.host=" + database.host(),
                "database.port=" + database.port(), "database.name=" + database.database(), "http.port=" + port));
    }

    private static void administrator(TestDatabase database) throws SQLException {
        database.execute(Role.OWNER, "insert into identity_account (name, role, scope, service, must_change, state, created_at)"
                + " values ('retries', 'ADMIN', 'COUNTY', true, false, 'ACTIVE', now());"
                + "insert into identity_token (hash, account_id, created_at) select sha256(convert_to('" + TOKEN
                + "', 'UTF8')), id, now() from identity_account where name = 'retries'");
    }

    private static long count(TestDatabase database, String rows) throws SQLException {
        return database.number(Role.READ, "select count(*) from " + rows);
    }
}
