package io.wardline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class SchemaTest {
    @Test
    void applies_every_migration_to_a_new_database() throws SQLException {
        try (var database = TestPostgres.fresh()) {
            assertThat(database.number(Role.READ, "select count(*) from schema_migration where success"))
                    .isEqualTo(Schema.migrations().size());
        }
    }

    @Test
    void reports_the_newest_version_to_every_role() throws SQLException {
        var newest = Schema.migrations().getLast();
        try (var database = TestPostgres.fresh()) {
            for (var role : Role.values()) {
                try (var connection = database.jdbc(role)) {
                    assertThat(Schema.version(connection))
                            .hasValue(newest.substring(0, newest.indexOf('_')));
                }
            }
        }
    }

    @Test
    void reports_no_version_where_nothing_was_migrated() throws SQLException {
        try (var database = TestPostgres.fresh()) {
            database.execute(Role.OWNER, "drop table schema_migration");
            try (var connection = database.jdbc(Role.READ)) {
                assertThat(Schema.version(connection)).isEmpty();
            }
        }
    }

    @Test
    void migrates_again_without_changing_anything() throws SQLException {
        try (var database = TestPostgres.fresh()) {
            var before = database.number(Role.READ, "select count(*) from schema_migration");
            Schema.migrate(database.server(), database.database(), database.password(Role.OWNER));
            assertThat(database.number(Role.READ, "select count(*) from schema_migration")).isEqualTo(before);
        }
    }

    @Test
    void says_in_one_line_that_a_server_does_not_answer() {
        assertThatThrownBy(() -> Schema.migrate(new ServerAddress("127.0.0.1", 1), "none", "a-password-of-no-server"))
                .isInstanceOf(SchemaFault.class)
                .hasMessageStartingWith("database none at 127.0.0.1:1 refuses wl_owner: Connection to 127.0.0.1:1 refused.")
                .satisfies(fault -> assertThat(fault.getMessage()).hasLineCount(1));
    }

    @Test
    void refuses_a_migration_that_was_edited_after_it_ran() throws SQLException {
        try (var database = TestPostgres.fresh()) {
            database.execute(Role.OWNER, "update schema_migration set checksum = checksum + 1");
            assertThatThrownBy(() -> Schema.migrate(
                            database.server(), database.database(), database.password(Role.OWNER)))
                    .isInstanceOf(SchemaFault.class)
                    .hasMessageContaining("checksum mismatch");
        }
    }

    @Test
    void accepts_a_server_that_keeps_what_it_acknowledges() throws SQLException {
        try (var database = TestPostgres.fresh();
                var connection = database.jdbc(Role.PLATFORM)) {
            Schema.verifyServer(connection);
        }
    }

    @Test
    void refuses_a_session_that_acknowledges_before_the_disk_does() throws SQLException {
        try (var database = TestPostgres.fresh();
                var connection = database.jdbc(Role.GATEWAY);
                var statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            assertThatThrownBy(() -> Schema.verifyServer(connection))
                    .isInstanceOf(SchemaFault.class)
                    .hasMessageContaining("synchronous_commit is off");
        }
    }

    @Test
    void refuses_a_role_that_owns_something_and_names_it() throws SQLException {
        try (var own = TestPostgres.ownServer();
                var superuser = own.server().connectAsSuperuser("wardline");
                var statement = superuser.createStatement();
                var connection = own.database().jdbc(Role.READ)) {
            statement.execute("create table stray (); alter table stray owner to wl_gateway");
            statement.execute("alter role wl_pump bypassrls; alter role wl_sealer superuser; grant wl_owner to wl_read");
            assertThatThrownBy(() -> Schema.verifyServer(connection))
                    .isInstanceOf(SchemaFault.class)
                    .hasMessageContaining("role wl_gateway owns objects")
                    .hasMessageContaining("role wl_pump has BYPASSRLS")
                    .hasMessageContaining("role wl_sealer is superuser")
                    .hasMessageContaining("role wl_read is a member of a role with more rights");
        }
    }

    @Test
    void bootstraps_twice_and_takes_back_rights_that_crept_in() throws SQLException {
        try (var own = TestPostgres.ownServer();
                var superuser = own.server().connectAsSuperuser("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("alter role wl_pump bypassrls createrole");
            Schema.bootstrap(superuser, "wardline", own.database().passwords());
            try (var connection = own.database().jdbc(Role.PUMP)) {
                Schema.verifyServer(connection);
            }
        }
    }

    @Test
    void two_starts_at_once_prepare_the_same_server() throws Exception {
        try (var own = TestPostgres.ownServer();
                var starts = Executors.newFixedThreadPool(4)) {
            var passwords = own.database().passwords();
            var both = starts.invokeAll(Collections.nCopies(4, () -> {
                try (var superuser = own.server().connectAsSuperuser("postgres")) {
                    Schema.bootstrap(superuser, "second", passwords);
                    return Schema.migrate(own.server().address(), "second", passwords.of(Role.OWNER));
                }
            }));
            for (var start : both) {
                assertThat(start.get()).isEqualTo(both.getFirst().get());
            }
        }
    }

    @Test
    void closes_the_database_to_roles_that_are_not_the_products() throws SQLException {
        try (var database = TestPostgres.fresh()) {
            assertThat(database.number(Role.READ, """
                    select count(*) from pg_database, lateral aclexplode(datacl) as entry
                    where datname = current_database() and entry.grantee = 0
                    """)).isZero();
        }
    }

    @Test
    void hides_the_passwords_in_every_text() {
        var passwords = RolePasswords.draw(new SecureRandom());
        assertThat(passwords.toString()).doesNotContain(passwords.of(Role.OWNER));
    }
}
