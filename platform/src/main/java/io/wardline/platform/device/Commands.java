package io.wardline.platform.device;

import io.wardline.platform.db.Sent;
import io.wardline.platform.db.Tx;
import java.util.List;

/// Commands to devices: what is ordered waits in the outbox; the gateway sends it, the pump enters the result.
public final class Commands {
    private final CommandStore store = new CommandStore();

    /// Queues durable commands, all in one statement; the answer is to be asked for before the transaction ends.
    public Sent<?> order(Tx tx, List<StandingOrder> orders) {
        return store.order(tx, orders);
    }

    /// Marks as expired what saw no result before its deadline, by the database's clock. A later result replaces the mark.
    ///
    /// @return how many
    public int expire(Tx tx) {
        return store.expire(tx);
    }
}
