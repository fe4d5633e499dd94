package io.wardline.platform.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.TransactionRollbackException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one database role. Everything that reads or writes does it in {@link #inTransaction}, called
 * from a virtual thread (or any thread that may block; never from an event loop).
 */
public final class Db implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Db.class);

    /** Statements that one connection remembers prepared; the platform has fewer. */
    private static final int PREPARED_STATEMENTS = 1_024;

    private static final int PREPARED_STATEMENT_CHARACTERS = 16_384;

    /** The native transport ends a link whose bytes the other side's system has not acknowledged for this long. */
    private static final int UNANSWERED_MS = 15_000;

    /** Between two runs of the same work, growing with each run. */
    private static final long PAUSE_MS = 3;

    private final Vertx vertx;
    private final DbConfig config;
    private final Pool pool;
    private final AtomicInteger inUse = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();

    private Db(Vertx vertx, DbConfig config, Pool pool) {
        this.vertx = vertx;
        this.config = config;
        this.pool = pool;
    }

    /** Makes a pool; the first connection is opened when it is needed. */
    public static Db open(Vertx vertx, DbConfig config) {
        var pool = PgBuilder.pool()
                .with(new PoolOptions()
                        .setName("db-" + config.user())
                        .setMaxSize(config.poolSize())
                        .setMaxWaitQueueSize(config.queueLimit())
                        // The pool's own timer stays armed after a waiter was served and fails its promise a second time
                        // (vert.x issue 6169, mended only in later lines): connect() limits the wait itself.
                        .setConnectionTimeout(0)
                        // Connections run on an event loop of the pool's own, so it does not matter who asked first.
                        .setEventLoopSize(1))
                .connectingTo(connectOptions(config))
                .with(linkOptions())
                .using(vertx)
                .build();
        return new Db(vertx, config, pool);
    }

    /** A server that is gone without a word is found out, instead of being waited for until the system gives up. */
    private static NetClientOptions linkOptions() {
        return new NetClientOptions().setTcpKeepAlive(true).setTcpUserTimeout(UNANSWERED_MS);
    }

    static PgConnectOptions connectOptions(DbConfig config) {
        var options = new PgConnectOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setDatabase(config.database())
                .setUser(config.user())
                .setPassword(config.password())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(PREPARED_STATEMENTS)
                .setPreparedStatementCacheSqlLimit(PREPARED_STATEMENT_CHARACTERS);
        options.addProperty("application_name", config.user());
        options.addProperty("statement_timeout", Integer.toString(config.statementTimeoutMs()));
        options.addProperty("TimeZone", "UTC");
        // The county's working set lies in memory or on flash: reading a row by its key costs what reading in a row costs.
        options.addProperty("random_page_cost", "1.1");
        // Statements here take milliseconds; compiling one would take longer than running it.
        options.addProperty("jit", "off");
        return options;
    }

    /**
     * Runs the work in a transaction that sees and writes the rows of a scope; otherwise as
     * {@link #inTransaction(Work)}. The scope travels with the first statement of the work and costs no round trip.
     */
    public <T> T inTransaction(RowScope scope, Work<T> work) {
        return repeated(scope, Purpose.WRITE, work);
    }

    /**
     * Runs work that only reads, and in which the server refuses to write. It sees what {@link #inTransaction(RowScope, Work)}
     * would see; its result does not wait for the end of the transaction, which has nothing to lose.
     */
    public <T> T reading(RowScope scope, Work<T> work) {
        return repeated(scope, Purpose.READ, work);
    }

    /**
     * Runs the work in a transaction without a scope: for a role that sees the whole county by its own policies, and for
     * tables that have none. A statement of {@code wl_platform} on a table with row policies fails in it.
     *
     * <p>The work runs in a transaction (READ COMMITTED) that commits, and returns its result; rolls back when it throws or
     * asks for it by {@link Tx#rollBackOnly}. After a deadlock, a serialization failure or a
     * {@link TransactionConflict} the work runs again, {@link DbConfig#attempts()} times in all.
     *
     * @throws Overload when too many transactions wait for a connection, or this one has waited too long
     * @throws DatabaseFault when a statement fails or the server is out of reach
     * @throws CommitOutcomeUnknown when the link broke while committing
     */
    public <T> T inTransaction(Work<T> work) {
        return repeated(null, Purpose.WRITE, work);
    }

    private <T> T repeated(@Nullable RowScope scope, Purpose purpose, Work<T> work) {
        for (var attempt = 1; ; attempt++) {
            try {
                return runOnce(scope, purpose, work);
            } catch (DatabaseFault | TransactionConflict thrown) {
                if (!Faults.worthAnotherRun(thrown) || attempt >= config.attempts()) {
                    throw thrown;
                }
                LOG.debug("run {} met a conflict: {}", attempt, thrown.getMessage());
            }
            vertx.timer(PAUSE_MS * attempt, TimeUnit.MILLISECONDS).await();
        }
    }

    private <T> T runOnce(@Nullable RowScope scope, Purpose purpose, Work<T> work) {
        @Nullable SqlConnection connection = connect();
        try {
            // Not waited for: the scope and the first statement of the work travel right behind it.
            var begun = connection.begin();
            var transaction = connection.transaction();
            var tx = new Tx(connection, scope, purpose);
            T result;
            try {
                tx.enterScope();
                result = work.run(tx);
                Faults.awaitNaming("begin", begun);
            } catch (Throwable thrown) {
                rollBack(transaction.rollback(), thrown);
                throw thrown;
            }
            if (purpose == Purpose.READ) {
                var lent = connection;
                connection = null;
                transaction.commit().onComplete(_ -> giveBack(lent));
            } else if (tx.endsInRollback()) {
                Faults.awaitNaming("rollback", transaction.rollback());
            } else {
                commit(transaction.commit());
            }
            return result;
        } finally {
            if (connection != null) {
                giveBack(connection);
            }
        }
    }

    private void giveBack(SqlConnection connection) {
        inUse.decrementAndGet();
        connection.close();
    }

    /** Connections that carry a transaction now. */
    public int inUse() {
        return inUse.get();
    }

    /** Transactions that wait for a connection now. */
    public int waiting() {
        return waiting.get();
    }

    private SqlConnection connect() {
        // A connection that comes after the limit is given back.
        var asked = pool.getConnection();
        waiting.incrementAndGet();
        try {
            var connection = asked.await(config.connectTimeoutMs(), TimeUnit.MILLISECONDS);
            inUse.incrementAndGet();
            return connection;
        } catch (TimeoutException e) {
            asked.onSuccess(SqlConnection::close);
            throw new Overload("no connection became free within " + config.connectTimeoutMs() + " ms", e);
        } catch (ConnectionPoolTooBusyException e) {
            throw new Overload("more than " + config.queueLimit() + " transactions wait for a connection", e);
        } catch (Exception e) {
            throw Faults.ofStatement("connect to " + config, e);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private static void commit(Future<Void> commit) {
        try {
            commit.await();
        } catch (TransactionRollbackException e) {
            throw new IllegalStateException("the work went on after one of its statements had failed", e);
        } catch (Exception e) {
            var fault = Faults.ofStatement("commit", e);
            throw fault.answered() ? fault : new CommitOutcomeUnknown("the link broke while committing", e);
        }
    }

    /** A rollback that fails changes nothing: the server rolls back what it never sees committed. */
    private static void rollBack(Future<Void> rollback, Throwable reason) {
        try {
            rollback.await();
        } catch (Exception e) {
            reason.addSuppressed(e);
        }
    }

    /** Closes all connections. */
    @Override
    public void close() {
        pool.close().await();
    }
}
