package io.wardline.platform.ledger;

import io.wardline.platform.place.PlaceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the stock are wanted. What is null keeps everything.
 *
 * @param places only in these
 * @param words a part of the item's name or code in lower case, or its whole GTIN
 * @param lots only these
 * @param from the first expiry day wanted
 * @param through the last expiry day wanted
 * @param held only lines with a hold in force
 * @param now when holds are in force
 */
record StockFilter(
        @Nullable List<PlaceId> places,
        @Nullable String words,
        @Nullable List<LotId> lots,
        @Nullable LocalDate from,
        @Nullable LocalDate through,
        boolean held,
        Instant now) {
    /** A lot is near its expiry during its last so many days of use. */
    static final int NEAR_DAYS = 30;

    StockFilter {
        places = places == null ? null : List.copyOf(places);
        lots = lots == null ? null : List.copyOf(lots);
        words = words == null ? null : words.toLowerCase(Locale.ROOT);
    }

    /** Whether nothing is left out. */
    boolean isEverything() {
        return places == null && words == null && lots == null && !byExpiry() && !held;
    }

    /** Whether expiry days are asked for; such a list is ordered by them. */
    boolean byExpiry() {
        return from != null || through != null;
    }

    /** What a line of the stock may be asked to be. */
    enum Status {
        /** A hold in force covers it. */
        HELD,
        /** Its last day of use has passed. */
        EXPIRED,
        /** Usable today, and for at most {@value StockFilter#NEAR_DAYS} days more. */
        NEAR
    }
}
