package io.wardline.platform.calendar;

import io.wardline.platform.audit.Act;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.time.CalendarYear;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The years and their special days. */
final class CalendarStore {
    /** An arbitrary number, this gate's own: two administrators who enter the same year come one after the other. */
    static final String LOCK =
            """
            select pg_advisory_xact_lock(4711501)
            """;
    static final String YEARS =
            """
            select y.year, y.source,
                   coalesce((select array_agg(d.day order by d.day) from calendar_day d where d.year = y.year and d.kind = 'HOLIDAY'), '{}'),
                   coalesce((select array_agg(d.day order by d.day) from calendar_day d where d.year = y.year and d.kind = 'MAKE_UP'), '{}')
            from calendar_year y order by y.year
            """;
    static final String PUT_YEAR =
            """
            insert into calendar_year (year, source, entered_at, entered_by) values ($1, $2, $3, $4)
            on conflict (year) do update set source = excluded.source, entered_at = excluded.entered_at, entered_by = excluded.entered_by
            """;
    static final String CLEAR_DAYS =
            """
            delete from calendar_day where year = $1
            """;
    static final String PUT_DAYS =
            """
            insert into calendar_day (day, year, kind) select d.day, $1::int, $2::text from unnest($3::date[]) as d (day)
            """;

    void lock(Tx tx) {
        tx.rows(LOCK, row -> row);
    }

    List<CalendarYear> years(Tx tx) {
        return tx.rows(YEARS, row -> new CalendarYear(
                row.getInteger(0), row.getString(1), Arrays.asList(row.getArrayOfLocalDates(2)),
                Arrays.asList(row.getArrayOfLocalDates(3))));
    }

    void put(Tx tx, Act act, CalendarYear year) {
        tx.execute(PUT_YEAR, year.year(), year.source(), act.at().atOffset(ZoneOffset.UTC), act.account());
        tx.execute(CLEAR_DAYS, year.year());
        tx.execute(PUT_DAYS, year.year(), "HOLIDAY", dates(year.holidays()));
        tx.execute(PUT_DAYS, year.year(), "MAKE_UP", dates(year.makeUpDays()));
    }

    private static Object dates(List<LocalDate> days) {
        return Columns.filled(days, LocalDate[]::new, Function.identity());
    }
}
