package io.wardline.platform.cabinet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wardline.platform.cabinet.CabinetView.Discrepancy;
import io.wardline.platform.cabinet.CabinetView.Session;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A discrepancy with the evidence by which two people judge it.
///
/// @param session      the door session that it explains, null for none
/// @param snapshots    what the cabinet read before and after it was found
/// @param stands       where the book has the piece now; null where the tag is bound to nothing
/// @param stood        where the book had the piece before it was found; null where it did not move by it
/// @param explanations newest first
@JsonInclude(JsonInclude.Include.NON_NULL)
record DiscrepancyCase(
        Discrepancy discrepancy,
        @Nullable Session session,
        List<Snapshot> snapshots,
        @Nullable Stands stands,
        @Nullable Stands stood,
        List<Explanation> explanations) {
    DiscrepancyCase {
        snapshots = List.copyOf(snapshots);
        explanations = List.copyOf(explanations);
    }

    /// A complete reading of the shelf.
    ///
    /// @param tags   how many were heard
    /// @param before whether it was read up to the moment in which the discrepancy was found
    /// @param found  whether this very reading found it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Snapshot(
            Instant at, String trigger, @Nullable String session, int tags, int rounds, boolean authoritative, boolean before,
            boolean found) {}

    /// @param place  its code; its kind where it lies beyond the caller's scope
    /// @param within name of the place above it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stands(String place, String name, String kind, @Nullable String within) {}
}
