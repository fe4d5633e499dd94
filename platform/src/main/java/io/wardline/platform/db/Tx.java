package io.wardline.platform.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An open transaction. Every call sends a prepared statement and waits for its end; every failure is a
 * {@link DatabaseFault} that names the statement, and after it the transaction can only be rolled back.
 */
public final class Tx {
    private final SqlConnection connection;
    private boolean rollBackOnly;

    Tx(SqlConnection connection) {
        this.connection = connection;
    }

    /** The rows that a statement returns, mapped in their order. */
    public <T> List<T> rows(String sql, Function<Row, T> mapper, @Nullable Object... values) {
        var found = run(sql, values);
        var mapped = new ArrayList<T>(found.size());
        found.forEach(row -> mapped.add(mapper.apply(row)));
        return mapped;
    }

    /** The only row that a statement returns, or empty. Two rows are a bug in the statement. */
    public <T> Optional<T> row(String sql, Function<Row, T> mapper, @Nullable Object... values) {
        var found = rows(sql, mapper, values);
        if (found.size() > 1) {
            throw new IllegalStateException("one row was expected, " + found.size() + " came: " + Faults.oneLine(sql));
        }
        return found.stream().findFirst();
    }

    /** Runs a statement and returns how many rows it inserted, changed or removed. */
    public int execute(String sql, @Nullable Object... values) {
        return run(sql, values).rowCount();
    }

    /** Runs one statement for each set of values, all sent at once. An empty list does nothing. */
    public void executeBatch(String sql, List<Tuple> batch) {
        if (!batch.isEmpty()) {
            awaitNaming(sql, connection.preparedQuery(sql).executeBatch(batch));
        }
    }

    /**
     * Sends several statements one behind the other without waiting in between: one round trip instead of many.
     *
     * @return how many rows each of them inserted, changed or removed
     */
    public List<Integer> executeTogether(Statement... statements) {
        var sent = Arrays.stream(statements)
                .map(statement -> connection.preparedQuery(statement.sql()).execute(statement.values()))
                .toList();
        var counts = new ArrayList<Integer>(statements.length);
        for (var at = 0; at < statements.length; at++) {
            counts.add(awaitNaming(statements[at].sql(), sent.get(at)).rowCount());
        }
        return counts;
    }

    /** From here on the transaction ends in a rollback, although its work returns a result: a refusal, usually. */
    public void rollBackOnly() {
        rollBackOnly = true;
    }

    boolean endsInRollback() {
        return rollBackOnly;
    }

    private RowSet<Row> run(String sql, @Nullable Object... values) {
        return awaitNaming(sql, connection.preparedQuery(sql).execute(Tuple.wrap(values)));
    }

    private static <T> T awaitNaming(String sql, Future<T> future) {
        try {
            return future.await();
        } catch (Exception e) {
            throw Faults.ofStatement(sql, e);
        }
    }
}
