package io.wardline.platform.time;

/**
 * A time limit in days; every parameter in days says which days it means.
 *
 * @param days 1 to 1,000
 */
public record Window(int days, Unit unit) {
    /** What a limit counts. */
    public enum Unit {
        /** Days on which offices work 工作日. */
        WORKING_DAYS,
        /** All days 自然日. */
        CALENDAR_DAYS
    }

    public Window {
        if (days < 1 || days > 1_000) {
            throw new IllegalArgumentException("a time limit has 1 to 1000 days, not " + days);
        }
    }

    /** So many working days. */
    public static Window workingDays(int days) {
        return new Window(days, Unit.WORKING_DAYS);
    }

    /** So many days of the calendar. */
    public static Window calendarDays(int days) {
        return new Window(days, Unit.CALENDAR_DAYS);
    }
}
