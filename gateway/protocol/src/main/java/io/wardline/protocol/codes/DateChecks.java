package io.wardline.protocol.codes;

import static io.wardline.protocol.codes.Century.number;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Dates and times of labels; the characters are known to be digits. */
final class DateChecks {

    private DateChecks() {}

    static @Nullable CodeError yymmdd(String s, int from, int thisYear, boolean dayMayBeZero) {
        return monthAndDay(s, from + 2, Century.year(number(s, from, from + 2), thisYear), dayMayBeZero);
    }

    static @Nullable CodeError yyyymmdd(String s, int from) {
        return monthAndDay(s, from + 4, number(s, from, from + 4), false);
    }

    static @Nullable CodeError hhmi(String s, int from) {
        CodeError hour = below(s, from, 24, ErrorCode.HOUR);
        return hour != null ? hour : below(s, from + 2, 60, ErrorCode.MINUTE);
    }

    static @Nullable CodeError below(String s, int from, int limit, ErrorCode code) {
        return number(s, from, from + 2) < limit ? null : CodeError.at(code, from);
    }

    private static @Nullable CodeError monthAndDay(String s, int from, int year, boolean dayMayBeZero) {
        int month = number(s, from, from + 2);
        if (month < 1 || month > 12) {
            return CodeError.at(ErrorCode.MONTH, from);
        }
        int day = number(s, from + 2, from + 4);
        boolean right = day == 0 ? dayMayBeZero : day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth();
        return right ? null : CodeError.at(ErrorCode.DAY, from + 2);
    }
}
