package io.wardline.platform.db;

import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The rows of one statement, a page at a time, so that a result of any length needs the memory of one page. It lives
 * inside its transaction; other statements may run between two rows.
 *
 * @param <T> what a row is mapped to
 */
public final class Pages<T> implements Iterator<T>, AutoCloseable {
    private final String sql;
    private final PreparedStatement statement;
    private final Cursor cursor;
    private final int rowsAPage;
    private final Function<Row, T> mapper;
    private final Deque<T> page = new ArrayDeque<>();
    private boolean begun;

    Pages(String sql, PreparedStatement statement, Cursor cursor, int rowsAPage, Function<Row, T> mapper) {
        this.sql = sql;
        this.statement = statement;
        this.cursor = cursor;
        this.rowsAPage = rowsAPage;
        this.mapper = mapper;
    }

    /** Whether there is another row. */
    @Override
    public boolean hasNext() {
        while (page.isEmpty() && (!begun || cursor.hasMore())) {
            begun = true;
            Faults.awaitNaming(sql, cursor.read(rowsAPage)).forEach(row -> page.add(mapper.apply(row)));
        }
        return !page.isEmpty();
    }

    /**
     * The next row.
     *
     * @throws NoSuchElementException behind the last one
     */
    @Override
    public T next() {
        peek();
        return page.remove();
    }

    /**
     * The next row, which stays the next one.
     *
     * @throws NoSuchElementException behind the last one
     */
    public T peek() {
        if (!hasNext()) {
            throw new NoSuchElementException("no row is left of: " + Faults.oneLine(sql));
        }
        return page.element();
    }

    /** Gives the rest of the rows up. */
    @Override
    public void close() {
        Faults.awaitNaming(sql, cursor.close());
        Faults.awaitNaming(sql, statement.close());
    }
}
