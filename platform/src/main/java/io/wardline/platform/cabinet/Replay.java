package io.wardline.platform.cabinet;

import io.wardline.platform.cabinet.Consequence.Moved;
import io.wardline.platform.cabinet.CountyBook.Row;
import io.wardline.platform.cabinet.ReplayStore.NameKey;
import io.wardline.platform.cabinet.ReplayStore.StoredStep;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.device.JournalItem;
import io.wardline.platform.device.JournalItem.Lost;
import io.wardline.platform.device.JournalItem.Unreadable;
import io.wardline.platform.device.JournalItem.Written;
import io.wardline.platform.device.JournalRange;
import io.wardline.platform.device.LostCause;
import io.wardline.platform.ledger.Cause;
import io.wardline.platform.ledger.UnitState;
import io.wardline.protocol.device.Decoded;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Runs a county's facts again, in memory, and compares: inbox and acts in the order of their steps, through the same
/// rules. It reads one snapshot of the database, writes nothing, and may run beside a working platform.
///
/// It proves that (a) folding all movements gives the balances and the places of the units, (b) the steps give the same
/// movements and discrepancies, and (c) the state hash is the same. Steps that an older interpreter read are not run again:
/// then only (a) is proved.
public final class Replay {
    private static final int STEPS_A_PAGE = 2_000;
    private static final int MOST_SHOWN = 20;

    private final Tx tx;
    private final ReplayStore store = new ReplayStore();
    private final List<String> differences = new ArrayList<>();
    private final CountyBook book;
    private final Map<TagId, UnitState> unbound;
    private final Map<String, Integer> nextOfAct;
    private long steps;
    private long movements;
    private boolean older;

    /// What a replay found.
    ///
    /// @param live        as the database has it
    /// @param replayed    as the facts give it; the same as `live` when nothing was run again
    /// @param steps       run again
    /// @param movements   that they gave
    /// @param older       whether steps of an older interpreter were met, so that only the fold was proved
    /// @param differences at most a few of each kind, each one line
    public record Outcome(
            StateHash live, StateHash replayed, long steps, long movements, boolean older, List<String> differences) {
        public Outcome {
            differences = List.copyOf(differences);
        }

        /// Whether everything that could be proved was proved.
        public boolean holds() {
            return differences.isEmpty() && live.equals(replayed);
        }
    }

    private Replay(Tx tx) {
        this.tx = tx;
        store.holdOneSnapshot(tx);
        book = new CountyBook(store.shelves(tx));
        nextOfAct = store.linesOfBindings(tx);
        var boundLater = store.boundLater(tx);
        unbound = new HashMap<>();
        for (var unit : store.units(tx)) {
            if (boundLater.contains(unit.epc())) {
                unbound.put(unit.epc(), unit);
            } else {
                book.bind(unit);
            }
        }
    }

    /// Replays the county behind these connections; any role that reads everything will do.
    public static Outcome of(Db db) {
        return db.inTransaction(tx -> new Replay(tx).run());
    }

    /// The state hash as the database has it.
    public static StateHash live(Db db) {
        return db.inTransaction(tx -> {
            var store = new ReplayStore();
            store.holdOneSnapshot(tx);
            return StateHash.of(store.liveLines(tx));
        });
    }

    private Outcome run() {
        differences.addAll(store.foldDiffers(tx));
        var after = 0L;
        for (var page = store.steps(tx, after, STEPS_A_PAGE); !page.isEmpty(); page = store.steps(tx, after, STEPS_A_PAGE)) {
            older |= page.stream().anyMatch(step -> step.interpreter() != CabinetReading.VERSION);
            if (older) {
                break;
            }
            run(page);
            after = page.getLast().id();
        }
        var live = StateHash.of(store.liveLines(tx));
        if (older) {
            return new Outcome(live, live, 0, 0, true, differences);
        }
        var written = store.movementsOfCabinets(tx);
        if (written != movements) {
            differ("the ledger has " + written + " movements of cabinets, the steps give " + movements);
        }
        compareDiscrepancies();
        var lines = replayedLines();
        var replayed = StateHash.of(lines);
        if (!replayed.equals(live)) {
            compareLines(lines);
        }
        return new Outcome(live, replayed, steps, movements, false, differences);
    }

    private void run(List<StoredStep> page) {
        var expected = new LinkedHashMap<UUID, Moved>();
        for (var step : page) {
            steps++;
            switch (step.cause()) {
                case ENTRY, UNREADABLE, LOST -> item(step).ifPresent(item ->
                        number(cause(step, item), book.apply(step.did(), item), expected));
                case BIND -> bind(step, expected);
                case STOCK_TAKE -> {}
                case EXPLAINED -> book.explained(Objects.requireNonNull(step.about()));
            }
        }
        compareMovements(expected);
    }

    private Optional<JournalItem> item(StoredStep step) {
        var epoch = Objects.requireNonNull(step.epoch());
        var seq = Objects.requireNonNull(step.seq());
        return switch (step.cause()) {
            case UNREADABLE -> Optional.of(new Unreadable(new JournalKey(epoch, seq), step.at(), "unreadable"));
            case LOST -> {
                var range = new JournalRange(epoch, seq, Objects.requireNonNull(step.toSeq()));
                yield Optional.of(new Lost(range, step.at(), LostCause.ASKED));
            }
            case ENTRY -> entry(step);
            case BIND, STOCK_TAKE, EXPLAINED -> Optional.empty();
        };
    }

    private Optional<JournalItem> entry(StoredStep step) {
        var bytes = step.entry();
        if (bytes != null && Entry.read(bytes) instanceof Decoded.Ok<Entry>(Entry entry)) {
            return Optional.of(new Written(entry, step.at(), step.replayed()));
        }
        differ("step " + step.id() + " of " + step.did() + " has no readable entry " + step.epoch() + ":" + step.seq());
        return Optional.empty();
    }

    /// Movements carry the key of the first chunk of their snapshot.
    private static Cause cause(StoredStep step, JournalItem item) {
        var key = switch (item) {
            case Written(var entry, _, _) when entry.event() instanceof SnapshotChunk chunk ->
                new JournalKey(entry.key().epoch(), Math.max(1, entry.key().seq() - chunk.index() + 1));
            case Written(var entry, _, _) -> entry.key();
            case Unreadable(var unreadable, _, _) -> unreadable;
            case Lost(var range, _, _) -> new JournalKey(range.epoch(), range.fromSeq());
        };
        return Cause.entry(step.did(), key);
    }

    /// One act of binding is a step of every cabinet that knows one of its tags; the first of them binds. What follows is
    /// numbered behind the act's own lines.
    private void bind(StoredStep step, Map<UUID, Moved> expected) {
        var act = Objects.requireNonNull(step.act());
        for (var tag : step.tags()) {
            var unit = unbound.remove(tag);
            if (unit != null) {
                for (var each : book.bind(unit)) {
                    expected.put(new Cause(act).movement(nextOfAct.merge(act, 1, Integer::sum) - 1), each);
                    movements++;
                }
            }
        }
    }

    private void number(Cause cause, List<Moved> moved, Map<UUID, Moved> expected) {
        var index = 0;
        for (var each : moved) {
            expected.put(cause.movement(index++), each);
        }
        movements += moved.size();
    }

    private void compareMovements(Map<UUID, Moved> expected) {
        var stored = store.movements(tx, expected.keySet());
        expected.forEach((id, moved) -> {
            var found = stored.get(id);
            if (found == null) {
                differ("movement " + id + " is missing: " + describe(moved));
            } else if (found.unit() != moved.unit().unit().value()
                    || found.from() != moved.from().value()
                    || found.to() != moved.to().value()
                    || !found.reason().equals(moved.reason().name())) {
                differ("movement " + id + " is " + found + ", the steps give " + describe(moved));
            }
        });
    }

    private static String describe(Moved moved) {
        return moved.unit().epc() + " " + moved.from().value() + " -> " + moved.to().value() + " " + moved.reason();
    }

    private void compareDiscrepancies() {
        var live = counted(store.discrepancies(tx));
        var replayed = counted(book.discrepancies());
        var all = new HashSet<>(live.keySet());
        all.addAll(replayed.keySet());
        all.stream()
                .filter(row -> !live.getOrDefault(row, 0).equals(replayed.getOrDefault(row, 0)))
                .sorted(Comparator.comparing(Row::key))
                .forEach(row -> differ("discrepancy " + row + ": live " + live.getOrDefault(row, 0) + ", replayed "
                        + replayed.getOrDefault(row, 0)));
    }

    private static Map<Row, Integer> counted(List<Row> rows) {
        var counts = new HashMap<Row, Integer>();
        rows.forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }

    private List<String> replayedLines() {
        var names = store.names(tx);
        var lines = new ArrayList<>(book.lines());
        var balances = new HashMap<List<String>, Long>();
        book.units().forEach((tag, unit) -> {
            var place = name(names, "P", unit.place().value());
            lines.add(StateHash.unit(tag.hex(), place));
            var key = List.of(
                    place,
                    name(names, "I", unit.item().value()),
                    name(names, "L", unit.lot().value()),
                    name(names, "O", unit.owner().value()));
            balances.merge(key, 1L, Long::sum);
        });
        balances.forEach((key, quantity) ->
                lines.add(StateHash.balance(key.get(0), key.get(1), key.get(2), key.get(3), quantity)));
        lines.addAll(store.looseLines(tx));
        return lines;
    }

    private static String name(Map<NameKey, String> names, String kind, long id) {
        return Objects.requireNonNullElse(names.get(new NameKey(kind, id)), kind + id);
    }

    private void compareLines(List<String> replayed) {
        var live = Set.copyOf(store.liveLines(tx));
        var again = Set.copyOf(replayed);
        live.stream().filter(line -> !again.contains(line)).sorted().forEach(line -> differ("only live: " + line));
        again.stream().filter(line -> !live.contains(line)).sorted().forEach(line -> differ("only replayed: " + line));
    }

    private void differ(String difference) {
        if (differences.size() < MOST_SHOWN) {
            differences.add(difference);
        }
    }
}
