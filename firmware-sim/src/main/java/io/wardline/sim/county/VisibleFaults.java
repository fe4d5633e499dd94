package io.wardline.sim.county;

import io.wardline.protocol.device.DeviceEvent.SessionOpened;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceEvent.Trigger;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.TagId;
import io.wardline.sim.device.JournalLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which of the injected faults must still be seen at the end. It looks at what the antennas truly heard (from the county, not from
/// the journals), takes from the journals only the order in which sessions were opened and scans came in, and asks of each
/// cabinet and tag one question, backwards from the end. A second rule for the same thing as [Judge], thought from the fault.
final class VisibleFaults {
    /// What happened at one cabinet, as far as it concerns tags.
    private sealed interface Mark {
        record Opened() implements Mark {}

        /// @param closes whether the scan closed a session
        /// @param named  tags whose absence a command asked about
        record Scanned(ScanTruth truth, boolean closes, Set<TagId> named) implements Mark {}
    }

    private final CountyMap map;
    private final GroundTruth truth;

    VisibleFaults(CountyMap map, GroundTruth truth) {
        this.map = map;
        this.truth = truth;
    }

    /// The open discrepancies that the faults leave, without those about journals themselves.
    Set<OpenDiscrepancy> visible(Map<DeviceId, List<JournalLine>> journals) {
        Set<TagId> bound = new TreeSet<>();
        map.units().forEach(unit -> bound.add(unit.epc()));
        Set<OpenDiscrepancy> rows = new TreeSet<>();
        Map<TagId, List<String>> holders = new TreeMap<>();
        for (CountyMap.Station station : map.cabinets()) {
            List<Mark> marks = marks(station.did(), journals.getOrDefault(station.did(), List.of()));
            Set<TagId> heard = new TreeSet<>();
            marks.forEach(mark -> {
                if (mark instanceof Mark.Scanned scanned) {
                    heard.addAll(scanned.truth().heard());
                }
            });
            String did = station.did().value();
            for (TagId tag : heard) {
                Standing standing = new Standing(tag, marks);
                if (standing.suspect()) {
                    rows.add(new OpenDiscrepancy(did, tag.hex(), Kind.SUSPECT));
                }
                if (standing.held() && !bound.contains(tag)) {
                    rows.add(new OpenDiscrepancy(did, tag.hex(), Kind.UNKNOWN_TAG));
                } else if (standing.held()) {
                    holders.computeIfAbsent(tag, _ -> new ArrayList<>()).add(did);
                    if (standing.cameByItself()) {
                        rows.add(new OpenDiscrepancy(did, tag.hex(), Kind.PRESENT_WITHOUT_SESSION));
                    }
                }
            }
        }
        holders.forEach((tag, dids) -> {
            if (dids.size() > 1) {
                dids.forEach(did -> rows.add(new OpenDiscrepancy(did, tag.hex(), Kind.CONTESTED)));
            }
        });
        return rows;
    }

    /// Units that no fault has touched stand in the book where they truly stand; this names those that do not.
    ///
    /// @param book what is said of the county
    List<String> misplaced(Map<DeviceId, List<JournalLine>> journals, Book book) {
        Set<String> touched = new HashSet<>();
        visible(journals).forEach(row -> touched.add(row.tag()));
        for (ScanTruth scan : truth.scans()) {
            scan.missed().forEach(tag -> touched.add(tag.hex()));
            scan.phantoms().forEach(tag -> touched.add(tag.hex()));
        }
        // What was taken in a session that nothing closed is still believed to be there, and no rule can know better.
        map.cabinets().forEach(station -> unheard(marks(station.did(), journals.getOrDefault(station.did(), List.of())))
                .forEach(tag -> touched.add(tag.hex())));
        Map<DeviceId, String> places = new TreeMap<>();
        map.stations().forEach(station -> places.put(station.did(), station.place()));
        List<String> misplaced = new ArrayList<>();
        for (CountyMap.Unit unit : map.units()) {
            String truly = truth.cabinetOf(unit.epc()).map(did -> places.getOrDefault(did, "")).orElse("OUT");
            String said = book.units().getOrDefault(unit.epc().hex(), "nowhere");
            // Nobody has claimed it yet, or it was in dispute before this county was taken up: the truth is not known here.
            boolean never = said.equals(unit.store()) || "CONTESTED".equals(said);
            if (!touched.contains(unit.epc().hex()) && !said.equals(truly) && !(never && "OUT".equals(truly))) {
                misplaced.add("unit " + unit.epc() + ", which no fault has touched, stands at " + truly + " and is said to be at " + said);
            }
        }
        return misplaced;
    }

    /// Tags that are held to be in a cabinet and were not heard in its last whole scan.
    private static Set<TagId> unheard(List<Mark> marks) {
        Set<TagId> ever = new TreeSet<>();
        Set<TagId> last = new TreeSet<>();
        for (Mark mark : marks) {
            if (mark instanceof Mark.Scanned scanned && scanned.truth().whole()) {
                ever.addAll(scanned.truth().heard());
                last = new TreeSet<>(scanned.truth().heard());
            }
        }
        ever.removeAll(last);
        ever.removeIf(tag -> !new Standing(tag, marks).held());
        return ever;
    }

    private List<Mark> marks(DeviceId did, List<JournalLine> lines) {
        List<Mark> marks = new ArrayList<>();
        String newest = null;
        Set<String> closed = new HashSet<>();
        long epoch = 0;
        for (JournalLine line : lines) {
            if (line.key().epoch() != epoch) {
                epoch = line.key().epoch();
                newest = null;
            }
            if (!"snapshot".equals(line.type()) && !"session.opened".equals(line.type())) {
                continue;
            }
            var event = Entry.read(line.bytes()).orElse(why -> {
                throw new IllegalArgumentException("no entry at " + line.key() + ": " + why.message());
            }).event();
            if (event instanceof SessionOpened opened) {
                newest = opened.session();
                marks.add(new Mark.Opened());
            } else if (event instanceof SnapshotChunk chunk && chunk.index() == chunk.chunks()) {
                boolean closes = chunk.session() != null && chunk.session().equals(newest) && !closed.contains(newest);
                ScanTruth scan = truth.scan(did, chunk.snapshot()).orElseThrow();
                if (closes && scan.whole()) {
                    closed.add(chunk.session());
                }
                Set<TagId> named = chunk.trigger() == Trigger.COMMAND ? Set.copyOf(chunk.named()) : Set.of();
                marks.add(new Mark.Scanned(scan, closes, named));
            }
        }
        return marks;
    }

    /// One tag at one cabinet, looked at backwards.
    private static final class Standing {
        private final TagId tag;
        private final List<Mark> marks;
        private final int lastHeard;
        private final int lastGone;
        private final int arrived;

        Standing(TagId tag, List<Mark> marks) {
            this.tag = tag;
            this.marks = marks;
            this.lastHeard = last(marks.size(), this::heard);
            this.lastGone = last(marks.size(), this::gone);
            int arrival = lastHeard;
            for (int i = lastHeard; i > lastGone && i >= 0; i--) {
                arrival = heard(i) ? i : arrival;
            }
            this.arrived = arrival;
        }

        private interface At {
            boolean is(int mark);
        }

        private static int last(int before, At at) {
            for (int i = before - 1; i >= 0; i--) {
                if (at.is(i)) {
                    return i;
                }
            }
            return -1;
        }

        private Mark.@Nullable Scanned scan(int mark) {
            return marks.get(mark) instanceof Mark.Scanned scanned ? scanned : null;
        }

        private boolean heard(int mark) {
            Mark.Scanned scan = scan(mark);
            return scan != null && scan.truth().whole() && scan.truth().heard().contains(tag);
        }

        /// A whole scan that did not hear the tag and had the right to say that it is not there.
        private boolean gone(int mark) {
            Mark.Scanned scan = scan(mark);
            return scan != null && scan.truth().whole() && !scan.truth().heard().contains(tag)
                    && (scan.closes() || scan.named().contains(tag));
        }

        boolean held() {
            return lastHeard > lastGone;
        }

        /// Whether the tag's present stay began without a session that explains it.
        boolean cameByItself() {
            Mark.Scanned arrival = scan(arrived);
            if (arrival == null || arrival.closes()) {
                return false;
            }
            int opened = last(arrived, i -> marks.get(i) instanceof Mark.Opened);
            boolean unproven = false;
            for (int i = Math.max(0, opened); i < arrived; i++) {
                Mark.Scanned scan = scan(i);
                unproven = scan != null && scan.closes() ? !scan.truth().whole() : unproven;
            }
            return !unproven && !healed(opened);
        }

        /// Whether the stay before ended by a session's closing scan, with no session opened since: a misread, or as good as one.
        private boolean healed(int opened) {
            int heardBefore = last(arrived, this::heard);
            if (heardBefore < 0) {
                return false;
            }
            for (int i = heardBefore + 1; i < arrived; i++) {
                if (gone(i)) {
                    Mark.Scanned first = scan(i);
                    return first != null && first.closes() && i > opened;
                }
            }
            return false;
        }

        /// Whether the last word about the tag is a closing scan with a dead antenna that did not hear it.
        boolean suspect() {
            int doubt = last(marks.size(), i -> {
                Mark.Scanned scan = scan(i);
                return scan != null && !scan.truth().whole() && scan.closes() && !scan.truth().heard().contains(tag)
                        && last(i, this::heard) > last(i, this::gone);
            });
            return doubt > lastHeard && doubt > lastGone;
        }
    }
}
