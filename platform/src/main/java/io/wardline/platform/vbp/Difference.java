package io.wardline.platform.vbp;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where our receipts and the platform's lines say different things.
 *
 * @param orderNo of the platform; null where only a receipt without an order is concerned
 * @param from the first day of what is compared
 * @param until the last day
 * @param ownUnits what our receipts add up to; 0 where there are none
 * @param platformUnits what the platform's lines add up to; 0 where there are none
 * @param packFactor the one the platform's boxes were counted by; null where it has no boxes
 * @param fittingFactor the one by which both would agree; null where none does
 */
record Difference(
        Kind kind, @Nullable String orderNo, @Nullable Integer orderLine, @Nullable String item, LocalDate from, LocalDate until,
        long ownUnits, long platformUnits, @Nullable Long packFactor, @Nullable Long fittingFactor) {
    /** How they differ. */
    enum Kind {
        /** Both know it; the quantities differ. */
        QUANTITY,
        /** Both know it; another pack factor makes them equal. */
        PACK_FACTOR,
        /** The platform knows it and we do not. */
        ONLY_PLATFORM,
        /** We know it and the platform does not. */
        ONLY_OWN
    }
}
