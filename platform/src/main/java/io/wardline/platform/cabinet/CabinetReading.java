package io.wardline.platform.cabinet;

import io.wardline.platform.cabinet.Finding.AlarmRaised;
import io.wardline.platform.cabinet.Finding.ForAPerson;
import io.wardline.platform.cabinet.Finding.RereadOrdered;
import io.wardline.platform.cabinet.Finding.SessionBegan;
import io.wardline.platform.cabinet.Finding.SessionEnded;
import io.wardline.platform.cabinet.Finding.SessionInterrupted;
import io.wardline.platform.device.JournalItem;
import io.wardline.platform.device.JournalItem.Lost;
import io.wardline.platform.device.JournalItem.Unreadable;
import io.wardline.platform.device.JournalItem.Written;
import io.wardline.protocol.device.DeviceEvent;
import io.wardline.protocol.device.DeviceEvent.DoorClosed;
import io.wardline.protocol.device.DeviceEvent.DoorForced;
import io.wardline.protocol.device.DeviceEvent.DoorHeldOpen;
import io.wardline.protocol.device.DeviceEvent.DoorOpened;
import io.wardline.protocol.device.DeviceEvent.LockEmergency;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceEvent.TagForeign;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads one step of a cabinet's journal: device protocol, section "Snapshot, session, claim".
///
/// The same state and the same item always give the same interpretation; nothing else is looked at. The instance holds the
/// state while one step is read and is thrown away afterwards.
final class CabinetReading {
    /// Grows whenever the same journal would be read differently; every step carries the number it was read with.
    static final short VERSION = 1;

    private final List<Finding> findings = new ArrayList<>();
    private long epoch;
    Set<TagId> present;
    Set<TagId> takenLast;
    @Nullable DoorSession session;
    private List<String> known;
    final Map<TagId, Integer> suspects;
    private @Nullable PartialSnapshot partial;
    private @Nullable String strayed;
    boolean unverified;
    private Door door;

    private CabinetReading(CabinetState state) {
        epoch = state.epoch();
        present = state.present();
        takenLast = state.takenLast();
        session = state.session();
        known = state.known();
        suspects = new TreeMap<>(state.suspects());
        partial = state.partial();
        strayed = state.strayed();
        unverified = state.unverified();
        door = state.door();
    }

    static Interpretation interpret(CabinetState state, JournalItem item) {
        var reading = new CabinetReading(state);
        switch (item) {
            case Written(var entry, _, boolean replayed) -> reading.entry(entry.key(), entry.event(), replayed);
            case Unreadable(JournalKey key, _, _) -> reading.unreadable(key);
            case Lost lost -> reading.lost(lost);
        }
        return new Interpretation(reading.state(), reading.findings);
    }

    private CabinetState state() {
        return new CabinetState(
                epoch, present, takenLast, session, known, suspects, partial, strayed, unverified, door);
    }

    void say(Finding finding) {
        findings.add(finding);
    }

    private void entry(JournalKey key, DeviceEvent event, boolean replayed) {
        enter(key.epoch());
        if (event instanceof SnapshotChunk chunk) {
            chunk(key, chunk);
            return;
        }
        abandon();
        switch (event) {
            case DeviceEvent.SessionOpened opened -> opened(opened);
            case DeviceEvent.SessionEnded ended -> ended(ended);
            case DoorOpened _ -> door = Door.OPEN;
            case DoorClosed _ -> door = Door.CLOSED;
            case DoorForced _ -> {
                door = Door.OPEN;
                live(replayed, "door.forced", "the door opened without the bolt having been drawn");
            }
            case DoorHeldOpen(_, long seconds) -> live(replayed, "door.heldOpen", "open for " + seconds + " s");
            case TagForeign(TagId tag) -> live(replayed, "tag.foreign", tag.hex());
            case LockEmergency(String holder) -> live(replayed, "lock.emergency", "key holder " + holder);
            case DeviceEvent.PowerLost _, DeviceEvent.PowerRestored _ -> {}
            case DeviceEvent.ExcursionBegan _, DeviceEvent.ExcursionEnded _ -> {}
            // The pump itself writes results and lost ranges; the range comes as an item of its own.
            case DeviceEvent.Scan _, DeviceEvent.CommandResult _, DeviceEvent.JournalLost _, SnapshotChunk _ -> {}
        }
    }

    private void live(boolean replayed, String code, String detail) {
        if (!replayed) {
            say(new AlarmRaised(code, detail));
        }
    }

    private void unreadable(JournalKey key) {
        enter(key.epoch());
        abandon();
        say(new ForAPerson(DiscrepancyKind.UNREADABLE, key.toString()));
    }

    private void lost(Lost lost) {
        abandon();
        // A range of an older epoch is behind the newest epoch's snapshot, which tells the shelf as it is.
        unverified |= lost.range().epoch() >= epoch;
        say(new ForAPerson(DiscrepancyKind.JOURNAL_LOST, lost.range().toString()));
    }

    /// A new epoch means that the journal was lost: what was under way can not end any more.
    private void enter(long entered) {
        if (entered <= epoch) {
            return;
        }
        abandon();
        interrupt();
        epoch = entered;
        unverified = true;
    }

    private void opened(DeviceEvent.SessionOpened opened) {
        if (known.contains(opened.session())) {
            say(new AlarmRaised("session.repeated", opened.session()));
            return;
        }
        begin(opened.session(), opened.who(), opened.method().name());
    }

    private void ended(DeviceEvent.SessionEnded ended) {
        var current = session;
        if (!known.contains(ended.session())) {
            current = begin(ended.session(), null, null);
        }
        if (current != null && current.id().equals(ended.session()) && current.state() == SessionState.OPEN) {
            session = current.in(SessionState.ENDED);
            say(new SessionEnded(current.number(), ended.added(), ended.removed()));
        }
    }

    /// A session begins with its opening, or with the first entry that names it when the opening was lost.
    private DoorSession begin(String id, @Nullable String who, @Nullable String method) {
        interrupt();
        var begun = new DoorSession(session == null ? 1 : session.number() + 1, id, SessionState.OPEN);
        session = begun;
        takenLast = Set.of();
        var ids = new ArrayList<>(known);
        ids.add(id);
        known = ids.subList(Math.max(0, ids.size() - CabinetState.SESSIONS_KNOWN), ids.size());
        say(new SessionBegan(begun.number(), id, who, method));
        return begun;
    }

    private void interrupt() {
        if (session != null && session.state().awaitsSnapshot()) {
            session = session.in(SessionState.INTERRUPTED);
            say(new SessionInterrupted(session.number()));
        }
    }

    /// The session that this snapshot closes, or null. A session waits for its snapshot as long as no later one began.
    @Nullable DoorSession closedBy(SnapshotChunk head) {
        var id = head.session();
        if (id == null) {
            return null;
        }
        if (!known.contains(id)) {
            return begin(id, null, null);
        }
        return session != null && session.id().equals(id) && session.state().awaitsSnapshot() ? session : null;
    }

    private void chunk(JournalKey key, SnapshotChunk chunk) {
        var before = partial;
        PartialSnapshot now;
        if (before != null && before.continuedBy(key, chunk)) {
            now = before.with(chunk);
        } else {
            abandon();
            if (chunk.index() != 1) {
                stray(chunk);
                return;
            }
            now = PartialSnapshot.begun(key, chunk);
        }
        partial = now.complete() ? null : now;
        if (now.complete()) {
            new SnapshotReading(this, now).read();
        }
    }

    /// Nothing of an unfinished snapshot is applied once something else stands behind its chunks.
    private void abandon() {
        if (partial != null) {
            var head = partial.head();
            partial = null;
            lose(head);
        }
    }

    private void stray(SnapshotChunk chunk) {
        if (!chunk.snapshot().equals(strayed)) {
            lose(chunk);
        }
    }

    private void lose(SnapshotChunk chunk) {
        strayed = chunk.snapshot();
        say(new AlarmRaised("snapshot.abandoned", chunk.snapshot()));
        say(new RereadOrdered(chunk.named()));
    }

    /// In the order of the tags, so that the findings do not depend on how a set is laid out in memory.
    static List<TagId> without(Set<TagId> all, Set<TagId> gone) {
        return all.stream().filter(tag -> !gone.contains(tag)).sorted().toList();
    }

    static Set<TagId> plus(Set<TagId> some, List<TagId> more) {
        var all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }
}
