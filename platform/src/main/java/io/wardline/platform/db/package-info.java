/**
 * The door to PostgreSQL: one pool for each database role, and transactions written in straight lines.
 *
 * <p>Features call {@link io.wardline.platform.db.Db#inTransaction} and see plain values; only this package and
 * {@code web} wait for futures. Calls come from virtual threads, of a Vert.x context or of nobody: on a virtual-thread
 * verticle the context goes on with other work while a statement runs.
 *
 * <p>Three things can go wrong, and each has a name of its own: {@link io.wardline.platform.db.Overload} when
 * the pool's queue is full (try again later, nothing happened), {@link io.wardline.platform.db.DatabaseFault} when a
 * statement failed (it names the statement, and the constraint where one was broken), and
 * {@link io.wardline.platform.db.CommitOutcomeUnknown} when the link broke while a COMMIT was under way (only a retry
 * with the same identifiers can tell). Deadlocks and serialization failures are retried here and nowhere else.
 */
@NullMarked
package io.wardline.platform.db;

import org.jspecify.annotations.NullMarked;
