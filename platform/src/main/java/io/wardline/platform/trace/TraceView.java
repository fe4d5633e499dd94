package io.wardline.platform.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people see of a life, as the OpenAPI document names it. What is not known is left out. */
final class TraceView {
    private TraceView() {}

    /**
     * A place on the way.
     *
     * @param code null, as the name, where the place is beyond the caller's scope
     * @param kind what may be said of any place; {@code OTHER} where not even that is in sight
     * @param within name of the place around it
     * @param did the cabinet that stands there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Where(@Nullable String code, @Nullable String name, String kind, @Nullable String within, @Nullable String did) {}

    /**
     * A piece as it is now.
     *
     * @param owner {@code OTHER} for one beyond the caller's scope, whose name is null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Piece(
            String epc,
            @Nullable String tid,
            String item,
            String name,
            @Nullable String gtin,
            String lot,
            String maker,
            @Nullable LocalDate expiry,
            String owner,
            @Nullable String ownerName,
            Instant boundAt,
            Where place) {}

    /** A lot. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LotSheet(
            String item,
            String name,
            @Nullable String gtin,
            String lot,
            String maker,
            @Nullable LocalDate expiry,
            boolean tagged) {}

    /** How much of a lot stands in a place. */
    record Stands(Where place, long quantity) {}

    /**
     * A hold that covers it, or did.
     *
     * @param scope PLACE, UNIT, LOT, MAKER or ITEM
     * @param inForce now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoldSheet(
            String scope,
            String reason,
            String note,
            String placedBy,
            Instant placedAt,
            @Nullable Instant endsAt,
            @Nullable Instant releasedAt,
            @Nullable String releasedBy,
            boolean inForce) {}

    /** A discrepancy about the piece's tag at a cabinet. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Difference(
            String id,
            String did,
            String cabinet,
            String kind,
            Instant openedAt,
            @Nullable Instant resolvedAt,
            @Nullable String resolution) {}

    /**
     * What was said about a discrepancy of a piece's tag, for a file that is read without the page.
     *
     * @param words with the ground, why it came to it; null while nobody has said so
     * @param verdict of the second person; null while one is waited for
     */
    record Said(
            String kind,
            String cabinet,
            Instant openedAt,
            @Nullable String resolution,
            @Nullable String words,
            @Nullable String verdict) {}

    /**
     * One movement.
     *
     * @param no orders the movements
     * @param epc of a tagged piece
     * @param actor an account, or {@code device:} with the cabinet; {@code OTHER} where it went beyond the caller's scope
     * @param who opened the door, where the movement is what a door session's closing snapshot showed
     * @param reversal it moves an earlier one back
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            long no,
            @Nullable String epc,
            Instant occurredAt,
            Instant recordedAt,
            String reason,
            Where from,
            Where to,
            long quantity,
            String actor,
            @Nullable String who,
            String cause,
            boolean reversal) {}

    /** A piece's life; movements newest first. */
    record UnitLife(
            Piece unit, List<HoldSheet> holds, List<Difference> discrepancies, List<Step> items, @Nullable String next) {
        UnitLife {
            holds = List.copyOf(holds);
            discrepancies = List.copyOf(discrepancies);
            items = List.copyOf(items);
        }
    }

    /** A lot's life; movements of all its pieces, newest first. */
    record LotLife(LotSheet lot, List<HoldSheet> holds, List<Stands> stands, List<Step> items, @Nullable String next) {
        LotLife {
            holds = List.copyOf(holds);
            stands = List.copyOf(stands);
            items = List.copyOf(items);
        }
    }
}
