package io.wardline.gateway.inbox;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.wardline.gateway.db.Database;
import io.wardline.gateway.db.Failing;
import io.wardline.gateway.inbox.InboxStore.Step;
import io.wardline.gateway.inbox.InboxStore.Stored;
import io.wardline.gateway.inbox.Plan.Part;
import io.wardline.gateway.link.Settlement;
import io.wardline.protocol.device.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The writer's connection and its transactions. A future of this class that succeeds means: committed, and the server said so.
final class Writer {
    private final Database database;
    private @Nullable PgConnection connection;
    private @Nullable Future<PgConnection> connecting;
    private boolean closed;

    Writer(Database database) {
        this.database = database;
    }

    /// Nothing was sent, so nothing can have been committed.
    static final class NotSent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotSent(Throwable cause) {
            super("no connection: " + cause.getMessage(), cause);
        }
    }

    /// @param stored by the place of the link in the plan; a link that lost the fence is absent
    record Outcome(Plan plan, Map<Integer, Stored> stored) {}

    boolean connected() {
        return connection != null;
    }

    Future<PgConnection> connection() {
        PgConnection open = connection;
        if (open != null) {
            return Future.succeededFuture(open);
        }
        Future<PgConnection> underWay = connecting;
        if (underWay != null) {
            return underWay;
        }
        Future<PgConnection> made = database.connect()
                .map(this::opened)
                .recover(failure -> Future.failedFuture(new NotSent(failure)));
        connecting = made;
        return made.onComplete(_ -> connecting = null);
    }

    private PgConnection opened(PgConnection fresh) {
        fresh.closeHandler(_ -> {
            if (connection == fresh) {
                connection = null;
            }
        });
        if (closed) {
            fresh.close();
        } else {
            connection = fresh;
        }
        return fresh;
    }

    /// Lets go of the connection. What was sent on it may still be carried out: the fence decides.
    void abandon() {
        PgConnection old = connection;
        connection = null;
        if (old != null) {
            old.close();
        }
    }

    Future<Void> close() {
        closed = true;
        PgConnection old = connection;
        connection = null;
        return old == null ? Future.succeededFuture() : old.close();
    }

    Future<Void> partitions() {
        return connection().compose(open -> answered(open.query(InboxStore.PARTITIONS).execute())).mapEmpty();
    }

    /// Stores a batch in one transaction. With fresh entries only, that is one statement, so one round trip; with keys to be
    /// looked up it is two.
    Future<Outcome> write(List<Arrival> batch) {
        if (batch.isEmpty()) {
            return Future.succeededFuture(new Outcome(new Plan(List.of()), Map.of()));
        }
        List<EntryKey> doubtful = Batch.doubtful(batch);
        return connection()
                .compose(open -> doubtful.isEmpty()
                        ? fresh(open, Batch.plan(batch, Map.of()))
                        : lookedUp(open, batch, doubtful));
    }

    private Future<Outcome> fresh(PgConnection open, Plan plan) {
        Step store = InboxStore.store(plan);
        if (plan.plain()) {
            return answered(open.preparedQuery(store.sql()).execute(store.parameters()))
                    .map(rows -> new Outcome(plan, InboxStore.stored(rows)));
        }
        Future<?> begin = open.query("begin").execute();
        return finish(open, begin, plan);
    }

    private Future<Outcome> lookedUp(PgConnection open, List<Arrival> batch, List<EntryKey> doubtful) {
        Future<?> begin = open.query("begin").execute();
        Future<?> fence = open.preparedQuery(InboxStore.FENCE).execute(InboxStore.links(batch));
        Future<RowSet<Row>> found = open.preparedQuery(InboxStore.LOOK_UP).execute(InboxStore.keys(doubtful));
        return answered(Future.all(begin, fence, found))
                .compose(
                        _ -> finish(open, begin, Batch.plan(batch, InboxStore.hashes(found.result()))),
                        failure -> rolledBack(open, failure));
    }

    /// The rest of the transaction in one go. Where a statement fails, the COMMIT behind it is a rollback: the outcome counts
    /// only when every one of them succeeded.
    private Future<Outcome> finish(PgConnection open, Future<?> begin, Plan plan) {
        Step store = InboxStore.store(plan);
        List<Future<?>> sent = new ArrayList<>();
        sent.add(begin);
        Future<RowSet<Row>> stored = open.preparedQuery(store.sql()).execute(store.parameters());
        sent.add(stored);
        for (Part part : plan.parts()) {
            for (Step step : InboxStore.more(part)) {
                sent.add(open.preparedQuery(step.sql()).execute(step.parameters()));
            }
        }
        Future<?> commit = open.query("commit").execute();
        sent.add(commit);
        return answered(Future.join(sent))
                .map(_ -> new Outcome(plan, InboxStore.stored(stored.result())))
                .recover(timedOut -> Future.failedFuture(first(sent, timedOut)));
    }

    /// The failure that broke the transaction, not the complaints of the statements behind it. An unknown one outweighs all.
    private static Throwable first(List<Future<?>> sent, Throwable otherwise) {
        for (Future<?> future : sent) {
            if (future.failed() && Failing.of(future.cause()) == Failing.UNKNOWN) {
                return future.cause();
            }
        }
        for (Future<?> future : sent) {
            if (future.failed()) {
                return future.cause();
            }
        }
        return otherwise;
    }

    /// Ends a transaction that the server refused. Where nobody knows what the server did, the connection is let go of, which
    /// ends the transaction too; to ask a silent server for a rollback would be to wait for it once more.
    private Future<Outcome> rolledBack(PgConnection open, Throwable failure) {
        return Failing.of(failure) == Failing.UNKNOWN
                ? Future.failedFuture(failure)
                : answered(open.query("rollback").execute()).transform(_ -> Future.failedFuture(failure));
    }

    private <T> Future<T> answered(Future<T> sent) {
        return database.patience().answered(sent);
    }

    /// Tries each line of a message in a transaction that is rolled back, and gives the message with the refused lines as poison.
    Future<Arrival> withoutRefusedRows(Arrival arrival, Throwable failure) {
        return switch (arrival) {
            case Arrival.Entries entries -> {
                Future<List<Line>> lines = Future.succeededFuture(new ArrayList<>());
                for (Line line : entries.lines()) {
                    lines = lines.compose(sofar -> tried(entries, line).map(result -> {
                        sofar.add(result);
                        return sofar;
                    }));
                }
                yield lines.map(tried -> new Arrival.Entries(
                        entries.link(), entries.packet(), entries.bytes(), entries.topic(), List.copyOf(tried), entries.mono()));
            }
            case Arrival.Readings readings -> Future.succeededFuture(refused(readings, readings.topic(), readings.payload(), failure));
            case Arrival.Reported reported -> Future.succeededFuture(refused(reported, reported.topic(), reported.payload(), failure));
            case Arrival.Refused _, Arrival.AskAgain _ -> Future.failedFuture(failure);
        };
    }

    private static Arrival refused(Arrival arrival, String topic, byte[] payload, Throwable failure) {
        Malformed why = Refusals.row(failure);
        return new Arrival.Refused(arrival.link(), arrival.packet(), topic, null, why, Settlement.Code.UNREADABLE, payload);
    }

    private Future<Line> tried(Arrival.Entries entries, Line line) {
        Step alone = InboxStore.probe(entries, line);
        return connection().compose(open -> {
            Future<?> begin = open.query("begin").execute();
            Future<RowSet<Row>> insert = open.preparedQuery(alone.sql()).execute(alone.parameters());
            Future<?> rollback = open.query("rollback").execute();
            return answered(Future.join(begin, insert, rollback)).transform(all -> {
                if (insert.succeeded()) {
                    return Future.succeededFuture(line);
                }
                Throwable failure = insert.failed() ? insert.cause() : all.cause();
                return Failing.of(failure) == Failing.DATA
                        ? Future.succeededFuture(line.refused(Refusals.row(failure)))
                        : Future.failedFuture(failure);
            });
        });
    }
}
