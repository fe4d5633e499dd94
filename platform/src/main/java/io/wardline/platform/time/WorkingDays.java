package io.wardline.platform.time;

import io.wardline.platform.time.Reckoned.Known;
import io.wardline.platform.time.Reckoned.YearUnknown;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts in working days over the years that are known.
 *
 * @param years by their number
 */
public record WorkingDays(Map<Integer, CalendarYear> years) {
    private static final int FARTHEST = 1_000;

    public WorkingDays {
        years = Map.copyOf(years);
    }

    /** Over these years. */
    public static WorkingDays of(Collection<CalendarYear> years) {
        return new WorkingDays(years.stream().collect(Collectors.toMap(CalendarYear::year, Function.identity())));
    }

    /** Whether a day is worked. */
    public Reckoned<Boolean> isWorked(LocalDate day) {
        var year = years.get(day.getYear());
        return year == null ? new YearUnknown<>(day.getYear()) : new Known<>(year.isWorked(day));
    }

    /**
     * The n-th working day after a day, or before it where n is negative. The day itself does not count, worked or not, as a
     * limit does not count the day on which it begins (Civil Code, article 201). With 0 it is the day itself.
     *
     * @param workingDays -1,000 to 1,000
     */
    public Reckoned<LocalDate> add(LocalDate from, int workingDays) {
        if (Math.abs(workingDays) > FARTHEST) {
            throw new IllegalArgumentException("at most " + FARTHEST + " working days, not " + workingDays);
        }
        var step = workingDays < 0 ? -1 : 1;
        var day = from;
        for (var left = Math.abs(workingDays); left > 0; ) {
            day = day.plusDays(step);
            var year = years.get(day.getYear());
            if (year == null) {
                return new YearUnknown<>(day.getYear());
            }
            left -= year.isWorked(day) ? 1 : 0;
        }
        return new Known<>(day);
    }

    /**
     * How many working days lie in a span.
     *
     * @param from its first day
     * @param until the first day after it, not before {@code from} and at most 4,000 days later
     */
    public Reckoned<Integer> count(LocalDate from, LocalDate until) {
        if (until.isBefore(from) || from.plusDays(4L * FARTHEST).isBefore(until)) {
            throw new IllegalArgumentException("a span of 0 to " + 4 * FARTHEST + " days, not from " + from + " until " + until);
        }
        var worked = 0;
        for (var day = from; day.isBefore(until); day = day.plusDays(1)) {
            var year = years.get(day.getYear());
            if (year == null) {
                return new YearUnknown<>(day.getYear());
            }
            worked += year.isWorked(day) ? 1 : 0;
        }
        return new Known<>(worked);
    }

    /**
     * The last day of a time limit, which counts from the day after the event (Civil Code, article 201). A limit in days of the
     * calendar whose last day is off ends on the next working day (article 203).
     */
    public Reckoned<LocalDate> lastDay(LocalDate event, Window window) {
        return switch (window.unit()) {
            case WORKING_DAYS -> add(event, window.days());
            // The next working day after the day before the last one is the last day itself where that is worked.
            case CALENDAR_DAYS -> add(event.plusDays(window.days() - 1L), 1);
        };
    }
}
