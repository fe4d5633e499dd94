package io.wardline.platform.ledger;

import io.wardline.platform.db.Tx;
import java.util.List;

/**
 * Told of every binding in the binding's own transaction, after the pieces stand where the act put them. The cabinets
 * implement it: a tag that devices claim already moves on to the place that their claims give.
 */
@FunctionalInterface
public interface BoundTags {
    /**
     * @param cause of the binding; movements that follow from it count on from {@code nextIndex}
     * @param actor who bound
     * @param nextIndex the first index of the cause that is free
     * @param units the new units, in the order of the act
     */
    void bound(Tx tx, Cause cause, String actor, int nextIndex, List<UnitState> units);
}
