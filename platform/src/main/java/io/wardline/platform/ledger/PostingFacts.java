package io.wardline.platform.ledger;

import io.wardline.platform.catalog.ItemId;
import java.util.Map;
import java.util.UUID;

/**
 * What the ledger knows about offered movements, read while the rows are locked.
 *
 * @param known movements that stand already, by identity
 * @param units the units named
 * @param lots the lots of loose goods named
 * @param balances of physical places; an account that is absent has an outside place
 */
record PostingFacts(
        Map<UUID, Line.Content> known, Map<UnitId, UnitState> units, Map<LotId, Lot> lots, Map<Account, Long> balances) {

    /** What decides whether goods of a lot may move. */
    record Lot(ItemId item, boolean tagged) {}
}
