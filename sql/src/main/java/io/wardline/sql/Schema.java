package io.wardline.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;

/**
 * Prepares a database for the product: roles, the database itself, and the migrations.
 *
 * <p>The work is split by right. A superuser is needed once, for {@link #bootstrap}; every later start needs the
 * owner's password only, for {@link #migrate}. Both may be repeated: what is there already stays.
 */
public final class Schema {
    /** The table that says which migrations ran; every product role may read it. */
    public static final String HISTORY_TABLE = "schema_migration";

    private static final String MIGRATIONS = "classpath:io/wardline/sql/migrations";
    private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** Two starts at once would trip over the same rows of the catalogue; the lock ends with the connection at last. */
    private static final String ONE_AT_A_TIME =
            """
            select pg_advisory_lock(4711000)
            """;
    private static final String ROLE_EXISTS =
            """
            select from pg_roles where rolname = ?
            """;
    private static final String DATABASE_EXISTS =
            """
            select from pg_database where datname = ?
            """;
    private static final String LATEST_VERSION =
            """
            select version from schema_migration
            where success and version is not null
            order by version collate "C" desc limit 1
            """;

    private Schema() {}

    /**
     * Creates or corrects the product's roles and creates the database, owned by {@link Role#OWNER} and closed to
     * everybody else.
     *
     * @param superuser a connection of a superuser to any database of the server, in auto-commit
     * @param database a lower-case name of at most 63 characters
     * @throws SchemaFault when the server refuses a statement
     */
    public static void bootstrap(Connection superuser, String database, RolePasswords passwords) {
        if (!DATABASE_NAME.matcher(database).matches()) {
            throw new IllegalArgumentException("'" + database + "' is not a lower-case database name");
        }
        try {
            execute(superuser, ONE_AT_A_TIME);
            for (var role : Role.values()) {
                createRole(superuser, role, passwords.of(role));
            }
            if (isAbsent(superuser, DATABASE_EXISTS, database)) {
                // The built-in C.UTF-8 sorts alike on every machine, so an index never depends on a C library.
                execute(superuser, "create database " + database + " owner wl_owner template template0 encoding 'UTF8'"
                        + " locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'");
            }
            execute(superuser, "revoke all on database " + database + " from public");
            for (var role : Role.values()) {
                execute(superuser, "grant connect on database " + database + " to " + role.login());
            }
            execute(superuser, "select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            throw new SchemaFault("the server refused to prepare database " + database + ": " + e.getMessage(), e);
        }
    }

    /**
     * Applies every migration that this build carries and the database lacks, then returns the newest version.
     * Several platforms may call this at once: one works, the others wait.
     *
     * @return the version of the newest migration, {@code YYYYMMDDHHMM}
     * @throws SchemaFault when a migration fails, or one that already ran was edited afterwards
     */
    public static String migrate(ServerAddress server, String database, String ownerPassword) {
        return migrate(server, database, ownerPassword, "latest");
    }

    /** The same up to a version and no further: what an older build would have made of the database. */
    static String migrate(ServerAddress server, String database, String ownerPassword, String upTo) {
        var url = server.jdbcUrl(database);
        try (var _ = DriverManager.getConnection(url, Role.OWNER.login(), ownerPassword)) {
            // Asked first, because what the migrations say of a server that is not there takes a page.
        } catch (SQLException e) {
            throw new SchemaFault("database " + database + " at " + server + " refuses "
                    + Role.OWNER.login() + ": " + oneLine(e), e);
        }
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(url, Role.OWNER.login(), ownerPassword)
                    .locations(MIGRATIONS)
                    .failOnMissingLocations(true)
                    .table(HISTORY_TABLE)
                    // File names are YYYYMMDDHHMM_<feature>.sql: no letter before the version, one underscore after.
                    .sqlMigrationPrefix("")
                    .sqlMigrationSeparator("_")
                    .validateMigrationNaming(true)
                    .validateOnMigrate(true)
                    // Features are written side by side, so an older one may arrive after a newer one ran.
                    .outOfOrder(true)
                    .target(upTo)
                    .placeholderReplacement(false)
                    .cleanDisabled(true)
                    .load()
                    .migrate();
            try (var owner = DriverManager.getConnection(url, Role.OWNER.login(), ownerPassword)) {
                execute(owner, ONE_AT_A_TIME);
                for (var role : Role.values()) {
                    execute(owner, "grant select on " + HISTORY_TABLE + " to " + role.login());
                }
                return version(owner).orElseThrow(() -> new SchemaFault("no migration has run"));
            }
        } catch (FlywayException | SQLException e) {
            throw new SchemaFault("the migrations of database " + database + " failed: " + oneLine(e), e);
        }
    }

    private static String oneLine(Exception failure) {
        return String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    /**
     * Refuses a server that may lose what it acknowledged (fsync, synchronous_commit or full_page_writes off), or a
     * product role that is superuser, steps over row policies or, but for the owner, owns anything.
     *
     * @param connection of any role; it reads catalogues only
     * @throws SchemaFault naming every fault found, so that one look at the message is enough
     */
    public static void verifyServer(Connection connection) {
        ServerManners.verify(connection);
    }

    /**
     * The version of the newest migration that the database has, or empty where none has run.
     *
     * @throws SchemaFault when the table cannot be read for another reason than being absent
     */
    public static Optional<String> version(Connection connection) {
        try (var statement = connection.prepareStatement(LATEST_VERSION);
                var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(MigrationVersion.fromVersion(rows.getString(1)).getVersion()) : Optional.empty();
        } catch (SQLException e) {
            if ("42P01".equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw new SchemaFault("the schema version cannot be read: " + e.getMessage(), e);
        }
    }

    /** The names of the migrations in this build, oldest first, for example {@code 202611220130_device.sql}. */
    public static List<String> migrations() {
        return ClasspathFolder.names("migrations");
    }

    private static void createRole(Connection superuser, Role role, String password) throws SQLException {
        if (isAbsent(superuser, ROLE_EXISTS, role.login())) {
            execute(superuser, "create role " + role.login());
        }
        execute(superuser, "alter role " + role.login()
                + " login nosuperuser nobypassrls nocreatedb nocreaterole noreplication");
        // The driver sends the SCRAM verifier, so the password itself reaches neither the server nor its log.
        superuser.unwrap(PGConnection.class).alterUserPassword(role.login(), password.toCharArray(), "scram-sha-256");
    }

    private static boolean isAbsent(Connection connection, String question, String name) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }
}
