package io.wardline.platform;

import io.wardline.platform.web.Health.Finding;
import io.wardline.platform.web.HeavyWork;
import io.wardline.sql.Role;
import io.wardline.sql.Schema;
import io.wardline.sql.SchemaFault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Whether this platform can do its work: the database answers, its schema is at least the one of this build, and every
 * shard of devices is held by some node. It asks over a connection of its own, so that a full pool is not taken for a
 * dead database, and on a plain thread, so that a frozen one holds up nobody else.
 */
final class Readiness {
    private static final String TIMEOUTS = "&connectTimeout=2&socketTimeout=2";
    private static final String SHARDS_UNHELD =
            """
            select count(*) from device_shard_lease where until < now()
            """;

    private final Config.Database database;
    private final String version;
    private final HeavyWork threads;

    /** With the version to which this build has migrated the schema. */
    Readiness(Config.Database database, String version, HeavyWork threads) {
        this.database = database;
        this.version = version;
        this.threads = threads;
    }

    List<Finding> look() {
        return threads.run(this::ask);
    }

    private List<Finding> ask() {
        var role = Role.PLATFORM;
        try (var connection = DriverManager.getConnection(
                database.server().jdbcUrl(database.name()) + TIMEOUTS, role.login(), database.passwords().of(role))) {
            return List.of(new Finding("database", true, "answers"), schema(connection), pump(connection));
        } catch (SQLException | SchemaFault e) {
            return List.of(new Finding("database", false, "does not answer"));
        }
    }

    private Finding schema(Connection connection) {
        var found = Schema.version(connection).orElse("none");
        // A newer platform beside this one may have migrated further; that is allowed while both run.
        return new Finding("schema", found.compareTo(version) >= 0, found);
    }

    private static Finding pump(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(SHARDS_UNHELD)) {
            rows.next();
            var unheld = rows.getLong(1);
            return new Finding("pump", unheld == 0, unheld == 0 ? "every shard is held" : unheld + " shards are held by nobody");
        }
    }
}
