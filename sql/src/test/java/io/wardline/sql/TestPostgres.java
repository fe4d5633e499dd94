package io.wardline.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * PostgreSQL for tests. This class alone decides which one: a container where a container engine answers, else the
 * embedded server, as also where the engine cannot get the image; {@code -Dpostgres=container} and
 * {@code -Dpostgres=embedded} force the choice, and {@code -Dpostgres.image=NAME} names another image of PostgreSQL 18.
 *
 * <p>There is one server for each test JVM and one migrated template on it; {@link #fresh()} clones the template, which
 * takes a fraction of a second, so that no test sees the rows of another.
 */
public final class TestPostgres {
    private static final String TEMPLATE = "wardline_template";
    private static final String DEFAULT_IMAGE = "docker.io/library/postgres:18";
    private static final String LOGINS = Stream.of(Role.values()).map(Role::login).collect(Collectors.joining(", "));
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestPostgres() {}

    /** A new migrated database on the shared server. */
    public static TestDatabase fresh() {
        var server = Shared.SERVER;
        var name = "test_" + NUMBER.incrementAndGet();
        execute(
                server,
                "create database " + name + " template " + TEMPLATE + " owner wl_owner",
                "revoke all on database " + name + " from public",
                "grant connect on database " + name + " to " + LOGINS);
        return new TestDatabase(
                server.address(),
                name,
                server.passwords(),
                () -> execute(server, "drop database if exists " + name + " with (force)"));
    }

    /** A server of the test's own with one migrated database, for tests that kill, freeze and restart PostgreSQL. */
    public static OwnServer ownServer() {
        var secrets = new SecureRandom();
        var server = LocalPostgres.throwAway(secrets);
        var passwords = RolePasswords.draw(secrets);
        try (var superuser = server.connectAsSuperuser("postgres")) {
            Schema.bootstrap(superuser, "wardline", passwords);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Schema.migrate(server.address(), "wardline", passwords.of(Role.OWNER));
        return new OwnServer(server, new TestDatabase(server.address(), "wardline", passwords, () -> {}));
    }

    /**
     * A server that belongs to one test.
     *
     * @param server to be killed, frozen, thawed, restarted; always the embedded one
     * @param database migrated, and reached at the same address after a restart
     */
    public record OwnServer(LocalPostgres server, TestDatabase database) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    /** Which kind of server this JVM uses: {@code container} or {@code embedded}. */
    public static String kind() {
        return Shared.SERVER.kind();
    }

    private record Server(
            String kind, ServerAddress address, String superuser, String superuserPassword, RolePasswords passwords) {
        Connection connect() throws SQLException {
            return DriverManager.getConnection(address.jdbcUrl("postgres"), superuser, superuserPassword);
        }
    }

    /** Started by the first test that asks; ends with the JVM. */
    private static final class Shared {
        static final Server SERVER = start();

        private static Server start() {
            var passwords = RolePasswords.draw(new SecureRandom());
            var server = choose(passwords);
            try (var superuser = server.connect()) {
                Schema.bootstrap(superuser, TEMPLATE, passwords);
            } catch (SQLException e) {
                throw new IllegalStateException("the test server does not answer", e);
            }
            Schema.migrate(server.address(), TEMPLATE, passwords.of(Role.OWNER));
            hashOnce(server);
            return server;
        }

        /**
         * Tests connect thousands of times. Hashing a password thousands of times more each time is for those that people choose;
         * the ones here are drawn, and no dictionary has them. On a server of tests a password may stand in a statement.
         */
        private static void hashOnce(Server server) {
            var statements = Stream.concat(
                    Stream.of("set scram_iterations = 1", password(server.superuser(), server.superuserPassword())),
                    Stream.of(Role.values()).map(role -> password(role.login(), server.passwords().of(role))));
            execute(server, statements.toArray(String[]::new));
        }

        private static String password(String role, String password) {
            return "alter role \"" + role + "\" password '" + password + "'";
        }

        private static Server embedded(RolePasswords passwords) {
            var postgres = LocalPostgres.throwAway(new SecureRandom());
            return new Server("embedded", postgres.address(), "postgres", postgres.superuserPassword(), passwords);
        }

        /** Testcontainers' own command line switches fsync off, which is what the product refuses. */
        @SuppressWarnings("resource") // Lives as long as the JVM; stopped by the shutdown hook.
        private static Server container(RolePasswords passwords) {
            var image = DockerImageName.parse(System.getProperty("postgres.image", DEFAULT_IMAGE))
                    .asCompatibleSubstituteFor("postgres");
            var postgres = new PostgreSQLContainer(image)
                    .withCommand("postgres", "-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "max_connections=200");
            postgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop, "postgres-container-closer"));
            return new Server(
                    "container",
                    new ServerAddress(postgres.getHost(), postgres.getFirstMappedPort()),
                    postgres.getUsername(),
                    postgres.getPassword(),
                    passwords);
        }

        private static Server choose(RolePasswords passwords) {
            var choice = System.getProperty("postgres", "auto").toLowerCase(Locale.ROOT);
            return switch (choice) {
                case "container" -> container(passwords);
                case "embedded" -> embedded(passwords);
                case "auto" -> engineMayAnswer() && DockerClientFactory.instance().isDockerAvailable()
                        ? containerIfItStarts(passwords)
                        : embedded(passwords);
                default -> throw new IllegalArgumentException(
                        "-Dpostgres=" + choice + ": known are container, embedded and auto");
            };
        }

        private static Server containerIfItStarts(RolePasswords passwords) {
            try {
                return container(passwords);
            } catch (ContainerLaunchException | ContainerFetchException e) {
                LoggerFactory.getLogger(TestPostgres.class)
                        .warn("the container engine has no PostgreSQL, the embedded one is used: {}", e.getMessage());
                return embedded(passwords);
            }
        }

        /** Looking for a socket costs nothing; asking an engine that is not there costs seconds. */
        private static boolean engineMayAnswer() {
            var runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run");
            return System.getenv("DOCKER_HOST") != null
                    || Stream.of("/var/run/docker.sock", runtime + "/docker.sock")
                            .anyMatch(socket -> Files.exists(Path.of(socket)));
        }
    }

    private static void execute(Server server, String... statements) {
        try (var connection = server.connect();
                var executed = connection.createStatement()) {
            for (var statement : statements) {
                executed.execute(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the test server refused one of " + List.of(statements), e);
        }
    }
}
