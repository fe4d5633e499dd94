package io.wardline.platform.calendar;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.time.CalendarYear;
import io.wardline.platform.time.WorkingDays;
import io.wardline.platform.web.Routes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calendar of the county: which days are worked. */
public final class Calendar {
    private final CalendarStore store = new CalendarStore();
    private final Acts acts;

    /** With the book of acts. */
    public Calendar(Acts acts) {
        this.acts = acts;
    }

    /** Declares {@code /api/calendar}. */
    public void declareRoutes(Routes routes, Db db) {
        new CalendarRoutes(this, acts, db).register(routes);
    }

    /** The years that are known, for counting. */
    public WorkingDays workingDays(Tx tx) {
        return WorkingDays.of(years(tx));
    }

    /** The years that are known, ascending. */
    List<CalendarYear> years(Tx tx) {
        return store.years(tx);
    }

    /** Enters a year, or replaces it where its notice was amended. What was there before stands in the audit. */
    void enter(Tx tx, Act act, CalendarYear year, String reason) {
        store.lock(tx);
        var before = store.years(tx).stream().filter(known -> known.year() == year.year()).findFirst().orElse(null);
        store.put(tx, act, year);
        acts.changed(tx, act, changes(before, year, reason));
    }

    private static List<Change> changes(@Nullable CalendarYear before, CalendarYear after, String reason) {
        var changes = new ArrayList<Change>();
        note(changes, after, "source", before == null ? null : before.source(), after.source(), reason);
        note(changes, after, "holidays", before == null ? null : text(before.holidays()), text(after.holidays()), reason);
        note(changes, after, "makeUpDays", before == null ? null : text(before.makeUpDays()), text(after.makeUpDays()), reason);
        return changes;
    }

    private static void note(
            List<Change> changes, CalendarYear year, String field, @Nullable String before, String after, String reason) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change("calendar/" + year.year(), field, before, after, reason));
        }
    }

    private static String text(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).collect(Collectors.joining(" "));
    }
}
