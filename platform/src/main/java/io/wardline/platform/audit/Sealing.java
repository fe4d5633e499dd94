package io.wardline.platform.audit;

import io.wardline.platform.audit.Seal.Range;
import io.wardline.platform.audit.SealCalculation.Link;
import io.wardline.platform.db.Pages;
import io.wardline.platform.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One round of sealing, inside one transaction: every row of a transaction that has ended, and none of one that may still
 * have a neighbour to come.
 *
 * <p>The mark of a table is the transaction up to which it is sealed. Rows above the mark and below the horizon are all
 * there: every transaction below the horizon has ended, so what it committed is seen and what it did not commit never will
 * be. A cursor over keys or times would skip whoever commits late; this one cannot.
 */
final class Sealing {
    /** Rows in one seal; its leaves then take 128 KiB. */
    static final int MOST_ROWS = 4_096;

    /** Seals of one table in one round; a transaction that is larger is sealed to its end all the same. */
    static final int MOST_SEALS = 16;

    private final SealStore store;
    private final List<SealedTable> tables;
    private final int mostRows;

    /** With the number of rows in one seal, 1 to {@link #MOST_ROWS}. */
    Sealing(SealStore store, List<SealedTable> tables, int mostRows) {
        this.store = store;
        this.tables = List.copyOf(tables);
        this.mostRows = mostRows;
    }

    /**
     * What a round did.
     *
     * @param seals written; 0 where nothing was new
     * @param more whether a limit ended the round, so that the next one should follow at once
     */
    record Round(int seals, boolean more) {
        static final Round NOTHING = new Round(0, false);
    }

    /**
     * Seals what can be sealed, if no other sealer of the county is at work.
     *
     * @param witnessed the newest head that stands outside of the database
     * @param at the present instant in whole microseconds
     */
    Round run(Tx tx, Optional<SealHead> witnessed, Instant at) {
        if (!store.lock(tx)) {
            return Round.NOTHING;
        }
        var horizon = store.horizon(tx);
        var chain = new Chain(tx, store.head(tx), at);
        witnessed.map(head -> new Link(head.no(), Hash.parse(head.hash()))).ifPresent(chain::goOnFrom);
        var more = false;
        for (var table : tables) {
            more |= seal(tx, table, horizon - 1, chain);
        }
        if (!more) {
            store.complete(tx, at);
        }
        return new Round(chain.seals, more);
    }

    private boolean seal(Tx tx, SealedTable table, long upto, Chain chain) {
        var mark = store.mark(tx, table.name()).orElse(0L);
        try (var rows = store.rows(tx, table, mark, upto)) {
            return seal(table, mark, rows, chain);
        }
    }

    private boolean seal(SealedTable table, long mark, Pages<SealedRow> rows, Chain chain) {
        var after = mark;
        for (var seals = 1; rows.hasNext(); seals++) {
            var batch = new ArrayList<SealedRow>();
            while (rows.hasNext() && batch.size() < mostRows) {
                batch.add(rows.next());
            }
            var last = batch.getLast();
            var continues = rows.hasNext() && rows.peek().sealing() == last.sealing();
            chain.add(
                    new Range(table.name(), after, last.sealing(), batch.getFirst().key(), last.key(), batch.size(), continues),
                    batch.stream().map(SealedRow::leaf).toList());
            after = last.sealing();
            if (seals >= MOST_SEALS && !continues) {
                return rows.hasNext();
            }
        }
        return false;
    }

    /** The chain while it grows in one transaction. */
    private final class Chain {
        private final Tx tx;
        private final Instant at;
        private Link last;
        private int seals;

        Chain(Tx tx, Link last, Instant at) {
            this.tx = tx;
            this.last = last;
            this.at = at;
        }

        /** A head that the database has no more was lost by a restore, or worse; either way the chain says so. */
        void goOnFrom(Link witnessed) {
            if (witnessed.no() > last.no()) {
                write(SealCalculation.loss(last, witnessed, at));
            }
        }

        void add(Range range, List<Hash> leaves) {
            write(SealCalculation.next(last, range, leaves, at));
        }

        private void write(Seal seal) {
            store.insert(tx, seal);
            last = Link.of(seal);
            seals++;
        }
    }
}
