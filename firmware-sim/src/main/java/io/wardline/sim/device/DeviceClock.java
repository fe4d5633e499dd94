package io.wardline.sim.device;

import java.time.Duration;
import java.time.Instant;

/// How a device's wall clock differs from the true time. Its `mono` is always right: it counts from the boot.
///
/// @param offset  wall clock minus true time when the county begins
/// @param driftPpm what the wall clock gains (or loses) since `since`, in parts of a million, -10,000 to 10,000
/// @param since   where the drift counts from
/// @param sync    what the device believes of its own wall clock
public record DeviceClock(Duration offset, int driftPpm, Instant since, boolean sync) {
    /// A clock that is right.
    public static final DeviceClock TRUE = new DeviceClock(Duration.ZERO, 0, Instant.EPOCH, true);

    /// @throws IllegalArgumentException when the drift is outside its range
    public DeviceClock {
        if (driftPpm < -10_000 || driftPpm > 10_000) {
            throw new IllegalArgumentException("a drift of " + driftPpm + " ppm is no clock");
        }
    }

    /// What the wall clock shows, to the millisecond.
    Instant wall(Instant now) {
        long drifted = driftPpm == 0 ? 0 : Duration.between(since, now).toMillis() * driftPpm / 1_000_000;
        return Instant.ofEpochMilli(now.plus(offset).toEpochMilli() + drifted);
    }
}
