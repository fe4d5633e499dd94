package io.wardline.platform.calendar;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.time.CalendarYear;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.FieldError;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Malformed;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /api/calendar}: the years as the State Council arranged them. */
final class CalendarRoutes {
    private static final int MOST_DAYS = 100;
    private static final int LONGEST_DATE = 10;
    private static final int LONGEST_SOURCE = 100;
    private static final int LONGEST_REASON = 500;

    private final Calendar calendar;
    private final Acts acts;
    private final Db db;

    CalendarRoutes(Calendar calendar, Acts acts, Db db) {
        this.calendar = calendar;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/calendar/years", Access.sharedReaders(), this::years);
        routes.post("/api/calendar/years", Access.county(Role.ADMIN), this::enter);
    }

    private record Wish(CalendarYear year, String reason) {}

    private record Entered(int year) {}

    private Answer years(Request request) {
        return Answer.found(Listing.whole(db.reading(request.caller().scope(), calendar::years)));
    }

    private Answer enter(Request request) {
        var wish = request.body(fields -> new Wish(
                new CalendarYear(
                        (int) fields.number("year", 2000, 2999),
                        fields.text("source", LONGEST_SOURCE),
                        days(fields, "holidays", 1),
                        days(fields, "makeUpDays", 0)),
                fields.text("reason", LONGEST_REASON)));
        return acts.perform(request, "calendar.enterYear", (tx, act) -> {
            calendar.enter(tx, act, wish.year(), wish.reason());
            return Answer.created(new Entered(wish.year().year()));
        });
    }

    private static List<LocalDate> days(Fields fields, String name, int fewest) {
        var days = new ArrayList<LocalDate>();
        var errors = new ArrayList<FieldError>();
        var texts = fields.texts(name, fewest, MOST_DAYS, LONGEST_DATE);
        for (var at = 0; at < texts.size(); at++) {
            try {
                days.add(LocalDate.parse(texts.get(at)));
            } catch (DateTimeException _) {
                errors.add(FieldError.malformed(name + "[" + at + "]", "date", Map.of()));
            }
        }
        if (!errors.isEmpty()) {
            throw new Malformed(errors);
        }
        return days;
    }
}
