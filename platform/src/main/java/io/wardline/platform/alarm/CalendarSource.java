package io.wardline.platform.alarm;

import io.wardline.platform.calendar.Calendar;
import io.wardline.platform.db.Tx;
import io.wardline.platform.time.CountyTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The next year's notice comes out in November; whoever counts in working days needs it before the year begins. */
final class CalendarSource implements AlarmSource {
    private static final int ASKED_FOR_DAYS_AHEAD = 30;
    private static final AlarmKind MISSING = AlarmKind.of(
            "calendar.yearMissing", Severity.WARNING, Owner.ADMINISTRATOR, EscalationStep.afterOfficeHours(24, Owner.ADMINISTRATOR));

    private final Calendar calendar;
    private final CountyTime time;

    CalendarSource(Calendar calendar, CountyTime time) {
        this.calendar = calendar;
        this.time = time;
    }

    @Override
    public Duration pace() {
        return Duration.ofMinutes(10);
    }

    @Override
    public List<AlarmKind> kinds() {
        return List.of(MISSING);
    }

    @Override
    public List<Sighting> look(Tx tx) {
        var year = time.today().plusDays(ASKED_FOR_DAYS_AHEAD).getYear();
        return calendar.workingDays(tx).years().containsKey(year)
                ? List.of()
                : List.of(new Sighting(MISSING, Integer.toString(year), null, 1, Map.of("year", Integer.toString(year))));
    }
}
