package io.wardline.platform.ledger;

import io.wardline.platform.catalog.ItemId;
import io.wardline.platform.place.PlaceId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold (冻结): it blocks what it covers, later receipts included, until it ends or is released. That something has
 * expired is no hold; it follows from the date.
 *
 * @param id chosen by the caller, unique for ever
 * @param scope what it covers
 * @param reason in one word
 * @param note for people, 1 to 1,000 characters
 * @param startsAt from when
 * @param endsAt up to but not including; null: until released
 */
public record Hold(UUID id, Scope scope, Reason reason, String note, Instant startsAt, @Nullable Instant endsAt) {
    private static final int NOTE_CHARACTERS = 1_000;

    public Hold {
        if (note.isBlank() || note.length() > NOTE_CHARACTERS) {
            throw new IllegalArgumentException("a hold's note has 1 to " + NOTE_CHARACTERS + " characters");
        }
        if (endsAt != null && !endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("a hold ends after it starts");
        }
    }

    /** What a hold covers. */
    public sealed interface Scope {
        /** Everything in a place and in the places within it; a box is a place. */
        record OfPlace(PlaceId place) implements Scope {}

        /** One piece. */
        record OfUnit(UnitId unit) implements Scope {}

        /** A lot, wherever it stands. */
        record OfLot(LotId lot) implements Scope {}

        /** All lots of a maker. */
        record OfMaker(String maker) implements Scope {}

        /** All lots of an item. */
        record OfItem(ItemId item) implements Scope {}
    }

    /** Why goods are held. */
    public enum Reason {
        /** Somebody wants to look at it first. */
        ON_HOLD,
        /** Set apart until the quality officer decides. */
        QUARANTINED,
        /** Called back by its maker or by the authority. */
        RECALLED,
        /** Broken or spoilt. */
        DAMAGED
    }
}
