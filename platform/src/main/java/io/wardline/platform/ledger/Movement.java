package io.wardline.platform.ledger;

import io.wardline.platform.place.PlaceId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * One line of the ledger before it is posted.
 *
 * @param cause why; with the index it makes the identity
 * @param index counted from 0 within the cause, dense
 * @param from where it leaves
 * @param to where it arrives; another place than {@code from}
 * @param goods what moves
 * @param quantity in the item's base units, at least 1; exactly 1 for a tagged piece
 * @param reason in one word
 * @param actor who: an account, or {@code device:<did>}
 * @param occurredAt when it happened, as far as the evidence says; it orders nothing
 */
public record Movement(
        Cause cause,
        int index,
        PlaceId from,
        PlaceId to,
        Goods goods,
        long quantity,
        Reason reason,
        String actor,
        Instant occurredAt) {
    private static final int ACTOR_CHARACTERS = 100;

    public Movement {
        if (index < 0) {
            throw new IllegalArgumentException("a movement's index is counted from 0, not " + index);
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("a movement has two ends, both are place " + from.value());
        }
        if (quantity < 1) {
            throw new IllegalArgumentException("a movement moves at least 1, not " + quantity);
        }
        if (goods instanceof Goods.Tagged && quantity != 1) {
            throw new IllegalArgumentException("a tagged piece is 1, not " + quantity);
        }
        if (actor.isEmpty() || actor.length() > ACTOR_CHARACTERS) {
            throw new IllegalArgumentException("an actor has 1 to " + ACTOR_CHARACTERS + " characters: " + actor);
        }
        // The database keeps microseconds; a retry must read back what was written.
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Its identity, the same whenever the same cause is read again. */
    public UUID id() {
        return cause.movement(index);
    }
}
