package io.wardline.platform.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The end of a county's chain of seals at some moment. Whoever holds one can tell later whether anything sealed up to it
 * was changed: it goes to files outside of the database, to the log, and onto printed statements.
 *
 * @param no number of the seal, from 1
 * @param hash SHA-256, 64 lower-case digits
 * @param at when it was sealed
 * @param county the name of its database
 */
public record SealHead(long no, String hash, Instant at, String county) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern COUNTY = Pattern.compile("[^\\s\\p{Cntrl}]{1,100}");

    public SealHead {
        if (no < 1 || !HASH.matcher(hash).matches() || !COUNTY.matcher(county).matches()) {
            throw new IllegalArgumentException("no head of a chain: " + no + " " + hash + " " + county);
        }
    }

    /** As it stands in a head file: {@code no time county hash}, one blank between. */
    public String line() {
        return no + " " + at + " " + county + " " + hash;
    }

    /** Reads {@link #line}; empty where the text is none. */
    public static Optional<SealHead> parse(String line) {
        var words = line.split(" ", -1);
        if (words.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SealHead(Long.parseLong(words[0]), words[3], Instant.parse(words[1]), words[2]));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
