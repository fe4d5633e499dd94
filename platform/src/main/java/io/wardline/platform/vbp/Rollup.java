package io.wardline.platform.vbp;

import io.wardline.platform.db.Tx;
import io.wardline.platform.warehouse.AcceptedReceipt;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;

/**
 * Keeps the sums of both facts in the transaction of whatever changes them. A cell is counted anew and never added to, so a
 * correction of any kind ends in the same figures as a fresh count.
 */
final class Rollup {
    private final RollupStore store = new RollupStore();

    /** A receipt was accepted, or some of it went back. */
    void purchased(Tx tx, AcceptedReceipt receipt) {
        facts(tx);
        recount(tx, store.cells(tx, receipt));
    }

    /** Whether anything of it counts in a period that has ended before that day. */
    boolean hasEnded(Tx tx, AcceptedReceipt receipt, LocalDate today) {
        return store.hasEnded(tx, receipt, today);
    }

    /** Facts are about to be written: from here to the end of the transaction what they mean does not change. */
    void facts(Tx tx) {
        store.shareGate(tx);
    }

    /** What facts mean is about to change: no fact is written until the transaction ends. */
    void meaning(Tx tx) {
        store.holdGate(tx);
    }

    /** Counts every cell of a batch anew, behind {@link #meaning}. */
    void recountBatch(Tx tx, long batch) {
        recount(tx, store.cellsOfBatch(tx, batch));
    }

    /** Counts cells anew. */
    void recount(Tx tx, Collection<Cell> cells) {
        if (!cells.isEmpty()) {
            store.recount(tx, new LinkedHashSet<>(cells));
        }
    }
}
