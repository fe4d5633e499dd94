package io.wardline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.wardline.gateway.db.DatabaseConfig;
import io.wardline.gateway.db.ServerCheck;
import io.wardline.sql.Role;
import io.wardline.sql.TestPostgres;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ServerCheckTest {
    private static Config as(Config config, String user, String password) {
        var there = config.database();
        return new Config(config.node(), new DatabaseConfig(there.host(), there.port(), there.name(), user, password, 2),
                config.tls(), config.plain(), config.health(), config.limits());
    }

    @Test
    void a_server_that_may_lose_what_it_acknowledged_is_refused_by_name() throws SQLException {
        try (var own = TestPostgres.ownServer()) {
            try (var superuser = own.server().connectAsSuperuser("postgres"); var statement = superuser.createStatement()) {
                statement.execute("alter role wl_gateway set synchronous_commit = off");
            }
            assertThatThrownBy(() -> new TestNode(own.database()))
                    .hasRootCauseInstanceOf(ServerCheck.ServerRefused.class)
                    .rootCause().hasMessageContaining("synchronous_commit is off");
        }
    }

    @Test
    void a_role_with_rights_to_spare_is_refused() {
        try (var database = TestPostgres.fresh()) {
            var vertx = Vertx.vertx();
            var owner = as(TestNode.config(database, "n"), Role.OWNER.login(), database.password(Role.OWNER));
            assertThatThrownBy(() -> TestNode.started(vertx, owner, _ -> { }))
                    .rootCause().hasMessageContaining("role wl_owner owns objects");
            vertx.close();
        }
    }

    @Test
    void a_gateway_waits_for_the_schema_that_it_needs() throws Exception {
        try (var database = TestPostgres.fresh()) {
            database.execute(Role.OWNER, "update schema_migration set success = false where version = '" + ServerCheck.SCHEMA_VERSION + "'");
            var vertx = Vertx.vertx();
            var starting = Gateway.start(vertx, TestNode.config(database, "n"), Clock.systemUTC());
            org.awaitility.Awaitility.await().until(() -> TestNode.count(database, """
                    select count(*) from pg_stat_activity
                    where usename = 'wl_gateway' and datname = current_database()""") > 0);
            assertThat(starting.isComplete()).isFalse();
            database.execute(Role.OWNER, "update schema_migration set success = true");
            var gateway = starting.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
            assertThat(gateway.plainPort()).isPositive();
            gateway.stop().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_wrong_password_and_an_unknown_database_are_named_at_once() {
        try (var database = TestPostgres.fresh()) {
            var vertx = Vertx.vertx();
            var right = TestNode.config(database, "n");
            var stranger = as(right, Role.GATEWAY.login(), "wrong");
            assertThatThrownBy(() -> TestNode.started(vertx, stranger, _ -> { }))
                    .rootCause().isInstanceOf(ServerCheck.ServerRefused.class).hasMessageContaining("password");
            var there = right.database();
            var nowhere = new Config("n", new DatabaseConfig(there.host(), there.port(), "nowhere", there.user(), there.password(), 2),
                    null, right.plain(), null, right.limits());
            assertThatThrownBy(() -> TestNode.started(vertx, nowhere, _ -> { }))
                    .rootCause().isInstanceOf(ServerCheck.ServerRefused.class).hasMessageContaining("nowhere");
            vertx.close();
        }
    }
}
