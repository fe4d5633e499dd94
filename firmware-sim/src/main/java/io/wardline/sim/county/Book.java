package io.wardline.sim.county;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Everything that the judge compares: what the product says, or what it ought to say.
///
/// @param units         EPC to the code of the place that the unit is in
/// @param stock         of all physical places, no line with quantity zero
/// @param sessions      by `did session`
/// @param discrepancies open ones; one that stands twice is a mistake and must show
public record Book(
        Map<String, String> units,
        List<StockLine> stock,
        Map<String, SessionOutcome> sessions,
        List<OpenDiscrepancy> discrepancies) {
    public Book {
        units = Map.copyOf(units);
        stock = stock.stream().sorted().toList();
        sessions = Map.copyOf(sessions);
        discrepancies = discrepancies.stream().sorted().toList();
    }

    NavigableMap<String, String> unitsInOrder() {
        return new TreeMap<>(units);
    }
}
