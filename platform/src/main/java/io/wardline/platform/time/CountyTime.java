package io.wardline.platform.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The county's clock and calendar.
 *
 * @param zone the zone in which the county keeps its books, for example {@code Asia/Shanghai}
 * @param clock where the present instant comes from; the system's clock enters in {@code Main} only
 */
public record CountyTime(ZoneId zone, InstantSource clock) {
    /** The present instant in whole microseconds, which is all that the database keeps. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The county's date at this moment. */
    public LocalDate today() {
        return dateOf(now());
    }

    /** The county's date at the given instant. */
    public LocalDate dateOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}
