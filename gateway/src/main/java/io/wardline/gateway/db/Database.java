package io.wardline.gateway.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database as a gateway sees it. Everything returns at once; nothing here waits.
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int CONNECT_SECONDS = 5;
    private static final int CONNECT_WAITERS = 20_000;
    private static final int PIPELINE = 64;

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final Pool pool;

    private Database(Vertx vertx, PgConnectOptions options, Pool pool) {
        this.vertx = vertx;
        this.options = options;
        this.pool = pool;
    }

    /// Opens the pool; connections are made when they are needed.
    public static Database open(Vertx vertx, DatabaseConfig config) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setDatabase(config.name())
                .setUser(config.user())
                .setPassword(config.password())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(256)
                .setPreparedStatementCacheSqlLimit(8_192)
                .setPipeliningLimit(PIPELINE);
        options.addProperty("application_name", "wardline-gateway");
        options.addProperty("TimeZone", "UTC");
        // Shorter than the ten seconds after which a link is closed, so that most waits end with a known answer.
        options.addProperty("statement_timeout", "8000");
        options.addProperty("lock_timeout", "3000");
        options.addProperty("idle_in_transaction_session_timeout", "5000");
        Pool pool = PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions()
                        .setMaxSize(config.poolSize())
                        .setMaxWaitQueueSize(CONNECT_WAITERS)
                        .setConnectionTimeout(CONNECT_SECONDS)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .using(vertx)
                .build();
        return new Database(vertx, options, pool);
    }

    /// One statement in a transaction of its own.
    public Future<RowSet<Row>> run(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }

    /// A connection of the pool, for a transaction of several statements; the caller gives it back by closing it.
    public Future<SqlConnection> connection() {
        return pool.getConnection();
    }

    /// A connection of the caller's own, which the caller closes. A failure here means that nothing was sent.
    public Future<PgConnection> connect() {
        return PgConnection.connect(vertx, options)
                .timeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .onSuccess(open -> open.exceptionHandler(broken -> LOG.debug("a connection broke: {}", broken.getMessage())));
    }

    /// Closes the pool.
    public Future<Void> close() {
        return pool.close();
    }
}
