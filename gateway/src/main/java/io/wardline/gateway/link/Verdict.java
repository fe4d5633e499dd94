package io.wardline.gateway.link;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.JournalKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a birth proves.
public sealed interface Verdict {
    /// The journal continues what is stored.
    ///
    /// @param epoch    the epoch of this link: the device's own, or the next one where it had lost the number
    /// @param progress how far the journal is on disk
    /// @param replay   holes that the device is asked to fill
    /// @param at       database time
    record Welcome(long epoch, Progress progress, List<Ack.Replay> replay, Instant at) implements Verdict {}

    /// Two histories under one identity.
    @SuppressWarnings("ArrayRecordComponent") // Hashes, never changed.
    record Forked(String code, @Nullable JournalKey key, byte @Nullable [] stored, byte @Nullable [] offered)
            implements Verdict {}

    /// The link is not the device's newest any more.
    record Overtaken() implements Verdict {}
}
