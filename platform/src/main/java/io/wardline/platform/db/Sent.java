package io.wardline.platform.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A statement that is under way, sent by {@link Tx#send}.
 *
 * @param <T> what a row is mapped to
 */
public final class Sent<T> {
    private final String sql;
    private final Future<RowSet<Row>> answer;
    private final Function<Row, T> mapper;

    Sent(String sql, Future<RowSet<Row>> answer, Function<Row, T> mapper) {
        this.sql = sql;
        this.answer = answer;
        this.mapper = mapper;
    }

    /** Waits for the rows. */
    public List<T> rows() {
        var found = Faults.awaitNaming(sql, answer);
        var mapped = new ArrayList<T>(found.size());
        found.forEach(row -> mapped.add(mapper.apply(row)));
        return mapped;
    }

    /** Waits for the only row, or none. Two rows are a bug in the statement. */
    public Optional<T> row() {
        var found = rows();
        if (found.size() > 1) {
            throw new IllegalStateException("one row was expected, " + found.size() + " came: " + Faults.oneLine(sql));
        }
        return found.stream().findFirst();
    }

    /** Waits for the number of rows that the statement inserted, changed or removed. */
    public int count() {
        return Faults.awaitNaming(sql, answer).rowCount();
    }
}
