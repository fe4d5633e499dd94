package io.wardline.platform.warehouse;

import io.wardline.platform.ledger.LooseLot;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods that somebody accepts from a supplier.
 *
 * @param institution code of the institution on whose account they were bought; it owns them
 * @param place code of the receiving place
 * @param supplier code of the owner that is the supplier
 * @param orderNo of the provincial platform, at most 64 characters; null where they were bought elsewhere
 * @param acceptedOn the day of acceptance
 * @param lines 1 to {@value #MOST_LINES}
 */
record NewReceipt(
        String institution, String place, String supplier, @Nullable String orderNo, LocalDate acceptedOn, List<Line> lines) {
    static final int MOST_LINES = 500;
    static final long MOST_PIECES = 1_000_000_000_000L;

    NewReceipt {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("a receipt has 1 to " + MOST_LINES + " lines");
        }
    }

    /**
     * One lot of one item.
     *
     * @param orderLine line of the platform's order; null where there is none
     * @param lot item, number and expiry
     * @param quantity in base units, 1 to {@value #MOST_PIECES}
     */
    record Line(@Nullable Long orderLine, LooseLot lot, long quantity) {
        Line {
            if (quantity < 1 || quantity > MOST_PIECES) {
                throw new IllegalArgumentException("a line has 1 to " + MOST_PIECES + " base units, not " + quantity);
            }
        }
    }
}
