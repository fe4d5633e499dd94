package io.wardline.platform.warehouse;

import io.wardline.platform.ledger.LooseLot;
import io.wardline.protocol.device.TagId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods that somebody accepts from a supplier.
 *
 * @param institution code of the institution on whose account they were ordered; it owns them
 * @param place code of the receiving place
 * @param supplier code of the owner that is the supplier
 * @param orderNo of the provincial platform, at most 64 characters; null where they were bought elsewhere
 * @param acceptedOn the day of acceptance
 * @param lines 1 to {@value #MOST_LINES}
 */
record NewReceipt(
        String institution, String place, String supplier, @Nullable String orderNo, LocalDate acceptedOn, List<Line> lines) {
    static final int MOST_LINES = 500;
    static final int MOST_SHARES = 200;
    static final int MOST_UNITS = 1_000;
    static final long MOST_PIECES = 1_000_000_000_000L;

    NewReceipt {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("a receipt has 1 to " + MOST_LINES + " lines");
        }
        if (lines.stream().mapToInt(line -> line.units().size()).sum() > MOST_UNITS) {
            throw new IllegalArgumentException("a receipt has at most " + MOST_UNITS + " tagged pieces");
        }
    }

    /**
     * One lot of one item.
     *
     * @param orderLine line of the platform's order; null where there is none
     * @param lot item, number and expiry
     * @param quantity in base units, 1 to {@value #MOST_PIECES}
     * @param units the tags of its pieces, one for each; empty where the lot is loose
     * @param shares for whom it was bought; empty: for the institution of the receipt
     */
    record Line(@Nullable Long orderLine, LooseLot lot, long quantity, List<TagId> units, List<Share> shares) {
        Line {
            units = List.copyOf(units);
            shares = List.copyOf(shares);
            if (quantity < 1 || quantity > MOST_PIECES) {
                throw new IllegalArgumentException("a line has 1 to " + MOST_PIECES + " base units, not " + quantity);
            }
            if (!units.isEmpty() && units.size() != quantity) {
                throw new IllegalArgumentException("a line of " + quantity + " tagged pieces names " + units.size());
            }
            if (shares.stream().map(Share::institution).distinct().count() < shares.size()) {
                throw new IllegalArgumentException("a line names each institution once");
            }
        }

        boolean isTagged() {
            return !units.isEmpty();
        }

        boolean isPooled() {
            return !shares.isEmpty();
        }
    }

    /**
     * What the requisition lines of one institution ask for.
     *
     * @param institution its code
     * @param requested in base units, 1 to {@value #MOST_PIECES}
     */
    record Share(String institution, long requested) {
        Share {
            if (requested < 1 || requested > MOST_PIECES) {
                throw new IllegalArgumentException("a requisition asks for 1 to " + MOST_PIECES + " base units, not " + requested);
            }
        }
    }
}
