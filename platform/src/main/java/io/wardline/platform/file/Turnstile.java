package io.wardline.platform.file;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets each address pass so often a minute; it remembers the addresses seen last and forgets the others, who start anew. */
final class Turnstile {
    private static final int MOST_ADDRESSES = 10_000;

    private final InstantSource clock;
    private final int burst;
    private final Duration each;
    private final Map<String, Instant> fullAgain = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /**
     * A turnstile.
     *
     * @param burst how many may pass at once
     * @param each how long it takes to earn one more
     */
    Turnstile(InstantSource clock, int burst, Duration each) {
        this.clock = clock;
        this.burst = burst;
        this.each = each;
    }

    /** How long this address must wait; zero lets it pass and counts it. */
    synchronized Duration wait(String address) {
        var now = clock.instant();
        var known = fullAgain.getOrDefault(address, now);
        var next = (known.isBefore(now) ? now : known).plus(each);
        var owed = Duration.between(now.plus(each.multipliedBy(burst)), next);
        if (owed.isPositive()) {
            return owed;
        }
        fullAgain.put(address, next);
        return Duration.ZERO;
    }
}
