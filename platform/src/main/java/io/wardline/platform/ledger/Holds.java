package io.wardline.platform.ledger;

import io.wardline.platform.db.Tx;
import io.wardline.platform.place.PlaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Holds: placing, releasing, asking what is blocked. A hold does not stop {@link Ledger#post}: a shelf may be read
 * whatever is held. It stops the flows that hand goods out, and each of them asks.
 */
public final class Holds {
    private final HoldStore store = new HoldStore();

    /** Places a hold; the same hold again changes nothing. */
    public void place(Tx tx, Cause cause, String actor, Instant at, Hold hold) {
        store.place(tx, cause, actor, at, hold);
    }

    /**
     * Releases a hold for good.
     *
     * @param note why, 1 to 1,000 characters
     * @return whether it was in force until now: false where it does not exist or was released before
     */
    public boolean release(Tx tx, Cause cause, String actor, Instant at, UUID hold, String note) {
        return store.release(tx, cause, actor, at, hold, note);
    }

    /**
     * Which of these goods are blocked, standing in this place at this instant.
     *
     * @return the holds in force for each of the goods that is blocked
     */
    public Map<Goods, Set<UUID>> blocked(Tx tx, PlaceId place, Collection<Goods> goods, Instant at) {
        return store.blocked(tx, place, goods, at);
    }
}
