package io.wardline.platform.db;

/**
 * What happens inside one transaction. It may run more than once, so it changes nothing but the database.
 *
 * @param <T> what it finds out; never null
 */
@FunctionalInterface
public interface Work<T> {
    /** Runs with an open transaction and returns its result; throwing rolls back. */
    T run(Tx tx);
}
