package io.wardline.platform.warehouse;

import io.wardline.platform.db.Tx;
import java.time.LocalDate;

/** Whoever counts what was bought; the wiring hands it in, because it stands higher. */
public interface Purchases {
    /** Counts a receipt, or a return of a part of it, in its own transaction: the rows of both are written already. */
    void changed(Tx tx, AcceptedReceipt receipt);

    /** Whether anything of it counts in an agreement period that has ended by that day. */
    boolean hasEnded(Tx tx, AcceptedReceipt receipt, LocalDate today);
}
