package io.wardline.platform.time;

import io.wardline.platform.time.Reckoned.Known;
import io.wardline.platform.time.Reckoned.YearUnknown;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When the county's offices work: on every working day, between two hours of the county.
 *
 * @param opens before {@code closes}
 */
public record OfficeHours(ZoneId zone, LocalTime opens, LocalTime closes) {
    private static final Duration LONGEST = Duration.ofHours(1_000);

    public OfficeHours {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("offices open before they close, not at " + opens + " and " + closes);
        }
    }

    /** From 8:00 to 17:30. */
    public static OfficeHours usual(ZoneId zone) {
        return new OfficeHours(zone, LocalTime.of(8, 0), LocalTime.of(17, 30));
    }

    /**
     * The instant at which so much working time has passed.
     *
     * @param worked 0 to 1,000 hours
     */
    public Reckoned<Instant> after(Instant from, Duration worked, WorkingDays days) {
        if (worked.isNegative() || worked.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("0 to " + LONGEST.toHours() + " working hours, not " + worked);
        }
        var left = worked;
        var day = from.atZone(zone).toLocalDate();
        while (true) {
            var year = days.years().get(day.getYear());
            if (year == null) {
                return new YearUnknown<>(day.getYear());
            }
            if (year.isWorked(day)) {
                var opened = day.atTime(opens).atZone(zone).toInstant();
                var begin = opened.isBefore(from) ? from : opened;
                var end = day.atTime(closes).atZone(zone).toInstant();
                var room = begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
                if (!room.isZero() && left.compareTo(room) <= 0) {
                    return new Known<>(begin.plus(left));
                }
                left = left.minus(room);
            }
            day = day.plusDays(1);
        }
    }
}
