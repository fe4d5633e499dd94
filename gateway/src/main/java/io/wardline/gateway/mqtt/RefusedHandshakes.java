package io.wardline.gateway.mqtt;

import java.util.Optional;

/// What is said about clients that did not get through TLS: the first one at once, all of the minute after it in one line, so
/// that a scanner cannot fill the table of alarms. Pure.
final class RefusedHandshakes {
    private static final long PAUSE_MS = 60_000;

    private boolean told;
    private long toldMillis;
    private int untold;
    private String last = "";

    /// One more client was refused.
    ///
    /// @param who address of the client
    /// @return what is to be said now
    Optional<String> add(String who, String why, long nowMillis) {
        if (!told) {
            told = true;
            toldMillis = nowMillis;
            return Optional.of("a client at " + who + " did not get through TLS: " + why);
        }
        untold++;
        last = who + ": " + why;
        return Optional.empty();
    }

    /// What is to be said now about those of the last minute; after a minute without any the next one is heard at once.
    Optional<String> due(long nowMillis) {
        if (!told || nowMillis - toldMillis < PAUSE_MS) {
            return Optional.empty();
        }
        if (untold == 0) {
            told = false;
            return Optional.empty();
        }
        String line = untold + " more clients did not get through TLS, the last at " + last;
        untold = 0;
        toldMillis = nowMillis;
        return Optional.of(line);
    }
}
