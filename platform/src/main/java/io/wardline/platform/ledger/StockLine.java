package io.wardline.platform.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a place, by codes.
 *
 * @param item catalogue code
 * @param name the item's
 * @param expiry last day of use; null where the lot has none
 * @param quantity in the item's base units, at least 1
 */
public record StockLine(
        String item, String name, String lot, String maker, @Nullable LocalDate expiry, String owner, long quantity) {}
