package io.wardline.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL 18 of one's own, on this machine and bound to its loopback address, with fsync and synchronous
 * commit on and SCRAM passwords. It needs no installed server and no root.
 *
 * <p>Binaries are unpacked once per user (the very first start takes up to half a minute, later ones about a second).
 * A server left behind by a killed process is stopped and started again: its {@code postmaster.pid} is read, never
 * deleted, because two servers on one data directory would destroy it.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
    private static final String SUPERUSER = "postgres";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    /** A restore is as long as its log; see {@link Recovery}, which notices a server that gave up. */
    private static final Duration RECOVERY_TIMEOUT = Duration.ofDays(7);
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 30_000;
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "200",
            "timezone", "UTC",
            "log_min_messages", "warning");
    /**
     * A server whose data matter can be told to archive without a restart: archiving is on, and what is done with a finished
     * log file is nothing, until a backup says otherwise.
     */
    private static final Map<String, String> ARCHIVING = Map.of("archive_mode", "on", "wal_level", "replica");

    private final ServerHome home;
    private final int port;
    private final boolean temporary;
    private final Thread closer;
    private @Nullable EmbeddedPostgres server;

    private LocalPostgres(ServerHome home, int port, boolean temporary) {
        this.home = home;
        this.port = port;
        this.temporary = temporary;
        this.closer = new Thread(this::stopAndRelease, "postgres-closer");
    }

    /**
     * Starts a server whose data vanish when it is closed or when the JVM ends.
     *
     * @param secrets a cryptographic source for the superuser's password and a source for the port
     */
    public static LocalPostgres throwAway(RandomGenerator secrets) {
        return open(ServerHome.openThrowAway(secrets), freePort(secrets), true);
    }

    /**
     * Starts the server that lives in a directory, creating it at the first start. The superuser's password is kept
     * beside the data, readable by its owner only.
     *
     * @param directory holds {@code data}, {@code superuser.password}, {@code server.log} and {@code lock}
     * @throws IllegalStateException when another process works with this directory
     */
    public static LocalPostgres persistent(Path directory, RandomGenerator secrets) {
        return open(ServerHome.open(directory, secrets), freePort(secrets), false);
    }

    /**
     * Starts the server of a restored directory and returns when it has read its archive up to the wanted moment and is a
     * server of its own. However long the log is, it is read to its end.
     *
     * @param directory as in {@link #persistent}, holding a copy with a {@code recovery.signal}
     * @throws RecoveryFailed when the server gives up
     */
    public static LocalPostgres recovering(Path directory, RandomGenerator secrets) {
        var home = ServerHome.open(directory, secrets);
        var postgres = new LocalPostgres(home, freePort(secrets), false);
        try {
            new Recovery(home, postgres.address()).run(() -> postgres.start(RECOVERY_TIMEOUT));
        } catch (RuntimeException e) {
            postgres.closeQuietly();
            home.release();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(postgres.closer);
        return postgres;
    }

    private static LocalPostgres open(ServerHome home, int port, boolean temporary) {
        var postgres = new LocalPostgres(home, port, temporary);
        try {
            postgres.start(START_TIMEOUT);
        } catch (RuntimeException e) {
            home.release();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(postgres.closer);
        return postgres;
    }

    /** Where the server listens; the same after a {@link #restart()}. */
    public ServerAddress address() {
        return new ServerAddress("127.0.0.1", port);
    }

    /** The password of the superuser {@code postgres}; never to be logged. */
    public String superuserPassword() {
        return home.password();
    }

    /**
     * A connection as superuser, for bootstrapping roles and databases.
     *
     * @param database for example {@code postgres}
     * @throws SQLException when the server does not answer
     */
    public Connection connectAsSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(address().jdbcUrl(database), SUPERUSER, home.password());
    }

    /** The process id of the running postmaster, for tests that stop, continue or kill it. */
    public long pid() {
        return home.postmaster()
                .orElseThrow(() -> new IllegalStateException("the server is not running"))
                .pid();
    }

    /** Kills the server as a power cut would (SIGKILL to every process of it) and waits until all are gone. */
    public void kill() {
        signalAll("KILL");
        home.awaitEnd();
    }

    /** Stops every process of the server in its tracks (SIGSTOP): connections stay open and nothing answers. */
    public void freeze() {
        signalAll("STOP");
    }

    /** Lets a frozen server go on (SIGCONT). */
    public void thaw() {
        signalAll("CONT");
    }

    /** Starts the server again after {@link #kill()}, on the same data and the same port. */
    public synchronized void restart() {
        start(START_TIMEOUT);
    }

    private void signalAll(String signal) {
        var postmaster = ProcessHandle.of(pid()).orElseThrow();
        var children = postmaster.children().map(ProcessHandle::pid).toList();
        // The parent first: otherwise it would answer the death of a child by starting another one.
        ServerHome.signal(signal, postmaster.pid());
        children.forEach(child -> ServerHome.signal(signal, child));
    }

    private synchronized void start(Duration timeout) {
        closeQuietly();
        home.stopLeftBehind();
        if (!temporary) {
            home.archiveNothingUnlessTold();
        }
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(ServerHome.userFolder().toFile())
                .setDataDirectory(home.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setDataDirectoryCustomizer(_ -> home.markInitialized(!temporary))
                .setPGStartupWait(timeout)
                .setPort(port)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", home.passwordFile().toString())
                .setConnectConfig("password", home.password())
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(home.log().toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(home.log().toFile()));
        SETTINGS.forEach(builder::setServerConfig);
        if (!temporary) {
            ARCHIVING.forEach(builder::setServerConfig);
        }
        try {
            server = builder.start();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not start; see " + home.log(), e);
        }
    }

    /** Stops the server; a throw-away server's data are deleted. A second call does nothing. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException _) {
            // The JVM is ending: the hook itself stops the server.
            return;
        }
        stopAndRelease();
    }

    private synchronized void stopAndRelease() {
        if (server == null) {
            return;
        }
        closeQuietly();
        home.stopLeftBehind();
        if (temporary) {
            home.delete();
        }
        home.release();
    }

    /** Lets go of the running server object; where the process was killed before, there is nothing left to stop. */
    private void closeQuietly() {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("PostgreSQL could not be stopped in order: {}", e.getMessage());
        }
        server = null;
    }

    /** A port below the range from which the system takes ports for outgoing connections, so none can be in the way. */
    private static int freePort(RandomGenerator random) {
        for (var attempt = 0; attempt < 100; attempt++) {
            var candidate = random.nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), candidate));
                return candidate;
            } catch (IOException _) {
                // Taken: the next candidate is drawn.
            }
        }
        throw new IllegalStateException("no free port between " + LOWEST_PORT + " and " + HIGHEST_PORT);
    }
}
