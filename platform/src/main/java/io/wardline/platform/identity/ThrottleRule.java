package io.wardline.platform.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a sign-in must wait after so many wrong passwords in a row: nothing at first, then one second, doubling.
 *
 * @param free wrong passwords that cost nothing
 * @param longest a wait never grows beyond this
 */
record ThrottleRule(int free, Duration longest) {
    /** One account from one address: a person who mistypes, or somebody who guesses. */
    static final ThrottleRule PAIR = new ThrottleRule(5, Duration.ofMinutes(15));
    /** All accounts from one address: a hospital shares one, so it may mistype more. */
    static final ThrottleRule ADDRESS = new ThrottleRule(50, Duration.ofMinutes(15));
    /** One account from all addresses: kept short, or anybody could lock a person out. */
    static final ThrottleRule ACCOUNT = new ThrottleRule(100, Duration.ofSeconds(30));
    /** Wrong passwords older than this are forgotten. */
    static final Duration FORGOTTEN = Duration.ofHours(24);

    private static final int MOST_DOUBLINGS = 20;

    /** The moment from which the next try is heard. */
    Instant openFrom(int failures, Instant lastAt) {
        if (failures < free) {
            return lastAt;
        }
        var wait = Duration.ofSeconds(1L << Math.min(failures - free, MOST_DOUBLINGS));
        return lastAt.plus(wait.compareTo(longest) < 0 ? wait : longest);
    }
}
