package io.wardline.platform.db;

/** The link broke while a COMMIT was under way. Whether it holds is found out by retrying with the same identifiers. */
public final class CommitOutcomeUnknown extends DatabaseFault {
    private static final long serialVersionUID = 1L;

    CommitOutcomeUnknown(String message, Throwable cause) {
        super(message, null, null, cause);
    }
}
