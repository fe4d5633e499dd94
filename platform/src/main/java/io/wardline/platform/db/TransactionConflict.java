package io.wardline.platform.db;

/**
 * Thrown by a store that finds, in the middle of its work, that another transaction came between: {@link Db} rolls
 * back and runs the work again, exactly as after a serialization failure.
 */
public final class TransactionConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** By the fault in which it showed. */
    public TransactionConflict(DatabaseFault fault) {
        super(fault.getMessage(), fault);
    }
}
