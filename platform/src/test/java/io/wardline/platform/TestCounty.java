package io.wardline.platform;

import io.vertx.core.Vertx;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.db.Work;
import io.wardline.platform.time.CountyTime;
import io.wardline.sql.Checks;
import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/**
 * A migrated county of one's own, with the pools of the platform's roles and a clock that stands still.
 *
 * @param vertx carries the pools
 * @param database the county's database
 * @param platform as {@code wl_platform}
 * @param pump as {@code wl_pump}
 */
public record TestCounty(Vertx vertx, TestDatabase database, Db platform, Db pump) implements AutoCloseable {
    /** Half past seven in the evening of 2026-11-22 in UTC, which is the next day in the county. */
    public static final Instant NOW = Instant.parse("2026-11-22T19:30:00.123456Z");

    /** The county's calendar, standing at {@link #NOW}. */
    public static final CountyTime TIME = new CountyTime(ZoneId.of("Asia/Shanghai"), InstantSource.fixed(NOW));

    /** A fresh county. */
    public static TestCounty open() {
        var database = TestPostgres.fresh();
        var vertx = Vertx.vertx();
        return new TestCounty(vertx, database, pool(vertx, database, Role.PLATFORM), pool(vertx, database, Role.PUMP));
    }

    private static Db pool(Vertx vertx, TestDatabase database, Role role) {
        return Db.open(
                vertx,
                DbConfig.of(database.host(), database.port(), database.database(), role.login(), database.password(role)));
    }

    /** Runs the work as {@code wl_platform} over the whole county. */
    public <T> T inTransaction(Work<T> work) {
        return platform.inTransaction(RowScope.COUNTY, work);
    }

    /** Runs statements as the owner of the schema, who is held by triggers as everybody is. */
    public void execute(String statements) {
        try {
            database.execute(Role.OWNER, statements);
        } catch (SQLException e) {
            throw new AssertionError(statements, e);
        }
    }

    /** The names of the claims that do not hold after statements of the owner, who then takes the statements back. */
    public List<String> claimsBrokenBy(String statements) {
        try (var connection = database.jdbc(Role.OWNER);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(statements);
            var broken = Checks.run(connection).stream()
                    .filter(outcome -> !outcome.holds())
                    .map(Checks.Outcome::name)
                    .toList();
            connection.rollback();
            return broken;
        } catch (SQLException e) {
            throw new AssertionError(statements, e);
        }
    }

    @Override
    public void close() {
        platform.close();
        pump.close();
        vertx.close().await();
        database.close();
    }
}
