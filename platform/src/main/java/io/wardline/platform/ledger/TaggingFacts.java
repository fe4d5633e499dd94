package io.wardline.platform.ledger;

import io.wardline.platform.catalog.ItemId;
import io.wardline.platform.place.PlaceId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the codes that bindings name.
 *
 * @param epcs those of the tags that are bound already
 * @param tids those of the chips that are bound already
 * @param items by code
 * @param owners by code
 * @param places physical ones, by code
 * @param lots those that exist
 */
record TaggingFacts(
        Set<String> epcs,
        Set<String> tids,
        Map<String, Item> items,
        Map<String, OwnerId> owners,
        Map<String, PlaceId> places,
        Map<LotKey, Lot> lots) {

    /** An item and the maker of the lots of which nothing else is said. */
    record Item(ItemId id, String maker) {}

    /** What makes a lot: the same number from two makers is two lots. */
    record LotKey(ItemId item, String maker, String number) {}

    /** A lot with what may not differ. */
    record Lot(LotId id, @Nullable LocalDate expiry, boolean tagged) {}

    /** The lot that a binding names. */
    static LotKey lotKey(Item item, Binding binding) {
        var maker = binding.maker();
        return new LotKey(item.id(), maker == null ? item.maker() : maker, binding.lot());
    }
}
