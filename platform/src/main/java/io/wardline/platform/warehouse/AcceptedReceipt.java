package io.wardline.platform.warehouse;

import io.wardline.platform.catalog.ItemId;
import java.time.LocalDate;
import java.util.Set;

/**
 * Goods that were accepted from a supplier, or some of them that went back: what changes how much was bought.
 *
 * @param receipt its number
 * @param institution number of the institution on whose account it was bought
 * @param acceptedOn the day of acceptance; a return counts on the day of the receipt that it takes back
 * @param items whose quantities changed, at least one
 */
public record AcceptedReceipt(long receipt, long institution, LocalDate acceptedOn, Set<ItemId> items) {
    public AcceptedReceipt {
        items = Set.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a receipt of nothing");
        }
    }
}
