package io.wardline.platform.cabinet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people and services see of cabinets, as the OpenAPI document names it.
final class CabinetView {
    private CabinetView() {}

    /// A cabinet as it is now.
    ///
    /// @param unverified not confirmed by a complete authoritative snapshot since the epoch began or a range was lost, or
    ///                   while a gap is open
    /// @param units      tagged units that the book has in the cabinet
    /// @param replaying  the device is sending its backlog
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String did,
            String place,
            String name,
            String ward,
            boolean online,
            Door door,
            @Nullable Brief session,
            Delta claimed,
            @Nullable Instant lastSnapshotAt,
            boolean unverified,
            long openDiscrepancies,
            long units,
            boolean replaying) {}

    /// The newest session while something of it is still to come.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Brief(String id, SessionState state, @Nullable String who) {}

    /// What the device says was put in and taken out; never posted, empty once the snapshot is in.
    record Delta(List<String> added, List<String> removed) {
        static final Delta NOTHING = new Delta(List.of(), List.of());
    }

    /// @param expiry usable through this day
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StockLine(
            String item,
            String name,
            String lot,
            @Nullable LocalDate expiry,
            String owner,
            long quantity,
            List<String> tags) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            String id,
            SessionState state,
            @Nullable String who,
            @Nullable String method,
            @Nullable Instant openedAt,
            @Nullable Instant endedAt,
            @Nullable Instant closedAt,
            Delta claimed,
            List<Line> lines) {}

    /// What a session did with a tag; item and lot are absent while the tag is bound to nothing.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String tag,
            LineKind kind,
            @Nullable String item,
            @Nullable String name,
            @Nullable String lot,
            @Nullable LocalDate expiry) {}

    /// @param explainable whether people may close it with an explanation
    /// @param explainedBy whose explanation waits for a second person, null for none
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Discrepancy(
            String id,
            String did,
            String cabinet,
            String ward,
            String tag,
            DiscrepancyKind kind,
            DiscrepancyState state,
            Instant openedAt,
            @Nullable Instant resolvedAt,
            @Nullable String resolution,
            @Nullable String session,
            @Nullable String item,
            @Nullable String name,
            @Nullable String lot,
            @Nullable LocalDate expiry,
            boolean explainable,
            @Nullable String explainedBy) {}

    /// Whether anybody still has to do something about a discrepancy.
    enum DiscrepancyState { OPEN, RESOLVED }
}
