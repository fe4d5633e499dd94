package io.wardline.platform.cabinet;

import io.wardline.platform.ledger.Reason;
import io.wardline.platform.ledger.UnitState;
import io.wardline.platform.place.PlaceId;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import org.jspecify.annotations.Nullable;

/// What follows for book and discrepancies when a claim changes.
sealed interface Consequence {
    /// One line of the ledger.
    record Moved(UnitState unit, PlaceId from, PlaceId to, Reason reason) implements Consequence {}

    /// A discrepancy opens.
    ///
    /// @param tag     a tag, or the range or key that cannot be read
    /// @param session number of the session that it explains, null for none
    record Opened(DeviceId did, String tag, DiscrepancyKind kind, @Nullable Integer session) implements Consequence {}

    /// Closes the open row of this kind if there is one.
    ///
    /// @param session number of the session that the row explains from now on, null to leave that as it is
    record Resolved(DeviceId did, String tag, DiscrepancyKind kind, Resolution resolution, @Nullable Integer session)
            implements Consequence {}

    /// The cabinet is to look for this tag once.
    record AskedToLook(DeviceId did, TagId tag) implements Consequence {}
}
