package io.wardline.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.time.Reckoned.Known;
import io.wardline.platform.time.Reckoned.YearUnknown;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counting in working days and office hours, by examples and against a second, naive count. */
final class WorkingDaysTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** The Spring Festival and the Mid-Autumn and National Days of 2026, which are enough for the examples. */
    private static final CalendarYear Y2026 = new CalendarYear(
            2026, "国办发明电〔2025〕7号",
            List.of(span("2026-02-15", 9), span("2026-09-25", 3), span("2026-10-01", 7)).stream().flatMap(List::stream).toList(),
            days("2026-02-14", "2026-02-28", "2026-09-20", "2026-10-10"));
    private static final WorkingDays ONE_YEAR = WorkingDays.of(List.of(Y2026));

    private static List<LocalDate> span(String first, int days) {
        return LocalDate.parse(first).datesUntil(LocalDate.parse(first).plusDays(days)).toList();
    }

    private static List<LocalDate> days(String... texts) {
        return List.of(texts).stream().map(LocalDate::parse).toList();
    }

    private static <T> T known(Reckoned<T> reckoned) {
        return reckoned.orElse(year -> {
            throw new AssertionError("the year " + year + " is unknown");
        });
    }

    @ParameterizedTest
    @CsvSource({
        // A plain week, over a weekend, over a make-up Saturday, over the whole of the Spring Festival.
        "2026-03-02, 1, 2026-03-03", "2026-03-06, 1, 2026-03-09", "2026-02-13, 1, 2026-02-14", "2026-02-13, 2, 2026-02-24",
        // From a day that is off; back over the festival; from the make-up Sunday; nothing to count.
        "2026-02-18, 1, 2026-02-24", "2026-02-24, -1, 2026-02-14", "2026-09-20, 5, 2026-09-28", "2026-02-18, 0, 2026-02-18",
        // Seven working days from the eve of the National Day.
        "2026-09-30, 7, 2026-10-15"
    })
    void the_nth_working_day_steps_over_what_is_off_and_counts_what_is_made_up(LocalDate from, int days, LocalDate to) {
        assertThat(known(ONE_YEAR.add(from, days))).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-18, 5, WORKING_DAYS, 2026-09-24", "2026-09-18, 7, CALENDAR_DAYS, 2026-09-28",
        "2026-09-21, 3, CALENDAR_DAYS, 2026-09-24", "2026-09-28, 3, CALENDAR_DAYS, 2026-10-08",
        "2026-09-19, 1, CALENDAR_DAYS, 2026-09-20"
    })
    void a_limit_in_calendar_days_that_ends_on_a_day_off_ends_on_the_next_working_day(
            LocalDate event, int length, Window.Unit unit, LocalDate last) {
        assertThat(known(ONE_YEAR.lastDay(event, new Window(length, unit)))).isEqualTo(last);
    }

    @Test
    void a_year_without_a_notice_is_refused_by_name_and_never_guessed() {
        assertThat(ONE_YEAR.add(LocalDate.parse("2026-12-30"), 5)).isEqualTo(new YearUnknown<LocalDate>(2027));
        assertThat(ONE_YEAR.add(LocalDate.parse("2026-01-02"), -5)).isEqualTo(new YearUnknown<LocalDate>(2025));
        assertThat(ONE_YEAR.count(LocalDate.parse("2025-12-31"), LocalDate.parse("2026-01-02"))).isEqualTo(new YearUnknown<Integer>(2025));
        assertThat(ONE_YEAR.isWorked(LocalDate.parse("2027-01-04"))).isEqualTo(new YearUnknown<Boolean>(2027));
        assertThat(ONE_YEAR.count(LocalDate.parse("2027-01-01"), LocalDate.parse("2027-01-01"))).isEqualTo(new Known<>(0));
    }

    @Test
    void a_year_that_contradicts_itself_cannot_be_made() {
        assertThatThrownBy(() -> new CalendarYear(2026, "n", days("2025-12-31"), List.of())).hasMessageContaining("2025-12-31");
        assertThatThrownBy(() -> new CalendarYear(2026, "n", List.of(), days("2026-03-02"))).hasMessageContaining("worked anyway");
        assertThatThrownBy(() -> new CalendarYear(2026, "n", days("2026-03-07"), days("2026-03-07"))).hasMessageContaining("off and worked");
        assertThatThrownBy(() -> new CalendarYear(2026, " ", List.of(), List.of())).hasMessageContaining("notice");
    }

    /** Three made-up years a seed, each question answered by walking a row of bits instead of asking the calendar. */
    @Test
    void ten_thousand_questions_have_the_answer_of_a_naive_count() {
        for (var seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var years = new ArrayList<CalendarYear>();
            for (var year = 2030; year <= 2032; year++) {
                years.add(madeUp(year, random));
            }
            var calendar = WorkingDays.of(years);
            var first = LocalDate.of(2030, 1, 1);
            var length = (int) (LocalDate.of(2033, 1, 1).toEpochDay() - first.toEpochDay());
            var worked = bits(years, first, length);
            for (var question = 0; question < 100; question++) {
                var from = random.nextInt(length);
                var days = random.nextInt(1, 120);
                var asked = "seed " + seed + ": " + days + " from " + first.plusDays(from);
                assertThat(calendar.add(first.plusDays(from), days)).as(asked).isEqualTo(walked(worked, first, length, from, days, 1));
                assertThat(calendar.add(first.plusDays(from), -days)).as(asked).isEqualTo(walked(worked, first, length, from, days, -1));
                var until = from + random.nextInt(length - from);
                assertThat(calendar.count(first.plusDays(from), first.plusDays(until))).as(asked)
                        .isEqualTo(new Known<>(worked.get(from, until).cardinality()));
            }
        }
    }

    private static CalendarYear madeUp(int year, Random random) {
        var off = new ArrayList<LocalDate>();
        var madeUp = new ArrayList<LocalDate>();
        var day = LocalDate.of(year, 1, 1);
        for (; day.getYear() == year; day = day.plusDays(1)) {
            if (random.nextInt(12) == 0) {
                off.add(day);
            } else if (day.getDayOfWeek().getValue() > 5 && random.nextInt(8) == 0) {
                madeUp.add(day);
            }
        }
        return new CalendarYear(year, "made up", off, madeUp);
    }

    private static BitSet bits(List<CalendarYear> years, LocalDate first, int length) {
        var worked = new BitSet(length);
        for (var at = 0; at < length; at++) {
            worked.set(at, (first.toEpochDay() + at + 3) % 7 < 5);
        }
        for (var year : years) {
            year.holidays().forEach(day -> worked.clear((int) (day.toEpochDay() - first.toEpochDay())));
            year.makeUpDays().forEach(day -> worked.set((int) (day.toEpochDay() - first.toEpochDay())));
        }
        return worked;
    }

    private static Reckoned<LocalDate> walked(BitSet worked, LocalDate first, int length, int from, int days, int step) {
        var at = from;
        for (var left = days; left > 0; left -= worked.get(at) ? 1 : 0) {
            at += step;
            if (at < 0 || at >= length) {
                return new YearUnknown<>(at < 0 ? 2029 : 2033);
            }
        }
        return new Known<>(first.plusDays(at));
    }

    @ParameterizedTest
    @CsvSource({
        // Within a day, over a night, over a festival, before and after hours; times are of the county.
        "2026-03-02T10:00, 60, 2026-03-02T11:00", "2026-03-02T17:00, 60, 2026-03-03T08:30", "2026-02-14T17:00, 60, 2026-02-24T08:30",
        "2026-03-02T03:00, 30, 2026-03-02T08:30", "2026-03-06T19:00, 570, 2026-03-09T17:30", "2026-03-07T12:00, 0, 2026-03-09T08:00"
    })
    void office_hours_pass_on_working_days_only(String from, long minutes, String to) {
        var office = OfficeHours.usual(ZONE);
        assertThat(known(office.after(at(from), Duration.ofMinutes(minutes), ONE_YEAR))).isEqualTo(at(to));
    }

    @Test
    void office_hours_of_a_year_without_a_notice_are_unknown() {
        assertThat(OfficeHours.usual(ZONE).after(at("2026-12-31T17:00"), Duration.ofHours(2), ONE_YEAR))
                .isEqualTo(new YearUnknown<Instant>(2027));
        assertThat(new WorkingDays(Map.of()).years()).isEmpty();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
