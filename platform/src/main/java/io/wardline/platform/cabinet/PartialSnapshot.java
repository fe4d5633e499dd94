package io.wardline.platform.cabinet;

import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import java.util.ArrayList;
import java.util.List;

/// A snapshot of which some chunks are still to come. It stands at the key of its first chunk.
///
/// @param head   the first chunk, whose header all others repeat
/// @param chunks how many are in, 1 to `head.chunks() - 1`
/// @param tags   of the chunks that are in
record PartialSnapshot(JournalKey first, SnapshotChunk head, int chunks, List<TagId> tags) {
    PartialSnapshot {
        tags = List.copyOf(tags);
    }

    static PartialSnapshot begun(JournalKey first, SnapshotChunk head) {
        return new PartialSnapshot(first, head, 1, head.tags());
    }

    /// Whether this entry is the very next chunk of the very same snapshot.
    boolean continuedBy(JournalKey key, SnapshotChunk chunk) {
        return key.epoch() == first.epoch()
                && key.seq() == first.seq() + chunks
                && chunk.index() == chunks + 1
                && chunk.snapshot().equals(head.snapshot())
                && chunk.chunks() == head.chunks()
                && chunk.count() == head.count()
                && chunk.digest().equals(head.digest());
    }

    PartialSnapshot with(SnapshotChunk chunk) {
        var all = new ArrayList<>(tags);
        all.addAll(chunk.tags());
        return new PartialSnapshot(first, head, chunks + 1, all);
    }

    boolean complete() {
        return chunks == head.chunks();
    }
}
