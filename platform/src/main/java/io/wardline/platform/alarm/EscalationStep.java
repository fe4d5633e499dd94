package io.wardline.platform.alarm;

import java.time.Duration;

/**
 * Whom an alarm goes to when nobody has acknowledged it.
 *
 * @param after counted from the step before, or from the raising; 1 minute to 1,000 hours
 * @param pace which time counts
 */
public record EscalationStep(Duration after, Pace pace, Owner to) {
    private static final Duration LONGEST = Duration.ofHours(1_000);

    /** Which time counts. */
    public enum Pace {
        /** Day and night. */
        ALWAYS,
        /** The county's office hours on working days. */
        OFFICE_HOURS
    }

    public EscalationStep {
        if (after.compareTo(Duration.ofMinutes(1)) < 0 || after.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("an alarm goes up after 1 minute to 1000 hours, not " + after);
        }
    }

    /** After so many minutes, day and night. */
    public static EscalationStep afterMinutes(int minutes, Owner to) {
        return new EscalationStep(Duration.ofMinutes(minutes), Pace.ALWAYS, to);
    }

    /** After so many hours of work. */
    public static EscalationStep afterOfficeHours(int hours, Owner to) {
        return new EscalationStep(Duration.ofHours(hours), Pace.OFFICE_HOURS, to);
    }
}
