package io.wardline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardline.platform.cabinet.Replay;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.identity.Identity.NewSecret;
import io.wardline.platform.web.Role;
import io.wardline.protocol.device.DeviceId;
import io.wardline.sim.county.CountyFaults;
import io.wardline.sim.county.CountyMap;
import io.wardline.sim.county.CountyPlan;
import io.wardline.sim.county.CountySimulation;
import io.wardline.sim.county.Endpoints;
import io.wardline.sim.county.Judge;
import io.wardline.sim.county.ProductClient;
import io.wardline.sim.county.Redelivery;
import io.wardline.sim.device.JournalLine;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The drill: a county lives, is backed up, lives on, and is lost. What was restored is the county of the moment that was asked
 * for; then the devices, who know nothing of it, send what they have, and the county is the lost one again.
 */
@Tag("kill")
final class DrillTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HostAndPort ANY_PORT = HostAndPort.parse("http", "127.0.0.1:0");
    private static final Listening ANYWHERE = new Listening(ANY_PORT, ANY_PORT, List.of());

    private final SecureRandom secrets = new SecureRandom();
    private final InstantSource clock = InstantSource.system();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    /** What the first county left behind. */
    private record Lived(
            Instant moment,
            String hashThen,
            String hashAtLast,
            CountyMap map,
            Map<DeviceId, List<JournalLine>> before,
            Map<DeviceId, List<JournalLine>> after) {
        Map<DeviceId, List<JournalLine>> whole() {
            var whole = new TreeMap<>(before);
            after.forEach((did, lines) -> whole.merge(
                    did, lines, (earlier, later) -> Stream.concat(earlier.stream(), later.stream()).toList()));
            return whole;
        }
    }

    @Test
    void a_county_is_restored_to_a_moment_and_its_devices_bring_back_what_came_after() throws Exception {
        var lived = live();
        assertThat(wardline("restore", path("backup"), "--until", lived.moment().toString(), "--data", path("second")))
                .as(said::toString).isZero();
        var second = CountyHome.open(Optional.of(path("second")), "county");
        try (var county = RunningCounty.start(second, null, ANYWHERE, "云岭县医疗保障局", clock, secrets)) {
            assertThat(hash(second)).as("the state of the moment").isEqualTo(lived.hashThen());
            assertThat(wardline("check", "--replay", "--data", path("second"))).as(said::toString).isZero();
            try (var superuser = superuser(second)) {
                assertThat(text(superuser, "select count(*) from keeping_restore where until is not null")).isEqualTo("1");
            }
            var endpoints = endpoints(county, "second");
            Redelivery.deliver(
                    lived.after(), endpoints, did -> Optional.of(county.office().credentials(did)), 7, clock, PATIENCE);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(hash(second)).as("what the devices brought").isEqualTo(lived.hashAtLast()));
            var expected = new Judge(lived.map()).expected(lived.whole());
            assertThat(Judge.differences(expected, new ProductClient(endpoints).book(lived.map()))).isEmpty();
            assertThat(wardline("check", "--replay", "--data", path("second"))).as(said::toString).isZero();
        }
    }

    /** A county that is backed up at its beginning; its devices start anew after the moment, so there is more life to lose. */
    private Lived live() throws Exception {
        var home = CountyHome.open(Optional.of(path("first")), "county");
        var plan = CountyPlan.storm(7, clock.instant()).troubledBy(CountyFaults.NONE).sized(1, 1, 3);
        var before = new TreeMap<DeviceId, List<JournalLine>>();
        var after = new TreeMap<DeviceId, List<JournalLine>>();
        try (var running = RunningCounty.start(home, null, ANYWHERE, "云岭县医疗保障局", clock, secrets)) {
            assertThat(wardline("backup", path("backup"), "--data", path("first"))).as(said::toString).isZero();
            var endpoints = endpoints(running, "first");
            var map = lead(plan, running, endpoints, before);
            var then = hash(home);
            Instant moment;
            try (var superuser = superuser(home)) {
                moment = Instant.parse(text(superuser, "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.USZ')"));
                lead(plan, running, endpoints, after);
                var segment = text(superuser, "select pg_walfile_name(pg_switch_wal())");
                await().atMost(PATIENCE).until(() ->
                        text(superuser, "select coalesce(max(last_archived_wal), '') from pg_stat_archiver").compareTo(segment) >= 0);
            }
            var last = hash(home);
            assertThat(last).isNotEqualTo(then);
            return new Lived(moment, then, last, map, before, after);
        }
    }

    private CountyMap lead(
            CountyPlan plan, RunningCounty running, Endpoints endpoints, Map<DeviceId, List<JournalLine>> journals) {
        try (var county = CountySimulation.start(
                plan, endpoints, did -> Optional.of(running.office().credentials(did)), clock)) {
            county.live(Duration.ofMinutes(6), PATIENCE);
            county.settle(PATIENCE);
            assertThat(county.judge(PATIENCE).differences()).isEmpty();
            county.stop();
            county.journals().devices().forEach(did -> journals.put(did, county.journals().of(did)));
            return county.map();
        }
    }

    private static Endpoints endpoints(RunningCounty county, String account) {
        if (!(county.office().service(account, Role.ADMIN, null) instanceof NewSecret.Drawn(var token))) {
            throw new AssertionError("the account " + account + " is taken");
        }
        return new Endpoints(
                HttpClient.newHttpClient(), URI.create(county.address()), token, "127.0.0.1", county.mqttPort());
    }

    private String hash(CountyHome home) {
        return CountyAccess.visit(home, null, secrets, visit -> {
            var role = io.wardline.sql.Role.READ;
            var login = DbConfig.of(
                    visit.server().host(), visit.server().port(), visit.database(), role.login(), visit.passwords().of(role));
            try (var db = Db.open(visit.vertx(), login)) {
                return Replay.live(db).hex();
            }
        });
    }

    private Connection superuser(CountyHome home) throws Exception {
        var server = CountyAccess.running(home, secrets).orElseThrow();
        var password = Files.readString(home.postgres().resolve("superuser.password")).strip();
        return DriverManager.getConnection(server.jdbcUrl(CountyDatabase.DATABASE), "postgres", password);
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int wardline(String... arguments) {
        said.reset();
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Wardline.run(List.of(arguments), InputStream.nullInputStream(), stream, stream);
    }
}
