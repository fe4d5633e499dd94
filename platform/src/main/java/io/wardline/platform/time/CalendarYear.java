package io.wardline.platform.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * One year as the State Council has arranged it: which days are off, and which weekends are worked in exchange (调休).
 *
 * @param year 2000 to 2999
 * @param source the number of the notice, for example 国办发明电〔2025〕7号
 * @param holidays every day that the notice gives off, weekends within it included; ascending
 * @param makeUpDays Saturdays and Sundays that are worked; ascending
 */
public record CalendarYear(int year, String source, List<LocalDate> holidays, List<LocalDate> makeUpDays) {
    public CalendarYear {
        if (year < 2000 || year > 2999) {
            throw new IllegalArgumentException("a year from 2000 to 2999, not " + year);
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("a year is known from a notice: give its number");
        }
        holidays = List.copyOf(new TreeSet<>(holidays));
        makeUpDays = List.copyOf(new TreeSet<>(makeUpDays));
        for (var day : List.of(holidays, makeUpDays).stream().flatMap(Collection::stream).toList()) {
            if (day.getYear() != year) {
                throw new IllegalArgumentException(day + " is not a day of " + year);
            }
        }
        for (var day : makeUpDays) {
            if (!isWeekend(day)) {
                throw new IllegalArgumentException(day + " is worked anyway");
            }
            if (holidays.contains(day)) {
                throw new IllegalArgumentException(day + " cannot be off and worked");
            }
        }
    }

    /** Whether a day of this year is worked. */
    boolean isWorked(LocalDate day) {
        return makeUpDays.contains(day) || (!isWeekend(day) && !holidays.contains(day));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
