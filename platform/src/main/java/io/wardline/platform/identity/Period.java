package io.wardline.platform.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which something is in force.
 *
 * @param from its first instant
 * @param until the first instant after it; at most a year later
 */
public record Period(Instant from, Instant until) {
    private static final Duration LONGEST = Duration.ofDays(366);

    public Period {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("it ends before it begins");
        }
        if (from.plus(LONGEST).isBefore(until)) {
            throw new IllegalArgumentException("it lasts longer than a year");
        }
    }

    /** Whether it is in force at an instant: from its beginning, and no longer at its end. */
    public boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
