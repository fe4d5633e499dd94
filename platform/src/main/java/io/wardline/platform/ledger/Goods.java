package io.wardline.platform.ledger;

import io.wardline.platform.catalog.ItemId;

/** What a movement moves: one tagged piece, or a quantity of a loose lot. */
public sealed interface Goods {
    /** The catalogue item. */
    ItemId item();

    /** The lot; it belongs to the item. */
    LotId lot();

    /** Whose it is while it moves. A change of owner is a pair of movements through the place TITLE. */
    OwnerId owner();

    /** One piece with a tag of its own; its quantity is 1. */
    record Tagged(UnitId unit, ItemId item, LotId lot, OwnerId owner) implements Goods {}

    /** Pieces that nobody tells apart. */
    record Loose(ItemId item, LotId lot, OwnerId owner) implements Goods {}
}
