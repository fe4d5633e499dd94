package io.wardline.platform.audit;

import java.time.Instant;
import java.util.List;

/**
 * One link of the chain: what some rows of one table were.
 *
 * @param no dense, from 1; only a {@linkplain #isLoss loss} leaves numbers out
 * @param range which rows
 * @param leaves the hash of each row, in the order of (sealing, key)
 * @param root over the leaves
 * @param at when it was sealed
 * @param previous the hash of the seal before
 * @param hash of everything above but the leaves, which the root stands for
 */
record Seal(long no, Range range, List<Hash> leaves, Hash root, Instant at, Hash previous, Hash hash) {
    /** A seal of this table says that seals are gone. */
    static final String SEALS = "audit_seal";

    Seal {
        leaves = List.copyOf(leaves);
    }

    /**
     * The rows of a table that one seal holds.
     *
     * @param after the transactions above this one; where the seal before {@code continues}, the rest of that one as well
     * @param upto up to this transaction
     * @param firstKey the key of the first row, for people
     * @param lastKey the key of the last row, for people
     * @param count of the rows
     * @param continues whether the transaction {@code upto} has more rows, in the next seal of the table
     */
    record Range(String table, long after, long upto, String firstKey, String lastKey, int count, boolean continues) {}

    /** Whether it names seals that a restore has lost, instead of rows. */
    boolean isLoss() {
        return range.table().equals(SEALS);
    }

    SealHead head(String county) {
        return new SealHead(no, hash.hex(), at, county);
    }
}
