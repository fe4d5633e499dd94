package io.wardline.platform.db;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives what the driver throws a name that the rest of the platform understands. */
final class Faults {
    private static final int SHOWN_CHARACTERS = 240;

    /** serialization_failure and deadlock_detected: the same work may well succeed when it runs again. */
    private static final Set<String> WORTH_ANOTHER_RUN = Set.of("40001", "40P01");

    private Faults() {}

    static DatabaseFault ofStatement(String sql, Throwable cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        if (cause instanceof PgException refused) {
            return new DatabaseFault(
                    refused.getMessage() + " in: " + oneLine(sql), refused.getSqlState(), emptyToNull(refused.getConstraint()), cause);
        }
        return new DatabaseFault(cause + " in: " + oneLine(sql), null, null, cause);
    }

    static <T> T awaitNaming(String sql, Future<T> future) {
        try {
            return future.await();
        } catch (Exception e) {
            throw ofStatement(sql, e);
        }
    }

    static boolean worthAnotherRun(Throwable thrown) {
        return switch (thrown) {
            case TransactionConflict _ -> true;
            case DatabaseFault fault -> fault.sqlState().filter(WORTH_ANOTHER_RUN::contains).isPresent();
            default -> false;
        };
    }

    static String oneLine(String sql) {
        var line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + " ...";
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
