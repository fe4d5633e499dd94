package io.wardline.platform.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One tagged piece, by codes.
 *
 * @param item catalogue code
 * @param name the item's
 * @param expiry last day of use; null where the lot has none
 * @param contested whether several cabinets claim it
 */
public record StockUnit(
        String epc,
        String item,
        String name,
        String lot,
        @Nullable LocalDate expiry,
        String owner,
        String place,
        boolean contested) {}
