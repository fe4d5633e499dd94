package io.wardline.platform.device;

import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.JournalKey;
import java.time.Instant;

/// What the pump hands on of a device's journal, in the order (epoch, seq) and without holes.
public sealed interface JournalItem {
    /// When the gateway received it, or when it was decided. Evidence only: it never decides anything.
    Instant at();

    /// An entry that could be read.
    ///
    /// @param replayed the gateway found it to be backlog of its link: it raises no live alarm
    record Written(Entry entry, Instant at, boolean replayed) implements JournalItem {}

    /// A key whose bytes stand for nothing that may be used. It fills its place in the sequence and is passed over.
    ///
    /// @param why a stable code, at most 64 characters
    record Unreadable(JournalKey key, Instant at, String why) implements JournalItem {}

    /// A range of keys that was written off and will never be applied.
    record Lost(JournalRange range, Instant at, LostCause cause) implements JournalItem {}
}
