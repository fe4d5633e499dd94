package io.wardline.gateway.link;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the database knows of a device when its birth comes in, read under the fence of its link.
///
/// @param epochFloor       the lowest epoch that the device may still write
/// @param epoch            epoch of the head, 0 when nothing is stored
/// @param lastSeq          seq of the head, 0 when nothing is stored
/// @param acknowledgedHash stored hash of the entry that the device calls acknowledged, null when it is not stored
/// @param lastHash         stored hash of the entry that the device calls its last, null when it is not stored
/// @param forked           whether a fork of this device waits for a decision
/// @param gaps             holes that are not written off
/// @param at               database time
@SuppressWarnings("ArrayRecordComponent") // Hashes, never changed.
public record Standing(
        long epochFloor,
        long epoch,
        long lastSeq,
        byte @Nullable [] acknowledgedHash,
        byte @Nullable [] lastHash,
        boolean forked,
        List<Gap> gaps,
        Instant at) {
    public Standing {
        gaps = List.copyOf(gaps);
    }
}
