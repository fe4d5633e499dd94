package io.wardline.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * One migrated database of a test, empty but for what the migrations put there. Closing it drops it.
 *
 * @param server where it lives
 * @param database its name
 * @param passwords of the product's roles on that server
 * @param drop removes the database; does nothing where the whole server goes
 */
public record TestDatabase(ServerAddress server, String database, RolePasswords passwords, Runnable drop)
        implements AutoCloseable {

    /** Host name or address of the server. */
    public String host() {
        return server.host();
    }

    /** Port of the server. */
    public int port() {
        return server.port();
    }

    /** The password of one role. */
    public String password(Role role) {
        return passwords.of(role);
    }

    /** A plain JDBC connection as one role, for assertions. The caller closes it. */
    public Connection jdbc(Role role) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), role.login(), passwords.of(role));
    }

    /** Runs statements as one role, for arranging what a test needs. */
    public void execute(Role role, String statements) throws SQLException {
        try (var connection = jdbc(role);
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    /** The single number that a query returns, as one role. */
    public long number(Role role, String query) throws SQLException {
        try (var connection = jdbc(role);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new AssertionError("the query returned no row: " + query);
            }
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        drop.run();
    }
}
