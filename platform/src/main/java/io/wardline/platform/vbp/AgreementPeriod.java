package io.wardline.platform.vbp;

import io.wardline.platform.money.Ratio;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * An agreement period (采购协议期): dates, not "twelve months".
 *
 * @param start its first day
 * @param end its last day, not before the first
 */
public record AgreementPeriod(LocalDate start, LocalDate end) {
    public AgreementPeriod {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("a period ends on " + end + " before it starts on " + start);
        }
    }

    /** Its days, the first and the last included. */
    public long days() {
        return ChronoUnit.DAYS.between(start, end) + 1;
    }

    /** How many of its days have been lived through by the end of a day: 0 before the start, all after the end. */
    public long elapsedDays(LocalDate asOf) {
        return Math.clamp(ChronoUnit.DAYS.between(start, asOf) + 1, 0, days());
    }

    /** How many of its days come after a day: all before the start, 0 from the last day on. */
    public long daysLeft(LocalDate asOf) {
        return days() - elapsedDays(asOf);
    }

    /** Time progress (序时进度): the day itself counts as lived through. */
    public Ratio timeProgress(LocalDate asOf) {
        return Ratio.of(elapsedDays(asOf), days());
    }

    /** The other way to count it, in which neither the first day nor the last is a day of its own. */
    public Ratio exclusiveTimeProgress(LocalDate asOf) {
        if (asOf.isBefore(start)) {
            return Ratio.ZERO;
        }
        return days() == 1 ? Ratio.ONE : Ratio.of(Math.max(0, elapsedDays(asOf) - 1), days() - 1);
    }
}
