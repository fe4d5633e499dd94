package io.wardline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardline.sql.Role;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand retries from one seed: concurrent ones, ones whose client hangs up before the answer, and ones during which the
 * database's connections are killed, so that nobody knows whether the commit took place. Every act is carried out once, and
 * every answer to it is the same.
 */
final class RetryTest {
    private static final long SEED = 20_261_122;
    private static final int ACTS = 250;
    private static final int TRIES_AN_ACT = 4;
    private static final int CALLERS = 8;

    @TempDir
    private static Path folder;

    private static TestPlatform wardline;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        wardline = new TestPlatform(folder);
        token = new TwoHospitals(wardline.database).token("ADMIN", true);
    }

    @AfterAll
    static void stop() {
        wardline.close();
    }

    /** How a try ends. */
    private enum Ending {
        ANSWERED, HUNG_UP, CONNECTIONS_KILLED
    }

    private record Try(int act, Ending ending) {
        String key() {
            return "retry-" + act;
        }

        String body() {
            return "{\"code\":\"R-" + act + "\",\"name\":\"Clinic " + act + "\",\"kind\":\"VILLAGE_CLINIC\"}";
        }
    }

    private static List<Try> tries() {
        var random = new Random(SEED);
        var tries = new ArrayList<Try>();
        for (var act = 0; act < ACTS; act++) {
            for (var time = 0; time < TRIES_AN_ACT; time++) {
                var drawn = random.nextInt(100);
                tries.add(new Try(act, drawn < 70 ? Ending.ANSWERED : drawn < 97 ? Ending.HUNG_UP : Ending.CONNECTIONS_KILLED));
            }
        }
        Collections.shuffle(tries, random);
        return tries;
    }

    @Test
    void a_thousand_retries_act_once_and_answer_the_same() throws Exception {
        Map<Integer, Set<String>> answers = new ConcurrentHashMap<>();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (var each : tries()) {
            work.add(() -> run(each, answers));
        }
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            for (var done : callers.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
        for (var act = 0; act < ACTS; act++) {
            var last = new Try(act, Ending.ANSWERED);
            // After the last fault the same request finds out what became of it.
            await().atMost(Duration.ofSeconds(30)).until(() -> heard(send(last), last, answers));
        }
        assertThat(answers.values()).as("seed " + SEED).allSatisfy(all -> assertThat(all).hasSize(1));
        assertThat(answers).hasSize(ACTS);
        assertThat(count("select count(*) from place_institution where code like 'R-%'")).isEqualTo(ACTS);
        assertThat(count("select count(*) from audit_act where convert_from(body, 'UTF8') like '%\"R-%'")).isEqualTo(ACTS);
        assertThat(count("select count(distinct subject) from audit_row where subject like 'institution/R-%'")).isEqualTo(ACTS);
        assertThat(count("select count(*) from audit_row where subject like 'institution/R-%'")).isEqualTo(2 * ACTS);
        assertThat(count("select count(*) from audit_answer where key like 'retry-%' and status = 201")).isEqualTo(ACTS);
    }

    private static boolean run(Try each, Map<Integer, Set<String>> answers) throws Exception {
        switch (each.ending()) {
            case ANSWERED -> heard(send(each), each, answers);
            case HUNG_UP -> hangUp(each);
            case CONNECTIONS_KILLED -> {
                killConnections();
                heard(send(each), each, answers);
            }
        }
        return true;
    }

    /** Whether the answer says what became of the act; a fault says to try again. */
    private static boolean heard(HttpResponse<String> response, Try each, Map<Integer, Set<String>> answers) {
        if (response.statusCode() >= 500 || response.statusCode() == 401) {
            return false;
        }
        answers.computeIfAbsent(each.act(), _ -> ConcurrentHashMap.newKeySet()).add(response.statusCode() + " " + response.body());
        return true;
    }

    private static HttpResponse<String> send(Try each) throws IOException, InterruptedException {
        return wardline.send(wardline.post("/api/place/institutions", each.body())
                .header("Authorization", "Bearer " + token).header("Idempotency-Key", each.key()));
    }

    /** Writes the whole request and closes the connection without reading a byte of the answer. */
    private static void hangUp(Try each) throws IOException {
        var address = wardline.platform.address();
        var body = each.body().getBytes(StandardCharsets.UTF_8);
        var head = "POST /api/place/institutions HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + token + "\r\nIdempotency-Key: " + each.key() + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        }
    }

    /** One at a time, or the killers kill each other. */
    private static synchronized void killConnections() throws SQLException {
        wardline.database.number(Role.PLATFORM, "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                + " where usename = 'wl_platform' and datname = current_database() and pid <> pg_backend_pid()");
    }

    private static long count(String query) throws SQLException {
        return wardline.database.number(Role.READ, query);
    }
}
