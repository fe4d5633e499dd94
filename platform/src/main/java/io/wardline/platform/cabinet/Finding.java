package io.wardline.platform.cabinet;

import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one step of a cabinet's journal says. Sessions are named by their number on the cabinet.
sealed interface Finding {
    /// A door session begins.
    ///
    /// @param who null when the opening was lost and a later entry made the session known
    record SessionBegan(int number, String id, @Nullable String who, @Nullable String method) implements Finding {}

    /// The device's own delta: shown as claimed, never posted.
    record SessionEnded(int number, List<TagId> added, List<TagId> removed) implements Finding {}

    record SessionInterrupted(int number) implements Finding {}

    /// The closing snapshot is in.
    ///
    /// @param state CLOSED or SUSPECT
    record SessionSettled(int number, SessionState state) implements Finding {}

    record LineWritten(int number, TagId tag, LineKind kind) implements Finding {}

    /// The last claim of this cabinet about the tag has changed.
    record Claimed(TagId tag, Claim claim) implements Finding {}

    /// The tag was expected, and a shelf that could not be read in full did not show it.
    record SuspectRaised(TagId tag, int session) implements Finding {}

    record SuspectSettled(TagId tag, Resolution resolution) implements Finding {}

    /// Something that only a person can settle.
    ///
    /// @param kind JOURNAL_LOST or UNREADABLE
    /// @param tag  `epoch:from-to` or `epoch:seq`
    record ForAPerson(DiscrepancyKind kind, String tag) implements Finding {}

    /// A complete snapshot whose digest and count match.
    record SnapshotSeen(JournalKey first, SnapshotChunk head, int tags) implements Finding {}

    /// Something that somebody should look at.
    ///
    /// @param code stable and dotted, as the device protocol names it
    record AlarmRaised(String code, String detail) implements Finding {}

    /// The cabinet is to read its shelf again; the absence of the named tags will count.
    record RereadOrdered(List<TagId> named) implements Finding {}
}
