package io.wardline.platform.audit;

import org.jspecify.annotations.Nullable;

/**
 * One thing that does not fit the seals.
 *
 * @param table null where the chain itself is meant
 * @param key of the row, where one can be named
 * @param fromSeal the first seal concerned; 0 where none is
 * @param toSeal the last seal concerned
 * @param text one sentence for a person
 */
public record SealFinding(
        Kind kind, @Nullable String table, @Nullable String key, long fromSeal, long toSeal, String text) {
    /** What is wrong. */
    public enum Kind {
        /** A row has another content than when it was sealed. */
        EDITED,
        /** A row stands in a range that was sealed without it. */
        ADDED,
        /** Sealed rows are gone. */
        MISSING,
        /** Rows stand in a range that no seal covers any more. */
        UNCOVERED,
        /** A seal is not what its own hash says. */
        SEAL_ALTERED,
        /** A seal does not follow the one before. */
        CHAIN_BROKEN,
        /** Seals are gone. */
        SEALS_MISSING,
        /** Seals are others than the head files have witnessed. */
        REWRITTEN,
        /** A seal says that a restore has lost seals. */
        LOSS,
        /** Nothing outside of the database vouches for the chain. */
        NO_HEADS,
        /** Seals of a table that this program does not know. */
        UNKNOWN_TABLE
    }

    static SealFinding ofRow(Kind kind, String table, String key, long seal, String text) {
        return new SealFinding(kind, table, key, seal, seal, text);
    }

    static SealFinding ofSeals(Kind kind, @Nullable String table, long from, long to, String text) {
        return new SealFinding(kind, table, null, from, to, text);
    }
}
