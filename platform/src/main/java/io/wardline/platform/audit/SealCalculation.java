package io.wardline.platform.audit;

import io.wardline.platform.audit.Seal.Range;
import io.wardline.platform.web.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How a seal follows from the one before. */
final class SealCalculation {
    private SealCalculation() {}

    /**
     * The end of a chain.
     *
     * @param no of the last seal; 0 before the first
     */
    record Link(long no, Hash hash) {
        static final Link START = new Link(0, Hash.NONE);

        static Link of(Seal seal) {
            return new Link(seal.no(), seal.hash());
        }
    }

    /** The next seal, of the given rows. */
    static Seal next(Link last, Range range, List<Hash> leaves, Instant at) {
        return seal(last.no() + 1, last.hash(), range, leaves, at);
    }

    /**
     * The seal that says which seals are lost: those that the database has no more, although they stand in a head file. It
     * takes the number behind them and follows the hash that the file holds, so the chain goes on from what was witnessed.
     *
     * @param kept the last seal that the database still has
     * @param witnessed the last head of the file
     */
    static Seal loss(Link kept, Link witnessed, Instant at) {
        if (witnessed.no() <= kept.no()) {
            throw new IllegalArgumentException("nothing is lost between " + kept.no() + " and " + witnessed.no());
        }
        var range = new Range(
                Seal.SEALS, kept.no(), witnessed.no(), Long.toString(kept.no() + 1), Long.toString(witnessed.no()), 0, false);
        return seal(witnessed.no() + 1, witnessed.hash(), range, List.of(), at);
    }

    /**
     * The hash of a seal: SHA-256 of its fields in UTF-8, each followed by LF: no, table, after, upto, first key, last key
     * (both quoted, see {@link #quoted}), count, continues, root, microseconds of its time since 1970-01-01 UTC, previous.
     */
    static Hash hash(long no, Range range, Hash root, Instant at, Hash previous) {
        var fields = List.of(
                Long.toString(no), range.table(), Long.toString(range.after()), Long.toString(range.upto()),
                quoted(range.firstKey()), quoted(range.lastKey()), Integer.toString(range.count()),
                Boolean.toString(range.continues()), root.hex(),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)), previous.hex());
        var text = String.join("\n", fields) + "\n";
        return Hash.of(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a stored seal is what its own hash says. */
    static boolean isIntact(Seal seal) {
        return seal.leaves().size() == seal.range().count()
                && LeafCalculation.root(seal.leaves()).equals(seal.root())
                && hash(seal.no(), seal.range(), seal.root(), seal.at(), seal.previous()).equals(seal.hash());
    }

    /** A line break in a key must not move what follows it into another field. */
    private static String quoted(String key) {
        return key.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static Seal seal(long no, Hash previous, Range range, List<Hash> leaves, Instant at) {
        var root = LeafCalculation.root(leaves);
        return new Seal(no, range, leaves, root, at, previous, hash(no, range, root, at, previous));
    }
}
