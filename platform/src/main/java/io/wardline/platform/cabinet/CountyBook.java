package io.wardline.platform.cabinet;

import io.wardline.platform.cabinet.Consequence.AskedToLook;
import io.wardline.platform.cabinet.Consequence.Moved;
import io.wardline.platform.cabinet.Consequence.Opened;
import io.wardline.platform.cabinet.Consequence.Resolved;
import io.wardline.platform.cabinet.Finding.Claimed;
import io.wardline.platform.cabinet.Finding.ForAPerson;
import io.wardline.platform.cabinet.Finding.LineWritten;
import io.wardline.platform.cabinet.Finding.SessionBegan;
import io.wardline.platform.cabinet.Finding.SessionEnded;
import io.wardline.platform.cabinet.Finding.SessionInterrupted;
import io.wardline.platform.cabinet.Finding.SessionSettled;
import io.wardline.platform.cabinet.Finding.SuspectRaised;
import io.wardline.platform.cabinet.Finding.SuspectSettled;
import io.wardline.platform.device.JournalItem;
import io.wardline.platform.ledger.UnitState;
import io.wardline.platform.place.PlaceId;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The cabinets of a county in memory: every step folded over the same pure rules that the pump uses, and nothing else.
/// Replay builds one from the facts and compares it with what the database holds.
final class CountyBook {
    /// A discrepancy from its opening to its end.
    ///
    /// @param resolution null while it is open
    record Row(DiscrepancyKey key, @Nullable Integer session, @Nullable Resolution resolution) {}

    private static final class Session {
        private final String id;
        private SessionState state = SessionState.OPEN;
        private final SortedSet<String> lines = new TreeSet<>();

        Session(String id) {
            this.id = id;
        }
    }

    private record SessionKey(DeviceId did, int number) implements Comparable<SessionKey> {
        @Override
        public int compareTo(SessionKey other) {
            var byDevice = did.compareTo(other.did);
            return byDevice != 0 ? byDevice : Integer.compare(number, other.number);
        }
    }

    private final Map<DeviceId, PlaceId> shelves;
    private final Map<DeviceId, CabinetState> states = new TreeMap<>();
    private final Map<TagId, Standing> standings = new TreeMap<>();
    private final Map<SessionKey, Session> sessions = new TreeMap<>();
    private final Map<DiscrepancyKey, Integer> openAt = new TreeMap<>();
    private final List<Row> rows = new ArrayList<>();

    /// @param shelves the place that each cabinet is
    CountyBook(Map<DeviceId, PlaceId> shelves) {
        this.shelves = new TreeMap<>(shelves);
    }

    /// Applies one step of a cabinet's journal and returns the lines that it adds to the ledger.
    List<Moved> apply(DeviceId did, JournalItem item) {
        var read = CabinetReading.interpret(states.getOrDefault(did, CabinetState.NEW), item);
        states.put(did, read.state());
        var moved = new ArrayList<Moved>();
        for (var finding : read.findings()) {
            moved.addAll(note(did, finding));
        }
        return moved;
    }

    private List<Moved> note(DeviceId did, Finding finding) {
        switch (finding) {
            case SessionBegan(int number, String id, _, _) -> sessions.put(new SessionKey(did, number), new Session(id));
            case SessionEnded(int number, _, _) -> session(did, number).state = SessionState.ENDED;
            case SessionInterrupted(int number) -> session(did, number).state = SessionState.INTERRUPTED;
            case SessionSettled(int number, SessionState state) -> session(did, number).state = state;
            case LineWritten(int number, TagId tag, LineKind kind) -> session(did, number).lines.add(tag + ":" + kind);
            case SuspectRaised(TagId tag, int number) ->
                open(new DiscrepancyKey(did, tag.hex(), DiscrepancyKind.SUSPECT), number);
            case SuspectSettled(TagId tag, Resolution resolution) ->
                resolve(new DiscrepancyKey(did, tag.hex(), DiscrepancyKind.SUSPECT), resolution, null);
            case ForAPerson(DiscrepancyKind kind, String tag) -> open(new DiscrepancyKey(did, tag, kind), null);
            case Claimed(TagId tag, Claim claim) -> {
                var placed = Placement.of(standing(tag), did, shelf(did), tag, claim);
                return follow(tag, placed);
            }
            case Finding.SnapshotSeen _, Finding.AlarmRaised _, Finding.RereadOrdered _ -> {}
        }
        return List.of();
    }

    /// A tag is bound; the unit stands where the act put it.
    List<Moved> bind(UnitState unit) {
        var before = standing(unit.epc());
        var bound = new Standing(unit, before.claimed(), before.shelves());
        return follow(unit.epc(), Placement.ofBinding(bound, unit.epc()));
    }

    /// Two people have closed a discrepancy. What was suspect is so no longer: a later session that misses the tag opens anew.
    void explained(DiscrepancyKey key) {
        if (key.kind() == DiscrepancyKind.SUSPECT) {
            states.computeIfPresent(key.did(), (_, state) -> state.withoutSuspect(new TagId(key.tag())));
        }
        resolve(key, Resolution.EXPLAINED, null);
    }

    private List<Moved> follow(TagId tag, Placement placed) {
        standings.put(tag, placed.after());
        var moved = new ArrayList<Moved>();
        for (var consequence : placed.consequences()) {
            switch (consequence) {
                case Moved line -> moved.add(line);
                case Opened(var did, var about, var kind, var session) ->
                    open(new DiscrepancyKey(did, about, kind), session);
                case Resolved(var did, var about, var kind, var resolution, var session) ->
                    resolve(new DiscrepancyKey(did, about, kind), resolution, session);
                case AskedToLook _ -> {}
            }
        }
        return moved;
    }

    private void open(DiscrepancyKey key, @Nullable Integer session) {
        if (openAt.putIfAbsent(key, rows.size()) != null) {
            throw new IllegalStateException("opened twice: " + key);
        }
        rows.add(new Row(key, session, null));
    }

    private void resolve(DiscrepancyKey key, Resolution resolution, @Nullable Integer session) {
        var at = openAt.remove(key);
        if (at != null) {
            rows.set(at, new Row(key, session == null ? rows.get(at).session() : session, resolution));
        }
    }

    private Session session(DeviceId did, int number) {
        var found = sessions.get(new SessionKey(did, number));
        if (found == null) {
            throw new IllegalStateException("session " + number + " of " + did + " never began");
        }
        return found;
    }

    private Standing standing(TagId tag) {
        return standings.getOrDefault(tag, new Standing(null, false, new TreeMap<>()));
    }

    private PlaceId shelf(DeviceId did) {
        var shelf = shelves.get(did);
        if (shelf == null) {
            throw new IllegalStateException("no place is known for " + did);
        }
        return shelf;
    }

    /// Every discrepancy so far, in the order of opening.
    List<Row> discrepancies() {
        return List.copyOf(rows);
    }

    /// Where each bound unit stands.
    Map<TagId, UnitState> units() {
        var units = new TreeMap<TagId, UnitState>();
        standings.forEach((tag, standing) -> standing.bound().ifPresent(unit -> units.put(tag, unit)));
        return units;
    }

    /// The lines of the state hash that sessions and open discrepancies make.
    List<String> lines() {
        var lines = new ArrayList<String>();
        sessions.forEach((key, session) -> lines.add(StateHash.session(
                key.did().value(), session.id, session.state.name(), session.lines.stream().collect(Collectors.joining(",")))));
        openAt.keySet()
                .forEach(key -> lines.add(
                        StateHash.discrepancy(key.did().value(), key.tag(), key.kind().name())));
        return lines;
    }
}
