package io.wardline.standalone;

import io.vertx.core.Vertx;
import io.wardline.platform.db.Db;
import io.wardline.platform.web.Role;
import io.wardline.sim.county.CountyPlan;
import io.wardline.sim.county.CountySimulation;
import io.wardline.sim.county.Endpoints;
import io.wardline.sim.county.Verdict;
import io.wardline.sql.LocalPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A county whose database, platform and gateway are processes of their own, and who are struck while it lives. Afterwards the
 * judge, who shares no rule with the product, must agree with it, and the product's own checks and its replay must hold.
 */
final class Storm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int LOWEST_PORT = 20_000;
    private static final int PORTS = 10_000;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CountyHome home;
    private final LocalPostgres postgres;
    private final CountyProcess platform;
    private final CountyProcess gateway;
    private final CountySimulation county;
    private final String url;
    private Duration lived = Duration.ZERO;

    /** What strikes the county. */
    sealed interface Blow {
        /** The gateway is killed and started again. */
        record GatewayKilled() implements Blow {}

        /** The platform is killed, most likely in the middle of a projection, and started again. */
        record PlatformKilled() implements Blow {}

        /** PostgreSQL is killed with all its processes and started again. */
        record DatabaseKilled() implements Blow {}

        /** PostgreSQL is stopped in its tracks and goes on later. */
        record DatabaseStopped(Duration length) implements Blow {}
    }

    /**
     * What became of it.
     *
     * @param verdict of the judge
     * @param checks whether every check and the replay hold
     */
    record Outcome(Verdict verdict, boolean checks) {
        boolean holds() {
            return verdict.holds() && checks;
        }
    }

    /**
     * Starts the county of a plan in a folder of its own.
     *
     * @param folder takes keys and logs
     */
    Storm(CountyPlan plan, Path folder, InstantSource clock, SecureRandom secrets) {
        try {
            home = CountyHome.open(Optional.of(folder.toString()), "storm");
            postgres = opened(LocalPostgres.throwAway(secrets));
            var server = postgres.address();
            url = "postgresql://" + server.host() + ":" + server.port() + "/" + CountyDatabase.DATABASE;
            var database = CountyDatabase.open(
                    home, url.replace("//", "//postgres:" + postgres.superuserPassword() + "@"), secrets);
            var http = freePort(secrets);
            var mqtt = freePort(secrets);
            var health = freePort(secrets);
            platform = opened(CountyProcess.start(
                    List.of("platform", "--data", folder.toString(), "--db", url, "--http", "127.0.0.1:" + http),
                    URI.create("http://127.0.0.1:" + http + "/health/ready"), folder.resolve("platform.log")));
            platform.awaitReady();
            gateway = opened(CountyProcess.start(
                    List.of("gateway", "--data", folder.toString(), "--db", url, "--mqtt", "127.0.0.1:" + mqtt, "--health",
                            "127.0.0.1:" + health, "--node", "storm"),
                    URI.create("http://127.0.0.1:" + health + "/health/ready"), folder.resolve("gateway.log")));
            gateway.awaitReady();
            var vertx = Vertx.vertx();
            open.push(() -> Gateways.await(vertx.close(), "the storm's own connections do not close"));
            var db = opened(Db.open(vertx, CountyAccess.pool(database, io.wardline.sql.Role.PLATFORM)));
            var office = opened(new BackOffice(vertx, db, home, clock, secrets));
            var token = BackOffice.secret(office.service("storm", Role.ADMIN, null)).orElseThrow();
            var endpoints = new Endpoints(
                    HttpClient.newHttpClient(), URI.create("http://127.0.0.1:" + http), token, "127.0.0.1", mqtt);
            county = opened(CountySimulation.start(plan, endpoints, did -> Optional.of(office.credentials(did)), clock));
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Lets the county live on for so long in its own time. */
    void live(Duration ownTime) {
        lived = lived.plus(ownTime);
        county.live(lived, PATIENCE);
    }

    /** Strikes; returns once everything that was struck has been started again. */
    void strike(Blow blow) {
        switch (blow) {
            case Blow.GatewayKilled() -> gateway.killAndRestart();
            case Blow.PlatformKilled() -> platform.killAndRestart();
            case Blow.DatabaseKilled() -> {
                postgres.kill();
                postgres.restart();
            }
            case Blow.DatabaseStopped(Duration length) -> {
                postgres.freeze();
                pause(length);
                postgres.thaw();
            }
        }
    }

    private static void pause(Duration length) {
        try {
            var _ = new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets everything come to rest without help, then asks the judge, the checks and the replay. */
    Outcome end(PrintStream out) {
        platform.awaitReady();
        gateway.awaitReady();
        county.settle(PATIENCE);
        var verdict = county.judge(PATIENCE);
        var checks = CheckCommand.run(
                List.of("--replay", "--data", home.toString(), "--db", url), InputStream.nullInputStream(), out, out);
        return new Outcome(verdict, checks == 0);
    }

    /** When the storm began, for the plan: a fixed moment, so that a seed replays to the same county. */
    static final Instant BEGINS = Instant.parse("2026-11-22T00:00:00Z");

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    /** A port below those that the system gives to outgoing connections, so that it is still free after a kill. */
    static int freePort(SecureRandom random) {
        for (var attempt = 0; attempt < 100; attempt++) {
            var candidate = LOWEST_PORT + random.nextInt(PORTS);
            try (var _ = new ServerSocket(candidate)) {
                return candidate;
            } catch (IOException _) {
                // Taken: the next candidate is drawn.
            }
        }
        throw new EnvironmentFault("no free port from " + LOWEST_PORT + " on");
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                System.getLogger("io.wardline.standalone").log(System.Logger.Level.WARNING, "closing", failed);
            }
        }
    }

    /** A folder for one storm. */
    static Path folder() {
        try {
            return Files.createTempDirectory("wardline-storm");
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for the storm", e);
        }
    }
}
