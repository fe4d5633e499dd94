package io.wardline.sim.county;

import java.util.Comparator;

/// How much of a lot stands somewhere.
///
/// @param place code of a physical place
public record StockLine(String place, String item, String lot, String owner, long quantity) implements Comparable<StockLine> {
    private static final Comparator<StockLine> ORDER = Comparator.comparing(StockLine::place)
            .thenComparing(StockLine::item)
            .thenComparing(StockLine::lot)
            .thenComparing(StockLine::owner)
            .thenComparingLong(StockLine::quantity);

    @Override
    public int compareTo(StockLine other) {
        return ORDER.compare(this, other);
    }
}
