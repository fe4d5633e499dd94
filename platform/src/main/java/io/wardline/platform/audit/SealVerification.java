package io.wardline.platform.audit;

import io.wardline.platform.audit.SealCalculation.Link;
import io.wardline.platform.audit.SealFinding.Kind;
import io.wardline.platform.db.Tx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proves that what was sealed is as it was, from the database and the head files. It trusts no seal by itself: hashes are
 * computed anew from the rows, the chain is followed from its beginning, and the heads outside of the database say whether
 * it is the chain that was witnessed. It writes nothing and holds a few thousand hashes at a time.
 */
final class SealVerification {
    private final Tx tx;
    private final List<SealedTable> tables;
    private final HeadReader heads;
    private final String county;
    private final Set<Long> knownLosses;
    private final SealStore store = new SealStore();
    private final List<SealFinding> findings = new ArrayList<>();
    private final List<String> lossesMet = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Long> uptoOfTable = new HashMap<>();
    private final Map<Long, Hash> beforeLoss = new HashMap<>();
    private long further;
    private long seals;
    private long rows;
    private long unsealed;
    private Link last = Link.START;
    private @Nullable SealHead head;
    private @Nullable SealHead newestHead;
    private long agreedUpto;
    private long rewrittenFrom;
    private long rewrittenUpto;

    private SealVerification(
            Tx tx, List<SealedTable> tables, HeadReader heads, String county, Set<Long> knownLosses) {
        this.tx = tx;
        this.tables = tables;
        this.heads = heads;
        this.county = county;
        this.knownLosses = knownLosses;
    }

    static VerificationResult run(Tx tx, List<SealedTable> tables, Path place, String county, Set<Long> knownLosses) {
        try (var heads = new HeadReader(place, county)) {
            return new SealVerification(tx, tables, heads, county, knownLosses).run(place);
        }
    }

    private VerificationResult run(Path place) {
        nextHead();
        try (var chain = store.chain(tx)) {
            while (chain.hasNext()) {
                follow(chain.next());
            }
        }
        headsBehindTheChain();
        tellOfHeads(place);
        tables.forEach(this::compareRows);
        var known = new HashSet<>(tables.stream().map(SealedTable::name).toList());
        uptoOfTable.keySet().stream().filter(table -> !known.contains(table)).sorted().forEach(table -> found(SealFinding.ofSeals(
                Kind.UNKNOWN_TABLE, table, 0, 0, "there are seals of " + table + ", which this program does not know")));
        return new VerificationResult(seals, rows, unsealed, heads.read(), findings, further, lossesMet, notes);
    }

    private void follow(Seal seal) {
        seals++;
        if (seal.isLoss() && seal.range().after() == last.no() && seal.no() == seal.range().upto() + 1) {
            loss(seal);
        } else if (seal.no() != last.no() + 1) {
            missing(last.no() + 1, seal.no() - 1, "");
        } else if (!seal.previous().equals(last.hash())) {
            found(SealFinding.ofSeals(
                    Kind.CHAIN_BROKEN, null, seal.no(), seal.no(), "seal " + seal.no() + " does not follow seal " + last.no()));
        }
        if (!SealCalculation.isIntact(seal)) {
            found(SealFinding.ofSeals(
                    Kind.SEAL_ALTERED, seal.range().table(), seal.no(), seal.no(), "seal " + seal.no()
                            + " is not what its hash says; it covers " + words(seal)));
        }
        if (!seal.isLoss()) {
            tile(seal);
        }
        last = Link.of(seal);
        compareHeads(seal);
    }

    /** The ranges of one table follow each other without a gap and without an overlap. */
    private void tile(Seal seal) {
        var range = seal.range();
        var before = uptoOfTable.getOrDefault(range.table(), 0L);
        if (range.after() != before) {
            found(SealFinding.ofSeals(
                    Kind.UNCOVERED, range.table(), seal.no(), seal.no(), "before seal " + seal.no() + ", which covers "
                            + words(seal) + ", a sealed range of " + range.table() + " is not covered any more"));
        }
        uptoOfTable.put(range.table(), range.upto());
    }

    private void loss(Seal seal) {
        var text = "seal " + seal.no() + " of " + seal.at() + " says that seals " + seal.range().firstKey() + " to "
                + seal.range().lastKey() + " were lost before it";
        beforeLoss.put(seal.no() - 1, seal.previous());
        if (knownLosses.contains(seal.no())) {
            lossesMet.add(text);
            notes.add(text + "; this loss is known");
        } else {
            found(SealFinding.ofSeals(Kind.LOSS, null, seal.range().after() + 1, seal.range().upto(), text));
        }
    }

    private void missing(long from, long upto, String why) {
        found(SealFinding.ofSeals(
                Kind.SEALS_MISSING, null, from, upto,
                (from == upto ? "seal " + from + " is missing" : "seals " + from + " to " + upto + " are missing") + why));
    }

    private void compareHeads(Seal seal) {
        for (var witness = head; witness != null && witness.no() <= seal.no(); witness = head) {
            if (witness.no() == seal.no()) {
                compare(witness, seal.hash());
            } else {
                lookUp(witness);
            }
            nextHead();
        }
    }

    /** Heads behind the end of the chain as it was read: written meanwhile, or witnesses of seals that are gone. */
    private void headsBehindTheChain() {
        var goneUpto = 0L;
        for (var witness = head; witness != null; witness = head) {
            if (!lookUp(witness) && witness.no() > last.no()) {
                goneUpto = Math.max(goneUpto, witness.no());
            }
            nextHead();
        }
        if (goneUpto > 0) {
            missing(last.no() + 1, goneUpto, ": the newest ones, which the head files have witnessed");
        }
        if (rewrittenUpto > 0) {
            found(SealFinding.ofSeals(
                    Kind.REWRITTEN, null, rewrittenFrom, rewrittenUpto, "the seals from " + rewrittenFrom + " to " + rewrittenUpto
                            + " are not the ones that the head files have witnessed: the chain was written anew"));
        }
    }

    private boolean lookUp(SealHead witness) {
        var lost = beforeLoss.get(witness.no());
        var stored = lost == null ? store.hash(tx, witness.no()) : Optional.of(lost);
        stored.ifPresent(hash -> compare(witness, hash));
        return stored.isPresent();
    }

    private void compare(SealHead witness, Hash stored) {
        if (stored.hex().equals(witness.hash())) {
            agreedUpto = Math.max(agreedUpto, witness.no());
        } else {
            rewrittenFrom = rewrittenFrom == 0 ? agreedUpto + 1 : rewrittenFrom;
            rewrittenUpto = Math.max(rewrittenUpto, witness.no());
        }
    }

    private void tellOfHeads(Path place) {
        var newest = newestHead;
        if (newest == null) {
            if (seals > 0 || !heads.others().isEmpty()) {
                found(SealFinding.ofSeals(Kind.NO_HEADS, null, 0, 0, "no head of the county " + county + " stands in " + place
                        + (heads.others().isEmpty() ? "" : ", but heads of " + String.join(", ", heads.others()))
                        + ": a chain that was written anew cannot be told from the true one"));
            }
            return;
        }
        notes.add("the newest head is of seal " + newest.no() + ", " + newest.at());
        if (last.no() > newest.no()) {
            notes.add("the last " + (last.no() - newest.no()) + " seals are younger than the newest head");
        }
        if (heads.unreadable() > 0) {
            notes.add(heads.unreadable() + " lines of the head files cannot be read");
        }
    }

    private void compareRows(SealedTable table) {
        // The seals first: the rows of every seal that is seen were committed before it.
        try (var chain = store.chain(tx, table.name());
                var sealed = store.rows(tx, table, Long.MIN_VALUE, Long.MAX_VALUE)) {
            var comparison = new RowComparison(table.name(), sealed, chain, this::found);
            comparison.run();
            rows += comparison.compared();
            unsealed += comparison.unsealed();
        }
    }

    private void nextHead() {
        head = heads.hasNext() ? heads.next() : null;
        if (head != null && (newestHead == null || head.no() > newestHead.no())) {
            newestHead = head;
        }
    }

    private void found(SealFinding finding) {
        if (findings.size() < VerificationResult.MOST_FINDINGS) {
            findings.add(finding);
        } else {
            further++;
        }
    }

    private static String words(Seal seal) {
        var range = seal.range();
        return range.count() + " rows of " + range.table() + ", " + range.firstKey() + " to " + range.lastKey();
    }
}
