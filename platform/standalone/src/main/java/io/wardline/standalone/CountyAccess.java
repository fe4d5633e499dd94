package io.wardline.standalone;

import io.vertx.core.Vertx;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.sql.Role;
import io.wardline.sql.RolePasswords;
import io.wardline.sql.Schema;
import io.wardline.sql.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A short visit to a county's database for one command: through the server of a county that is running, or through one
 * that is started for as long as the command takes.
 */
final class CountyAccess {
    private static final int PORT_LINE = 3;
    private static final int CONNECTIONS = 2;
    private static final int WAITING = 64;
    private static final int ATTEMPTS = 8;
    /** A person waits for one answer, perhaps beside a county at full load: patience costs nothing here. */
    private static final int PATIENCE_MS = 30_000;

    private CountyAccess() {}

    /**
     * Runs a piece of work as {@code wl_platform} and closes everything behind it.
     *
     * @param url as in {@link CountyDatabase#open}
     * @throws EnvironmentFault when the database does not answer
     */
    static <T> T visit(CountyHome home, @Nullable String url, RandomGenerator secrets, Function<Visit, T> work) {
        var running = url == null ? running(home, secrets) : Optional.<ServerAddress>empty();
        if (running.isPresent()) {
            return visit(home, new CountyDatabase(running.get(), CountyDatabase.DATABASE, home.passwords(secrets), null), work);
        }
        try (var county = CountyDatabase.open(home, url, secrets)) {
            Schema.migrate(county.server(), county.database(), county.passwords().of(Role.OWNER));
            return visit(home, county, work);
        }
    }

    /**
     * What a command works with.
     *
     * @param db as {@code wl_platform}
     * @param server and the two that follow: for a connection as another role
     */
    record Visit(Vertx vertx, Db db, CountyHome home, ServerAddress server, String database, RolePasswords passwords) {
        /** The operator's office, to be closed before the visit ends. */
        BackOffice office(InstantSource clock, SecureRandom secrets) {
            return new BackOffice(vertx, db, home, clock, secrets);
        }
    }

    /**
     * A pool of the county's database.
     *
     * @param role whose password is known
     */
    static DbConfig pool(CountyDatabase database, Role role) {
        var server = database.server();
        return new DbConfig(
                server.host(), server.port(), database.database(), role.login(), database.passwords().of(role),
                CONNECTIONS, WAITING, PATIENCE_MS, PATIENCE_MS, ATTEMPTS);
    }

    /** A visit to a server that is known to answer, with a schema that is up to date. */
    static <T> T visit(CountyHome home, CountyDatabase database, Function<Visit, T> work) {
        var vertx = Vertx.vertx();
        try (var db = Db.open(vertx, pool(database, Role.PLATFORM))) {
            return work.apply(new Visit(vertx, db, home, database.server(), database.database(), database.passwords()));
        } finally {
            vertx.close().await();
        }
    }

    /** The embedded server of this county, if another process runs it: its port stands in its own file. */
    static Optional<ServerAddress> running(CountyHome home, RandomGenerator secrets) {
        var file = home.postgres().resolve("data").resolve("postmaster.pid");
        try {
            var lines = Files.readAllLines(file);
            var server = new ServerAddress("127.0.0.1", Integer.parseInt(lines.get(PORT_LINE).strip()));
            var role = Role.PLATFORM;
            // A server that was killed leaves its file behind; only one that answers is running.
            try (var _ = DriverManager.getConnection(
                    server.jdbcUrl(CountyDatabase.DATABASE), role.login(), home.passwords(secrets).of(role))) {
                return Optional.of(server);
            }
        } catch (IOException | SQLException | IndexOutOfBoundsException | NumberFormatException _) {
            return Optional.empty();
        }
    }
}
