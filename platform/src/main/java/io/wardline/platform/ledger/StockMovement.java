package io.wardline.platform.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement that stands in the ledger, by codes.
 *
 * @param no orders the movements of a unit
 * @param postedOn the county's date at recording
 * @param reverses the movement that it moves back; null for all others
 */
public record StockMovement(
        long no,
        UUID id,
        String from,
        String to,
        String item,
        String lot,
        String owner,
        long quantity,
        String reason,
        String cause,
        String actor,
        Instant occurredAt,
        Instant recordedAt,
        LocalDate postedOn,
        @Nullable UUID reverses) {}
