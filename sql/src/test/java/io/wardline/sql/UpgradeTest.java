package io.wardline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * A county that worked with an earlier version is opened by this one. The dump holds a small troubled county as the version of
 * migration 202611220200 left it: {@code == table (columns)}, then its rows as COPY writes them.
 */
@Tag("kill")
final class UpgradeTest {
    private static final String EARLIER = "202611220200";
    private static final String FIRST_DAY = "2026-11-21";
    private static final int DAYS = 3;

    @Test
    void opens_the_county_of_the_previous_version_and_every_check_holds() throws Exception {
        var secrets = new SecureRandom();
        var passwords = RolePasswords.draw(secrets);
        try (var server = LocalPostgres.throwAway(secrets)) {
            try (var superuser = server.connectAsSuperuser("postgres")) {
                Schema.bootstrap(superuser, "county", passwords);
            }
            assertThat(Schema.migrate(server.address(), "county", passwords.of(Role.OWNER), EARLIER)).isEqualTo(EARLIER);
            try (var superuser = server.connectAsSuperuser("county")) {
                load(superuser);
            }
            var rows = "select (select count(*) from ledger_movement) || ' ' || (select count(*) from cabinet_step) || ' '"
                    + " || (select count(*) from device_inbox) || ' ' || (select count(*) from audit_row)";
            var url = server.address().jdbcUrl("county");
            try (var reader = DriverManager.getConnection(url, Role.READ.login(), passwords.of(Role.READ))) {
                var before = text(reader, rows);
                assertThat(before).doesNotContain(" 0");
                var newest = Schema.migrations().getLast().substring(0, EARLIER.length());
                assertThat(Schema.migrate(server.address(), "county", passwords.of(Role.OWNER))).isEqualTo(newest).isGreaterThan(EARLIER);
                assertThat(text(reader, rows)).as("an upgrade loses nothing").isEqualTo(before);
                assertThat(Checks.run(reader)).allSatisfy(outcome -> assertThat(outcome.firstRows()).as(outcome.name()).isEmpty());
                Schema.verifyServer(reader);
            }
        }
    }

    /** Rows come in as they are: neither triggers nor foreign keys may look at them one by one. */
    private static void load(Connection superuser) throws SQLException, IOException {
        execute(superuser, "set session_replication_role = replica");
        execute(superuser, "select device_partitions('" + FIRST_DAY + "', " + DAYS + ")");
        for (var part : dump().split("(?m)^== ")) {
            if (!part.isBlank()) {
                var head = part.substring(0, part.indexOf('\n'));
                execute(superuser, "truncate " + head.substring(0, head.indexOf(' ')) + " cascade");
            }
        }
        var copy = superuser.unwrap(PGConnection.class).getCopyAPI();
        for (var part : dump().split("(?m)^== ")) {
            if (!part.isBlank()) {
                var end = part.indexOf('\n');
                copy.copyIn("copy " + part.substring(0, end) + " from stdin", new StringReader(part.substring(end + 1)));
            }
        }
        execute(superuser, "set session_replication_role = origin");
    }

    private static String dump() throws IOException {
        try (var stream = Objects.requireNonNull(UpgradeTest.class.getResourceAsStream("county-" + EARLIER + ".copy"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
