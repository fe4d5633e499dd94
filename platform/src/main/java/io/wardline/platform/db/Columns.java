package io.wardline.platform.db;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Sets as the arrays that {@code unnest} takes: one array for each column, all of the same length and order. */
public final class Columns {
    private Columns() {}

    /** A column of {@code bigint}. */
    public static <T> Object longs(Collection<T> rows, ToLongFunction<T> value) {
        return filled(rows, Long[]::new, value::applyAsLong);
    }

    /** A column of {@code bigint} in which a value may be absent. */
    public static <T> Object nullableLongs(Collection<T> rows, Function<T, @Nullable Long> value) {
        return filled(rows, Long[]::new, value);
    }

    /** A column of {@code text}. */
    public static <T> Object texts(Collection<T> rows, Function<T, @Nullable String> value) {
        return filled(rows, String[]::new, value);
    }

    /** A column of {@code uuid}. */
    public static <T> Object uuids(Collection<T> rows, Function<T, @Nullable UUID> value) {
        return filled(rows, UUID[]::new, value);
    }

    /** A column of {@code timestamptz}. */
    public static <T> Object instants(Collection<T> rows, Function<T, Instant> value) {
        return filled(rows, OffsetDateTime[]::new, row -> value.apply(row).atOffset(ZoneOffset.UTC));
    }

    /** A column of any other type, for example {@code LocalDate[]::new}. */
    public static <T, C> Object filled(Collection<T> rows, IntFunction<C[]> array, Function<T, ? extends @Nullable C> value) {
        @Nullable Object[] column = array.apply(rows.size());
        var at = 0;
        for (var row : rows) {
            column[at++] = value.apply(row);
        }
        return column;
    }
}
