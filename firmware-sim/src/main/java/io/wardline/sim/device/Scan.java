package io.wardline.sim.device;

import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.Digest;
import io.wardline.protocol.device.TagId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// A scan under way: its rounds are united into one snapshot. It lives in memory only, so a power cut forgets it.
final class Scan {
    private final String id;
    private final ScanOrder order;
    private final RadioField.Hearing hearing;
    private final int rounds;
    private final Duration roundLength;
    private final NavigableSet<TagId> heard = new TreeSet<>();
    private Instant roundEnds;
    private int roundsDone;

    Scan(String id, ScanOrder order, RadioField.Hearing hearing, int rounds, Duration roundLength, Instant begins) {
        this.id = id;
        this.order = order;
        this.hearing = hearing;
        this.rounds = rounds;
        this.roundLength = roundLength;
        this.roundEnds = begins.plus(roundLength);
    }

    ScanOrder order() {
        return order;
    }

    /// Reads every round whose time has come.
    ///
    /// @return whether the scan is complete
    boolean advance(Instant now, RandomGenerator random) {
        while (roundsDone < rounds && !now.isBefore(roundEnds)) {
            heard.addAll(hearing.round(random));
            roundsDone++;
            roundEnds = roundEnds.plus(roundLength);
        }
        return roundsDone == rounds;
    }

    /// The snapshot, in chunks of at most `chunkTags` tags.
    List<SnapshotChunk> chunks(int chunkTags) {
        List<TagId> tags = List.copyOf(heard);
        int count = Math.max(1, (tags.size() + chunkTags - 1) / chunkTags);
        String digest = Digest.ofTags(tags);
        List<SnapshotChunk> chunks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<TagId> part = tags.subList(i * chunkTags, Math.min(tags.size(), (i + 1) * chunkTags));
            chunks.add(new SnapshotChunk(
                    id, order.trigger(), order.session(), i + 1, count, part, rounds, hearing.antennasOk(), tags.size(), digest,
                    order.command(), order.named()));
        }
        return chunks;
    }
}
