package io.wardline.platform.db;

import io.vertx.sqlclient.Tuple;

/**
 * A statement with its values, to be sent together with others in {@link Tx#executeTogether}.
 *
 * @param sql with positional parameters {@code $1 ...}
 * @param values one for each parameter, in order
 */
public record Statement(String sql, Tuple values) {
    /** A statement with the given values. */
    public static Statement of(String sql, Object... values) {
        return new Statement(sql, Tuple.wrap(values));
    }
}
