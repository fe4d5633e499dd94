package io.wardline.platform.warehouse;

import io.wardline.platform.ledger.Goods;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a receipt as it stands.
 *
 * @param line counted from 1
 * @param orderLine of the platform's order; null where there is none
 * @param item its code
 * @param lot its number
 * @param quantity accepted, in base units
 * @param returned of it, in base units
 * @param goods as the ledger names loose ones
 * @param pooled whether it was bought for several institutions
 * @param units the tags of its pieces that have not gone back, in their order; empty where the lot is loose
 * @param tagged whether its pieces have tags
 */
record ReceiptLine(
        int line, @Nullable Integer orderLine, String item, String lot, @Nullable LocalDate expiry, long quantity, long returned,
        Goods.Loose goods, boolean pooled, boolean tagged, List<String> units) {
    ReceiptLine {
        units = List.copyOf(units);
    }
}
