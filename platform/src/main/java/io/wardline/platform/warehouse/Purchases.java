package io.wardline.platform.warehouse;

import io.wardline.platform.db.Tx;

/** Whoever counts what was bought; the wiring hands it in, because it stands higher. */
@FunctionalInterface
public interface Purchases {
    /** Counts a receipt, or a return of a part of it, in its own transaction: the rows of both are written already. */
    void changed(Tx tx, AcceptedReceipt receipt);
}
