package io.wardline.platform.audit;

import io.wardline.platform.audit.Seal.Range;
import io.wardline.platform.audit.SealFinding.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table beside the leaves of its seals, both in the order of (sealing, key). It holds a window of leaves and
 * no more, so a table of any length fits.
 *
 * <p>Where they differ, it looks ahead for the next row that a leaf of the same range knows: as many rows as leaves between
 * are edited ones; leaves beyond that are missing rows, rows beyond that were added.
 */
final class RowComparison {
    private static final int WINDOW = 2 * Sealing.MOST_ROWS;

    private final String table;
    private final Iterator<SealedRow> rows;
    private final Iterator<Seal> seals;
    private final Consumer<SealFinding> findings;
    private final Deque<Leaf> window = new ArrayDeque<>();
    private @Nullable SealedRow row;
    private @Nullable Leaf goneFrom;
    private long gone;
    private long uncovered;
    private long coveredUpto;
    private long compared;
    private long unsealed;
    private @Nullable Range lastRead;
    private long lastGroup;

    /** One leaf with its seal; {@code after} is where the range begins that it shares with the seals it continues. */
    private record Leaf(Hash hash, long seal, Range range, long after) {}

    /** @param seals of this table, by number */
    RowComparison(String table, Iterator<SealedRow> rows, Iterator<Seal> seals, Consumer<SealFinding> findings) {
        this.table = table;
        this.rows = rows;
        this.seals = seals;
        this.findings = findings;
    }

    /** Rows that were compared with a leaf. */
    long compared() {
        return compared;
    }

    /** Rows behind the last seal. */
    long unsealed() {
        return unsealed;
    }

    /** Compares to the end of both. */
    void run() {
        nextRow();
        for (var leaf = nextLeaf(); leaf != null; leaf = nextLeaf()) {
            step(leaf);
        }
        for (var found = row; found != null; found = row) {
            if (found.sealing() <= coveredUpto) {
                added(found, 0);
            } else {
                unsealed++;
            }
            nextRow();
        }
        endGone();
        endUncovered();
    }

    private void step(Leaf leaf) {
        var found = row;
        if (found == null || found.sealing() > leaf.range().upto()) {
            gone(window.remove());
        } else if (found.sealing() <= leaf.after()) {
            if (found.sealing() > coveredUpto) {
                uncovered++;
            } else {
                added(found, leaf.seal());
            }
            nextRow();
        } else if (found.leaf().equals(leaf.hash())) {
            taken(window.remove());
            compared++;
            nextRow();
        } else {
            difference(leaf);
        }
    }

    private void difference(Leaf first) {
        var range = window.stream().takeWhile(leaf -> leaf.after() == first.after()).toList();
        var known = new HashMap<Hash, Integer>();
        for (var at = 0; at < range.size(); at++) {
            known.put(range.get(at).hash(), at);
        }
        var upto = range.getLast().range().upto();
        var strangers = new ArrayList<SealedRow>();
        var skipped = range.size();
        for (var found = row; found != null && found.sealing() <= upto && strangers.size() < WINDOW; found = row) {
            var at = known.get(found.leaf());
            if (at != null) {
                skipped = at;
                break;
            }
            strangers.add(found);
            nextRow();
        }
        if (strangers.size() == WINDOW) {
            skipped = Math.min(skipped, strangers.size());
        }
        report(strangers, range.subList(0, skipped));
        range.subList(0, skipped).forEach(_ -> taken(window.remove()));
    }

    private void report(List<SealedRow> strangers, List<Leaf> skipped) {
        for (var at = 0; at < strangers.size(); at++) {
            var found = strangers.get(at);
            if (at < skipped.size()) {
                compared++;
                var seal = skipped.get(at).seal();
                findings.accept(SealFinding.ofRow(
                        Kind.EDITED, table, found.key(), seal, table + " " + found.key() + " is not as it was sealed (seal " + seal + ")"));
            } else {
                added(found, skipped.isEmpty() ? 0 : skipped.getLast().seal());
            }
        }
        skipped.stream().skip(strangers.size()).forEach(this::gone);
    }

    private void added(SealedRow found, long seal) {
        findings.accept(SealFinding.ofRow(
                Kind.ADDED, table, found.key(), seal, table + " " + found.key() + " stands where it was not when its range was sealed"));
    }

    private void gone(Leaf leaf) {
        var first = goneFrom;
        if (first == null || first.seal() != leaf.seal()) {
            endGone();
            goneFrom = leaf;
        }
        gone++;
        taken(leaf);
    }

    private void endGone() {
        var first = goneFrom;
        if (first != null) {
            var range = first.range();
            findings.accept(SealFinding.ofSeals(
                    Kind.MISSING, table, first.seal(), first.seal(),
                    gone + " of " + range.count() + " rows of " + table + " are missing, sealed by seal " + first.seal() + ": "
                            + range.firstKey() + " to " + range.lastKey()));
        }
        goneFrom = null;
        gone = 0;
    }

    private void endUncovered() {
        if (uncovered > 0) {
            findings.accept(SealFinding.ofSeals(
                    Kind.UNCOVERED, table, 0, 0, uncovered + " rows of " + table + " stand in ranges whose seals are missing"));
        }
    }

    private void taken(Leaf leaf) {
        coveredUpto = leaf.range().upto();
    }

    private void nextRow() {
        row = rows.hasNext() ? rows.next() : null;
    }

    private @Nullable Leaf nextLeaf() {
        while (window.size() < WINDOW && seals.hasNext()) {
            var seal = seals.next();
            var before = lastRead;
            var after = before != null && before.continues() ? lastGroup : seal.range().after();
            seal.leaves().forEach(hash -> window.add(new Leaf(hash, seal.no(), seal.range(), after)));
            lastRead = seal.range();
            lastGroup = after;
        }
        return window.peek();
    }
}
