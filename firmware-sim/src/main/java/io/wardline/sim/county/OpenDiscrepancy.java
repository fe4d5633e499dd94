package io.wardline.sim.county;

import java.util.Comparator;

/// A difference between shelf and book that nobody has resolved.
///
/// @param did cabinet
/// @param tag upper-case hex EPC, `epoch:from-to` or `epoch:seq`
public record OpenDiscrepancy(String did, String tag, Kind kind) implements Comparable<OpenDiscrepancy> {
    private static final Comparator<OpenDiscrepancy> ORDER = Comparator.comparing(OpenDiscrepancy::did)
            .thenComparing(OpenDiscrepancy::tag)
            .thenComparing(OpenDiscrepancy::kind);

    @Override
    public int compareTo(OpenDiscrepancy other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return did + " " + tag + " " + kind;
    }
}
