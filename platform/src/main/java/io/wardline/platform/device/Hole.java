package io.wardline.platform.device;

import io.wardline.platform.db.Tx;
import io.wardline.platform.device.JournalItem.Lost;
import io.wardline.protocol.device.Decoded;
import io.wardline.protocol.device.DeviceEvent.JournalLost;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides whether a hole in a journal is to be written off: the device declared it lost, the first complete snapshot of
/// a later epoch is stored, or the device was asked for it as often as it may be asked.
final class Hole implements JournalWalk.Gaps {
    private final Tx tx;
    private final PumpStore store;
    private final PumpConfig config;
    private final DeviceId did;
    private final Instant now;

    Hole(Tx tx, PumpStore store, PumpConfig config, DeviceId did, Instant now) {
        this.tx = tx;
        this.store = store;
        this.config = config;
        this.did = did;
        this.now = now;
    }

    @Override
    public Optional<Lost> writtenOff(JournalRange hole) {
        return declared(hole).or(() -> leftBehind(hole)).or(() -> askedInVain(hole));
    }

    private Optional<Lost> declared(JournalRange hole) {
        return entries(store.declarations(tx, did, hole.epoch())).stream()
                .filter(entry -> entry.event() instanceof JournalLost)
                .map(entry -> (JournalLost) entry.event())
                .filter(lost -> lost.epoch() == hole.epoch()
                        && lost.fromSeq() <= hole.fromSeq()
                        && lost.toSeq() >= hole.fromSeq())
                .mapToLong(JournalLost::toSeq)
                .max()
                .stream()
                .mapToObj(to -> lost(hole, Math.min(to, hole.toSeq()), LostCause.DECLARED))
                .findFirst();
    }

    private Optional<Lost> leftBehind(JournalRange hole) {
        var chunks = entries(store.snapshotsAfter(tx, did, hole.epoch()));
        return hasWholeSnapshot(chunks) ? Optional.of(lost(hole, hole.toSeq(), LostCause.EPOCH)) : Optional.empty();
    }

    private Optional<Lost> askedInVain(JournalRange hole) {
        return store.askedInVain(tx, did, hole, config.askedEnough(), config.gapGraceMs())
                .map(to -> lost(hole, Math.min(to, hole.toSeq()), LostCause.ASKED));
    }

    private Lost lost(JournalRange hole, long to, LostCause cause) {
        return new Lost(new JournalRange(hole.epoch(), hole.fromSeq(), to), now, cause);
    }

    /// Whether somewhere all chunks of one snapshot follow each other.
    static boolean hasWholeSnapshot(List<Entry> entries) {
        @Nullable Entry last = null;
        for (var entry : entries) {
            if (!(entry.event() instanceof SnapshotChunk chunk)) {
                continue;
            }
            if (chunk.index() > 1 && !follows(last, entry, chunk)) {
                last = null;
                continue;
            }
            if (chunk.index() == chunk.chunks()) {
                return true;
            }
            last = entry;
        }
        return false;
    }

    private static boolean follows(@Nullable Entry last, Entry entry, SnapshotChunk chunk) {
        return last != null
                && last.event() instanceof SnapshotChunk before
                && last.key().next().equals(entry.key())
                && before.snapshot().equals(chunk.snapshot())
                && before.index() + 1 == chunk.index();
    }

    private static List<Entry> entries(List<StoredEntry> stored) {
        return stored.stream()
                .flatMap(row -> switch (Entry.read(row.bytes())) {
                    case Decoded.Ok<Entry>(Entry entry) -> Stream.of(entry);
                    case Decoded.Bad<Entry> _ -> Stream.<Entry>empty();
                })
                .toList();
    }
}
