package io.wardline.sim.device;

import io.wardline.protocol.device.DeviceEvent;
import io.wardline.protocol.device.DeviceEvent.CommandResult;
import io.wardline.protocol.device.DeviceEvent.JournalLost;
import io.wardline.protocol.device.DeviceEvent.SessionOpened;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The one atomic image of a device: its journal, the next seq and acknowledged-up-to, its settings, its command memory, and
/// what a boot must know of the door. It changes only inside a flash write.
final class Image {
    /// The newest snapshot: what a session's delta is measured from.
    record LastSnapshot(String id, String digest, Set<TagId> tags) {}

    private final long epoch;
    private final NavigableMap<Long, JournalLine> unacknowledged = new TreeMap<>();
    private final CommandMemory durable;
    private final CommandMemory nowOrNever;
    private long nextSeq = 1;
    private long droppedFrom;
    private long droppedDeclaredAt;
    private boolean awaitsOpening;
    private @Nullable JournalLost lostBefore;
    private @Nullable JournalLine newest;
    private @Nullable JournalLine acknowledged;
    private @Nullable LastSnapshot lastSnapshot;
    private @Nullable String openSession;
    private Settings settings;
    private long boot;

    private Image(long epoch, Settings settings, CommandMemory durable, CommandMemory nowOrNever) {
        this.epoch = epoch;
        this.settings = settings;
        this.durable = durable;
        this.nowOrNever = nowOrNever;
        this.awaitsOpening = true;
    }

    /// An image with nothing in it, as after the factory or after a loss.
    static Image blank(long epoch, Settings settings, @Nullable JournalLost lost) {
        Image image = new Image(epoch, settings, new CommandMemory(), new CommandMemory());
        image.lostBefore = lost;
        return image;
    }

    /// The image of a later epoch, in which this one's unacknowledged entries are lost by order.
    Image succeeded(long laterEpoch) {
        Image image = new Image(laterEpoch, settings, durable, nowOrNever);
        durable.forgetPlaces();
        nowOrNever.forgetPlaces();
        image.boot = boot;
        image.lastSnapshot = lastSnapshot;
        image.lostBefore = unacknowledged.isEmpty()
                ? lostBefore
                : new JournalLost(epoch, unacknowledged.firstKey(), nextSeq - 1, "epoch.ended");
        return image;
    }

    long epoch() {
        return epoch;
    }

    long nextSeq() {
        return nextSeq;
    }

    long boot() {
        return boot;
    }

    void booted(long number) {
        boot = number;
    }

    /// Whether the epoch still waits for the entries that it must begin with.
    boolean awaitsOpening() {
        return awaitsOpening;
    }

    /// The range that the epoch's second statement names, or null when nothing was lost.
    @Nullable JournalLost lostBefore() {
        return lostBefore;
    }

    void opened() {
        awaitsOpening = false;
        lostBefore = null;
    }

    NavigableMap<Long, JournalLine> unacknowledged() {
        return unacknowledged;
    }

    @Nullable JournalLine newest() {
        return newest;
    }

    @Nullable JournalLine acknowledged() {
        return acknowledged;
    }

    @Nullable LastSnapshot lastSnapshot() {
        return lastSnapshot;
    }

    @Nullable String openSession() {
        return openSession;
    }

    Settings settings() {
        return settings;
    }

    void settings(Settings changed) {
        settings = changed;
    }

    CommandMemory durable() {
        return durable;
    }

    CommandMemory nowOrNever() {
        return nowOrNever;
    }

    /// Appends an entry, and learns from it what a boot must know.
    JournalLine append(long mono, java.time.Instant wall, DeviceEvent event) {
        JournalKey key = new JournalKey(epoch, nextSeq);
        Entry entry = new Entry(key, boot, mono, wall, event);
        JournalLine line = new JournalLine(key, event.type(), new String(entry.line(), StandardCharsets.UTF_8));
        unacknowledged.put(nextSeq, line);
        nextSeq++;
        newest = line;
        learn(event, key.seq());
        return line;
    }

    private void learn(DeviceEvent event, long seq) {
        if (event instanceof SessionOpened opened) {
            openSession = opened.session();
        } else if (event instanceof CommandResult result) {
            (nowOrNever.knows(result.command()) ? nowOrNever : durable).finish(result, seq);
        } else if (event instanceof SnapshotChunk chunk) {
            Set<TagId> tags = new TreeSet<>(chunk.tags());
            if (chunk.index() > 1 && lastSnapshot != null) {
                tags.addAll(lastSnapshot.tags());
            }
            lastSnapshot = new LastSnapshot(chunk.snapshot(), chunk.digest(), tags);
            if (chunk.index() == chunk.chunks() && openSession != null && openSession.equals(chunk.session())) {
                openSession = null;
            }
        }
    }

    /// Frees everything up to an acknowledged key.
    void acknowledge(long seq) {
        NavigableMap<Long, JournalLine> freed = unacknowledged.headMap(seq, true);
        if (freed.isEmpty()) {
            return;
        }
        acknowledged = freed.lastEntry().getValue();
        freed.clear();
        if (droppedFrom > 0 && droppedDeclaredAt <= seq) {
            droppedFrom = 0;
        }
        durable.prune(seq);
        nowOrNever.prune(seq);
    }

    /// Makes room by dropping the oldest entries.
    ///
    /// @return what the journal must say about it
    JournalLost drop(int count) {
        long from = unacknowledged.firstKey();
        List<Long> oldest = unacknowledged.keySet().stream().limit(count).toList();
        oldest.forEach(unacknowledged::remove);
        // A declaration may itself be dropped before anyone heard it, so the next one takes its range over.
        droppedFrom = droppedFrom == 0 ? from : droppedFrom;
        droppedDeclaredAt = nextSeq;
        return new JournalLost(epoch, droppedFrom, oldest.getLast(), "overflow");
    }
}
