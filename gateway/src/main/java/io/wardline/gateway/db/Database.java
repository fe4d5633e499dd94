package io.wardline.gateway.db;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database as a gateway sees it. Everything returns at once; nothing here waits.
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    /// A host that takes no byte of ours for so long is gone; without this limit a connection to it would be waited on for a
    /// quarter of an hour. Linux with the native transport alone knows it; elsewhere keep-alive finds such a host, late.
    private static final int SILENT_HOST_MS = 10_000;
    private static final int CONNECT_WAITERS = 20_000;
    private static final int PIPELINE = 64;

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final Pool pool;
    private final ConnectionFactory<PgConnectOptions> single;
    private final Patience patience;

    private Database(
            Vertx vertx, PgConnectOptions options, Pool pool, ConnectionFactory<PgConnectOptions> single, Patience patience) {
        this.vertx = vertx;
        this.options = options;
        this.pool = pool;
        this.single = single;
        this.patience = patience;
    }

    /// Opens the pool; connections are made when they are needed.
    public static Database open(Vertx vertx, DatabaseConfig config) {
        return open(vertx, config, Patience.USUAL);
    }

    /// Opens the pool with another patience than the usual one.
    public static Database open(Vertx vertx, DatabaseConfig config, Patience patience) {
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
        NetClientOptions wire = new NetClientOptions().setTcpKeepAlive(true).setTcpUserTimeout(SILENT_HOST_MS);
        Pool pool = PgBuilder.pool()
                .with(wire)
                .connectingTo(options)
                .with(new PoolOptions()
                        .setMaxSize(config.poolSize())
                        .setMaxWaitQueueSize(CONNECT_WAITERS)
                        // The pool's own timer stays armed after a waiter was served and fails its promise a second time
                        // (vert.x issue 6169, mended only in later lines): connection() limits the wait itself.
                        .setConnectionTimeout(0))
                .using(vertx)
                .build();
        return new Database(vertx, options, pool, PgDriver.INSTANCE.createConnectionFactory(vertx, wire), patience);
    }

    /// How long an answer is waited for.
    public Patience patience() {
        return patience;
    }

    /// One statement in a transaction of its own.
    public Future<RowSet<Row>> run(String sql, Tuple parameters) {
        return connection().compose(open -> open.preparedQuery(sql).execute(parameters).eventually(open::close));
    }

    /// A connection of the pool, for a transaction of several statements; the caller gives it back by closing it.
    public Future<SqlConnection> connection() {
        Future<SqlConnection> lent = pool.getConnection();
        return lent.timeout(patience.connect().toMillis(), TimeUnit.MILLISECONDS)
                // A connection that comes too late is given back.
                .onFailure(_ -> lent.onSuccess(SqlConnection::close));
    }

    /// A connection of the caller's own, which the caller closes. A failure here means that nothing was sent.
    public Future<PgConnection> connect() {
        Future<PgConnection> made = single.connect(vertx.getOrCreateContext(), options).map(PgConnection::cast);
        return made.timeout(patience.connect().toMillis(), TimeUnit.MILLISECONDS)
                // A connection that comes too late belongs to nobody, and would stay open on the server.
                .onFailure(_ -> made.onSuccess(PgConnection::close))
                .onSuccess(open -> open.exceptionHandler(broken -> LOG.debug("a connection broke: {}", broken.getMessage())));
    }

    /// Closes the pool and the connections made by [#connect].
    public Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        single.close(closed);
        return Future.join(pool.close(), closed.future()).mapEmpty();
    }
}
