package io.wardline.gateway;

import io.vertx.core.Vertx;
import io.wardline.gateway.Config.PlainListener;
import io.wardline.gateway.db.DatabaseConfig;
import io.wardline.gateway.mqtt.Limits;
import io.wardline.protocol.device.DeviceId;
import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A gateway on a test's database, with a plain listener unless the test asks for more. */
final class TestNode implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    final TestDatabase database;
    final Vertx vertx = Vertx.vertx();
    final Gateway gateway;
    /** Devices for which the bell rang, in order. */
    final List<DeviceId> rung = new CopyOnWriteArrayList<>();

    TestNode(TestDatabase database) {
        this(database, config -> config);
    }

    TestNode(TestDatabase database, UnaryOperator<Config> change) {
        this.database = database;
        gateway = started(vertx, change.apply(config(database, "gateway-1")), this::ring);
    }

    static Gateway started(Vertx vertx, Config config, Doorbell bell) {
        try {
            return Gateway.start(vertx, config, bell, Clock.systemUTC())
                    .toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException("the gateway did not start", failed);
        }
    }

    static Config config(TestDatabase database, String node) {
        return new Config(
                node,
                new DatabaseConfig(database.host(), database.port(), database.database(), Role.GATEWAY.login(),
                        database.password(Role.GATEWAY), 4),
                null, new PlainListener(0), new Config.HealthListener("127.0.0.1", 0),
                new Limits(1_000, 10_000, 100_000, 64L << 20, 30));
    }

    private void ring(Collection<DeviceId> devices) {
        rung.addAll(new ArrayList<>(devices));
    }

    int port() {
        return gateway.plainPort();
    }

    /** Puts devices into the registry, each at a place of its own. */
    static void register(TestDatabase database, String... devices) {
        try {
            database.execute(Role.OWNER, """
                    insert into place_institution (code, name, kind) values ('H1', 'County hospital', 'HOSPITAL')
                    on conflict do nothing
                    """);
            for (var did : devices) {
                database.execute(Role.OWNER, """
                        insert into place (code, name, kind, institution_id)
                        select upper('%1$s'), 'Cabinet', 'CABINET', id from place_institution where code = 'H1';
                        insert into device_registry (did, kind, place_id, state, shard, revision, registered_at)
                        select '%1$s', 'CABINET', id, 'ACTIVE', 0, 1, now() from place where code = upper('%1$s')
                        """.formatted(did));
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    long count(String query) {
        return count(database, query);
    }

    /** The number that a query on the test's database returns. */
    static long count(TestDatabase database, String query) {
        try {
            return database.number(Role.OWNER, query);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** How many statements on the test's database wait for a lock of this kind; other classes wait on the same server. */
    static long waiting(TestDatabase database, String kind) {
        return count(database, """
                select count(*) from pg_locks l join pg_stat_activity a on a.pid = l.pid
                where a.datname = current_database() and l.locktype = '%s' and not l.granted
                """.formatted(kind));
    }

    void execute(String statements) {
        try {
            database.execute(Role.OWNER, statements);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Stops as a killed process would: sockets and connections end, nothing is said or written. */
    void kill() {
        await(vertx.close());
    }

    private static void await(io.vertx.core.Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        await(gateway.stop());
        await(vertx.close());
    }
}
