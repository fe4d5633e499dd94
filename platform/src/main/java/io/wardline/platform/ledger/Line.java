package io.wardline.platform.ledger;

import io.wardline.platform.place.PlaceId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement with its identity, and the movement that it reverses.
 *
 * @param id made of the movement's cause and index
 * @param movement what is to be posted
 * @param reverses null for everything but a reversal
 */
record Line(UUID id, Movement movement, @Nullable UUID reverses) {
    static Line of(Movement movement) {
        return new Line(movement.id(), movement, null);
    }

    Content content() {
        return new Content(
                movement.from(),
                movement.to(),
                movement.goods(),
                movement.quantity(),
                movement.reason().name(),
                movement.actor(),
                movement.occurredAt(),
                reverses);
    }

    /** Everything about a line but its identity; the cause is part of the identity. */
    record Content(
            PlaceId from,
            PlaceId to,
            Goods goods,
            long quantity,
            String reason,
            String actor,
            Instant occurredAt,
            @Nullable UUID reverses) {}
}
