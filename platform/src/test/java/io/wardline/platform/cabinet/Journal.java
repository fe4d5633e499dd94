package io.wardline.platform.cabinet;

import io.wardline.platform.device.JournalItem;
import io.wardline.platform.device.JournalItem.Lost;
import io.wardline.platform.device.JournalItem.Unreadable;
import io.wardline.platform.device.JournalItem.Written;
import io.wardline.platform.device.JournalRange;
import io.wardline.platform.device.LostCause;
import io.wardline.protocol.device.DeviceEvent;
import io.wardline.protocol.device.DeviceEvent.Authority;
import io.wardline.protocol.device.DeviceEvent.Method;
import io.wardline.protocol.device.DeviceEvent.SessionEnded;
import io.wardline.protocol.device.DeviceEvent.SessionOpened;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceEvent.Trigger;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Digest;
import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes the journal of a cabinet the way a device does: dense keys, a new epoch when the journal is lost.
final class Journal {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int CHUNK = 3;

    private final DeviceId did;
    private final List<JournalItem> items = new ArrayList<>();
    private long epoch = 1;
    private long seq = 1;
    private int snapshots;

    Journal(String did) {
        this.did = new DeviceId(did);
    }

    DeviceId did() {
        return did;
    }

    /// Everything written so far, as the pump hands it on.
    List<JournalItem> items() {
        return List.copyOf(items);
    }

    /// The entries alone, as the gateway stores them.
    List<Entry> entries() {
        return items.stream()
                .filter(Written.class::isInstance)
                .map(item -> ((Written) item).entry())
                .toList();
    }

    Journal says(DeviceEvent event) {
        items.add(new Written(new Entry(new JournalKey(epoch, seq++), 1, items.size(), NOON, event), NOON, false));
        return this;
    }

    Journal opens(String session) {
        return says(new SessionOpened(session, "nurse-7", Method.CARD, Authority.ONLINE));
    }

    Journal ends(String session, List<TagId> added, List<TagId> removed) {
        return says(new SessionEnded(session, added, removed, null));
    }

    /// The snapshot after the door closed.
    Journal closes(String session, TagId... seen) {
        return snapshot(Trigger.DOOR_CLOSED, session, true, List.of(), seen);
    }

    /// The same with an antenna down.
    Journal closesHalfBlind(String session, TagId... seen) {
        return snapshot(Trigger.DOOR_CLOSED, session, false, List.of(), seen);
    }

    Journal looks(TagId... seen) {
        return snapshot(Trigger.SCHEDULE, null, true, List.of(), seen);
    }

    Journal looksFor(List<TagId> named, TagId... seen) {
        return snapshot(Trigger.COMMAND, null, true, named, seen);
    }

    Journal boots(@Nullable String session, TagId... seen) {
        return snapshot(Trigger.BOOT, session, true, List.of(), seen);
    }

    Journal loses() {
        epoch++;
        seq = 1;
        return this;
    }

    Journal skips(int entries) {
        items.add(new Lost(new JournalRange(epoch, seq, seq + entries - 1), NOON, LostCause.ASKED));
        seq += entries;
        return this;
    }

    Journal babbles() {
        items.add(new Unreadable(new JournalKey(epoch, seq++), NOON, "json.syntax"));
        return this;
    }

    Journal snapshot(
            Trigger trigger, @Nullable String session, boolean allAntennas, List<TagId> named, TagId... seen) {
        return snapshot(trigger, session, allAntennas, named, Set.copyOf(Arrays.asList(seen)));
    }

    Journal snapshot(
            Trigger trigger, @Nullable String session, boolean allAntennas, List<TagId> named, Set<TagId> seen) {
        chunks(trigger, session, allAntennas, named, seen).forEach(this::says);
        return this;
    }

    /// The chunks of a snapshot, not yet written.
    List<SnapshotChunk> chunks(
            Trigger trigger, @Nullable String session, boolean allAntennas, List<TagId> named, Set<TagId> seen) {
        var tags = new ArrayList<>(new TreeSet<>(seen));
        var id = "snap-" + epoch + "-" + ++snapshots;
        var count = Math.max(1, (tags.size() + CHUNK - 1) / CHUNK);
        var chunks = new ArrayList<SnapshotChunk>();
        for (var at = 0; at < count; at++) {
            var part = tags.subList(at * CHUNK, Math.min(tags.size(), (at + 1) * CHUNK));
            chunks.add(new SnapshotChunk(
                    id,
                    trigger,
                    session,
                    at + 1,
                    count,
                    part,
                    2,
                    List.of(true, allAntennas),
                    tags.size(),
                    Digest.ofTags(tags),
                    trigger == Trigger.COMMAND ? new UUID(7, snapshots) : null,
                    named));
        }
        return chunks;
    }
}
