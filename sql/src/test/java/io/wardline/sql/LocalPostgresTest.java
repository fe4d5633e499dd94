package io.wardline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("kill")
final class LocalPostgresTest {
    private final SecureRandom secrets = new SecureRandom();

    @Test
    void keeps_its_rows_and_its_password_over_a_stop(@TempDir Path directory) throws SQLException {
        try (var server = LocalPostgres.persistent(directory, secrets)) {
            run(server, "create table kept (n int)", "insert into kept values (7)");
        }
        try (var server = LocalPostgres.persistent(directory, secrets)) {
            assertThat(number(server, "select n from kept")).isEqualTo(7);
        }
    }

    @Test
    void keeps_what_it_acknowledged_when_it_is_killed(@TempDir Path directory) throws SQLException {
        try (var server = LocalPostgres.persistent(directory, secrets)) {
            run(server, "create table kept (n int)", "insert into kept values (8)");
            var before = server.address();
            server.kill();
            server.restart();
            assertThat(server.address()).isEqualTo(before);
            assertThat(number(server, "select n from kept")).isEqualTo(8);
        }
    }

    @Test
    void takes_over_a_server_that_a_killed_process_left_behind(@TempDir Path directory) throws Exception {
        var abandoned = Abandoned.start(directory);
        abandoned.kill();
        assertThat(ProcessHandle.of(abandoned.postgres()).map(ProcessHandle::isAlive)).hasValue(true);
        try (var server = LocalPostgres.persistent(directory, secrets)) {
            assertThat(server.pid()).isNotEqualTo(abandoned.postgres());
            assertThat(number(server, "select n from kept")).isEqualTo(9);
        }
    }

    @Test
    void answers_nothing_while_frozen_and_goes_on_when_thawed(@TempDir Path directory) throws Exception {
        try (var server = LocalPostgres.persistent(directory, secrets);
                var connection = server.connectAsSuperuser("postgres")) {
            connection.setNetworkTimeout(Runnable::run, 300);
            server.freeze();
            assertThatThrownBy(() -> number(connection, "select 1")).isInstanceOf(SQLException.class);
            server.thaw();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(number(server, "select 1")).isEqualTo(1));
        }
    }

    @Test
    void refuses_a_second_process_on_the_same_directory(@TempDir Path directory) {
        try (var _ = LocalPostgres.persistent(directory, secrets)) {
            assertThatThrownBy(() -> LocalPostgres.persistent(directory, secrets))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another process works with");
        }
    }

    @Test
    void sets_an_unfinished_first_start_aside(@TempDir Path directory) throws Exception {
        Files.createDirectory(directory.resolve("data"));
        Files.writeString(directory.resolve("data").resolve("PG_VERSION"), "18");
        try (var server = LocalPostgres.persistent(directory, secrets)) {
            assertThat(number(server, "select 1")).isEqualTo(1);
        }
    }

    @Test
    void keeps_its_password_readable_by_its_owner_only_and_asks_for_it(@TempDir Path directory) throws Exception {
        try (var server = LocalPostgres.persistent(directory, secrets)) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("superuser.password"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> DriverManager.getConnection(
                            server.address().jdbcUrl("postgres"), "postgres", "not-the-password"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void survives_the_sweep_of_another_process() throws Exception {
        try (var first = LocalPostgres.throwAway(secrets);
                var second = LocalPostgres.throwAway(secrets)) {
            assertThat(Abandoned.sweep()).isZero();
            assertThat(number(first, "select 1") + number(second, "select 1")).isEqualTo(2);
        }
    }

    @Test
    void runs_postgresql_18_with_every_commit_on_disk() throws SQLException {
        try (var server = LocalPostgres.throwAway(secrets)) {
            assertThat(number(server, "select current_setting('server_version_num')::int / 10000")).isEqualTo(18);
            assertThat(number(server, """
                    select count(*) from pg_settings
                    where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'on'
                    """)).isEqualTo(3);
        }
    }

    static void run(LocalPostgres server, String... statements) throws SQLException {
        try (var connection = server.connectAsSuperuser("postgres");
                var statement = connection.createStatement()) {
            for (var text : statements) {
                statement.execute(text);
            }
        }
    }

    private static long number(LocalPostgres server, String query) throws SQLException {
        try (var connection = server.connectAsSuperuser("postgres")) {
            return number(connection, query);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
