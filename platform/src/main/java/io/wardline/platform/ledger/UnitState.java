package io.wardline.platform.ledger;

import io.wardline.platform.catalog.ItemId;
import io.wardline.platform.place.PlaceId;
import io.wardline.protocol.device.TagId;

/**
 * A unit as the ledger knows it.
 *
 * @param unit its number
 * @param epc its tag
 * @param item what it is
 * @param lot of which lot
 * @param owner whose
 * @param place where it stands
 */
public record UnitState(UnitId unit, TagId epc, ItemId item, LotId lot, OwnerId owner, PlaceId place) {
    /** The unit as goods of a movement. */
    public Goods.Tagged goods() {
        return new Goods.Tagged(unit, item, lot, owner);
    }
}
