package io.wardline.platform.ledger;

import io.wardline.platform.db.Tx;
import io.wardline.protocol.device.TagId;
import java.util.Collection;
import java.util.Map;

/**
 * Tagged pieces: finding what a tag is. Binding is {@link Tagging}.
 *
 * <p>A reading of an unknown tag and the binding of that tag must not pass each other unseen. Whoever applies readings
 * calls {@link #holdBindings} before it takes any other lock; a binding holds off readings before it takes any other. So
 * either the reading sees the unit, or the binding sees the claim, and neither waits for the other with locks in hand.
 */
public final class Units {
    private final UnitStore store = new UnitStore();

    /** The units with these tags; a tag that is bound to nothing is absent from the answer. Locks nothing. */
    public Map<TagId, UnitState> find(Tx tx, Collection<TagId> epcs) {
        return store.find(tx, epcs);
    }

    /** Like {@link #find}, and holds the units' places (in the order of their numbers) until the transaction ends. */
    public Map<TagId, UnitState> lock(Tx tx, Collection<TagId> epcs) {
        return store.lock(tx, epcs);
    }

    /** Until the transaction ends nobody binds; many transactions may hold this at once. */
    public void holdBindings(Tx tx) {
        store.holdBindings(tx);
    }
}
