package io.wardline.platform.db;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement failed, or the database could not be reached. The message names the statement. */
public sealed class DatabaseFault extends RuntimeException permits CommitOutcomeUnknown {
    private static final long serialVersionUID = 1L;

    private final @Nullable String sqlState;
    private final @Nullable String constraint;

    DatabaseFault(String message, @Nullable String sqlState, @Nullable String constraint, Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
        this.constraint = constraint;
    }

    /** The five letters by which PostgreSQL classes the failure; empty when it gave no answer. */
    public Optional<String> sqlState() {
        return Optional.ofNullable(sqlState);
    }

    /** The name of the constraint that was broken; a store turns the names it knows into refusals. */
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }

    /** Whether the server took part at all: false means that it could not be reached or the link broke. */
    public boolean answered() {
        return sqlState != null;
    }
}
