package io.wardline.platform.warehouse;

import io.wardline.platform.catalog.ItemId;
import java.time.LocalDate;
import java.util.Set;

/**
 * Goods that were accepted from a supplier, or some of them that went back: what changes how much was bought.
 *
 * @param receipt its number
 * @param acceptedOn the day of acceptance; a return counts on the day of the receipt that it takes back
 * @param purchases whose quantities changed, at least one
 */
public record AcceptedReceipt(long receipt, LocalDate acceptedOn, Set<Purchase> purchases) {
    public AcceptedReceipt {
        purchases = Set.copyOf(purchases);
        if (purchases.isEmpty()) {
            throw new IllegalArgumentException("a receipt of nothing");
        }
    }

    /**
     * One item for one institution.
     *
     * @param institution number of the institution for which it was bought, wherever it stands
     */
    public record Purchase(long institution, ItemId item) {}
}
