package io.wardline.sim.county;

import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.TagId;
import io.wardline.sim.device.JournalLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Works out what the product must say after these journals, and compares. Its ledger is a map from tag to place.
/// It supposes that every unit was bound before any device spoke, and that journals of one device are complete but for what the
/// device itself declared lost.
public final class Judge {
    private static final int MOST_DIFFERENCES = 200;

    private final CountyMap map;

    /// @param map the county whose units were bound and whose devices spoke
    public Judge(CountyMap map) {
        this.map = map;
    }

    /// What the product must say.
    ///
    /// @param journals every line that was delivered, by device, in any order
    /// @throws IllegalArgumentException when a line is no entry
    public Book expected(Map<DeviceId, List<JournalLine>> journals) {
        Map<TagId, CountyMap.Unit> units = new TreeMap<>();
        map.units().forEach(unit -> units.put(unit.epc(), unit));
        Map<DeviceId, JudgedCabinet> cabinets = new TreeMap<>();
        map.cabinets().forEach(station -> cabinets.put(station.did(), new JudgedCabinet(station.did().value(), units.keySet())));
        cabinets.forEach((did, cabinet) -> journals.getOrDefault(did, List.of()).stream()
                .sorted(Comparator.comparing(JournalLine::key))
                .forEach(line -> cabinet.apply(line.key(), entry(line).event())));

        Map<String, String> places = new TreeMap<>();
        List<OpenDiscrepancy> open = new ArrayList<>();
        cabinets.values().forEach(cabinet -> open.addAll(cabinet.open()));
        units.forEach((tag, unit) -> {
            List<DeviceId> claimants = cabinets.entrySet().stream()
                    .filter(one -> one.getValue().present().contains(tag))
                    .map(Map.Entry::getKey)
                    .toList();
            boolean claimedEver = cabinets.values().stream().anyMatch(cabinet -> cabinet.everPresent().contains(tag));
            places.put(tag.hex(), switch (claimants.size()) {
                case 0 -> claimedEver ? "OUT" : unit.store();
                case 1 -> placeOf(claimants.getFirst());
                default -> "CONTESTED";
            });
            if (claimants.size() > 1) {
                claimants.forEach(did -> open.add(new OpenDiscrepancy(did.value(), tag.hex(), Kind.CONTESTED)));
            }
        });
        Map<String, SessionOutcome> sessions = new TreeMap<>();
        cabinets.values().forEach(cabinet -> cabinet.outcomes().forEach(outcome -> sessions.put(outcome.name(), outcome)));
        return new Book(places, stock(places), sessions, open);
    }

    private static Entry entry(JournalLine line) {
        return Entry.read(line.bytes()).orElse(why -> {
            throw new IllegalArgumentException("no entry at " + line.key() + ": " + why.message());
        });
    }

    private String placeOf(DeviceId did) {
        return map.stations().stream().filter(station -> station.did().equals(did)).findFirst().orElseThrow().place();
    }

    private List<StockLine> stock(Map<String, String> places) {
        Map<StockLine, Long> counted = map.units().stream()
                .collect(Collectors.groupingBy(
                        unit -> new StockLine(
                                places.getOrDefault(unit.epc().hex(), ""), unit.item(), unit.lot(), unit.owner(), 0),
                        TreeMap::new,
                        Collectors.counting()));
        List<StockLine> stock = new ArrayList<>();
        counted.forEach((line, count) -> stock.add(new StockLine(line.place(), line.item(), line.lot(), line.owner(), count)));
        return stock;
    }

    /// The differences between what the product must say and what it says, in words; none when they agree.
    public static List<String> differences(Book expected, Book said) {
        List<String> differences = new ArrayList<>();
        Set<String> tags = new TreeSet<>(expected.units().keySet());
        tags.addAll(said.units().keySet());
        for (String tag : tags) {
            String must = expected.units().getOrDefault(tag, "nowhere");
            String says = said.units().getOrDefault(tag, "nowhere");
            if (!must.equals(says)) {
                differences.add("unit " + tag + " must be at " + must + ", the product says " + says);
            }
        }
        lists(differences, "stock", expected.stock(), said.stock());
        lists(differences, "open discrepancy", expected.discrepancies(), said.discrepancies());
        Set<String> sessions = new TreeSet<>(expected.sessions().keySet());
        sessions.addAll(said.sessions().keySet());
        for (String session : sessions) {
            String must = String.valueOf(expected.sessions().get(session));
            String says = String.valueOf(said.sessions().get(session));
            if (!must.equals(says)) {
                differences.add("session " + session + " must be " + must + ", the product says " + says);
            }
        }
        return differences.stream().limit(MOST_DIFFERENCES).toList();
    }

    /// Compares as multisets: what stands twice must be said twice.
    private static <T> void lists(List<String> differences, String what, List<T> must, List<T> says) {
        List<T> missing = new ArrayList<>(must);
        says.forEach(missing::remove);
        List<T> surplus = new ArrayList<>(says);
        must.forEach(surplus::remove);
        missing.forEach(one -> differences.add(what + " is missing: " + one));
        surplus.forEach(one -> differences.add(what + " is said and must not be: " + one));
    }
}
