package io.wardline.protocol.codes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Two-digit years and dates of labels (General Specifications, section 7.12: 49 years back to 50 years ahead). */
final class Century {

    private Century() {}

    /** The full year of {@code yy} (0 to 99) that lies between 49 years before and 50 years after {@code thisYear}. */
    static int year(int yy, int thisYear) {
        int year = thisYear - thisYear % 100 + yy;
        int ahead = year - thisYear;
        if (ahead > 50) {
            return year - 100;
        }
        return ahead < -49 ? year + 100 : year;
    }

    /** YYMMDD that a check has passed; day 00 is the last day of the month. Empty if it is no date after all. */
    static Optional<LocalDate> date(String yymmdd, int thisYear) {
        return date(year(number(yymmdd, 0, 2), thisYear), number(yymmdd, 2, 4), number(yymmdd, 4, 6));
    }

    static Optional<LocalDate> date(int year, int month, int day) {
        if (month < 1 || month > 12 || year < 1) {
            return Optional.empty();
        }
        YearMonth inMonth = YearMonth.of(year, month);
        if (day > inMonth.lengthOfMonth()) {
            return Optional.empty();
        }
        return Optional.of(day == 0 ? inMonth.atEndOfMonth() : inMonth.atDay(day));
    }

    static int number(String s, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            n = n * 10 + (s.charAt(i) - '0');
        }
        return n;
    }
}
