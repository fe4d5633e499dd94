package io.wardline.platform.ledger;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the stock: what of one lot and owner stands in one place, by codes.
 *
 * @param item catalogue code
 * @param name the item's
 * @param expiry last day of use; null where the lot has none
 * @param place code of the place, with its name and kind
 * @param within name of the place around it; null where there is none
 * @param quantity in the item's base units, at least 1
 * @param holds reasons of the holds in force that cover the line, or pieces of it; each once, sorted
 */
public record StockCard(
        String item,
        String name,
        String lot,
        String maker,
        @Nullable LocalDate expiry,
        String owner,
        String place,
        String placeName,
        String placeKind,
        @Nullable String within,
        long quantity,
        List<String> holds) {
    public StockCard {
        holds = List.copyOf(holds);
    }
}
