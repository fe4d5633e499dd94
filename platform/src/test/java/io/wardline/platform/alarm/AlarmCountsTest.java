package io.wardline.platform.alarm;

import static io.wardline.platform.alarm.EscalationStep.afterMinutes;
import static io.wardline.platform.alarm.EscalationStep.afterOfficeHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.alarm.ReconciliationCalculation.Standing;
import io.wardline.platform.time.CalendarYear;
import io.wardline.platform.time.OfficeHours;
import io.wardline.platform.time.WorkingDays;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The two cores of the alarms: what a look changes, and when an alarm goes up. */
final class AlarmCountsTest {
    private static final AlarmKind KIND = AlarmKind.of("cabinet.silent", Severity.URGENT, Owner.ADMINISTRATOR);
    private static final OfficeHours OFFICE = OfficeHours.usual(ZoneId.of("Asia/Shanghai"));
    private static final WorkingDays DAYS = WorkingDays.of(List.of(new CalendarYear(2026, "n", List.of(), List.of())));

    private static Sighting seen(String subject, long count) {
        return new Sighting(KIND, subject, null, count, Map.of());
    }

    /** A naive county: for each subject what is there, what a person closed, and how often it was told. */
    private static final class Naive {
        private final Map<String, Long> there = new HashMap<>();
        private final Map<String, Long> toldAt = new HashMap<>();
        private final Map<String, Boolean> open = new HashMap<>();
        private int raised;

        void look() {
            open.keySet().removeIf(subject -> !there.containsKey(subject));
            toldAt.keySet().removeIf(subject -> !there.containsKey(subject));
            there.forEach((subject, count) -> {
                if (!open.getOrDefault(subject, false) && toldAt.getOrDefault(subject, 0L) < count) {
                    open.put(subject, true);
                    raised++;
                }
                toldAt.merge(subject, count, Math::max);
            });
        }
    }

    @Test
    void looks_over_thousands_of_stories_raise_what_a_naive_county_raises() {
        for (var seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var naive = new Naive();
            List<Standing> standing = new ArrayList<>();
            var raised = 0;
            for (var look = 0; look < 30; look++) {
                var subject = "s" + random.nextInt(4);
                switch (random.nextInt(4)) {
                    case 0 -> naive.there.remove(subject);
                    case 1 -> naive.open.computeIfPresent(subject, (_, _) -> false);
                    default -> naive.there.merge(subject, 1L, (count, _) -> count + random.nextInt(2));
                }
                standing = new ArrayList<>(standing.stream().map(alarm -> new Standing(
                        alarm.id(), alarm.key(), alarm.open() && naive.open.getOrDefault(alarm.key().subject(), false), alarm.seen(),
                        null, Severity.URGENT)).toList());
                naive.look();
                var outcome = ReconciliationCalculation.compare(
                        standing, naive.there.entrySet().stream().map(each -> seen(each.getKey(), each.getValue())).toList());
                standing.removeAll(outcome.over());
                for (var again : outcome.repeated()) {
                    standing.replaceAll(alarm -> alarm.id() == again.id()
                            ? new Standing(alarm.id(), alarm.key(), true, again.sighting().seen(), null, Severity.URGENT) : alarm);
                }
                for (var sighting : outcome.raised()) {
                    standing.add(new Standing(++raised, sighting.key(), true, sighting.seen(), null, Severity.URGENT));
                }
                assertThat(raised).as("seed %s, look %s", seed, look).isEqualTo(naive.raised);
            }
        }
    }

    @Test
    void a_room_that_names_one_cause_twice_has_a_bug() {
        assertThatThrownBy(() -> ReconciliationCalculation.compare(List.of(), List.of(seen("a", 1), seen("a", 2))))
                .hasMessageContaining("twice");
    }

    @Test
    void an_alarm_goes_up_by_minutes_or_by_office_hours_and_at_the_top_no_further() {
        var steps = List.of(afterMinutes(15, Owner.ADMINISTRATOR), afterOfficeHours(2, Owner.ADMINISTRATOR));
        // Friday, 17:00 in the county.
        var friday = Instant.parse("2026-03-06T09:00:00Z");
        assertThat(EscalationCalculation.leaves(steps, 0, friday, OFFICE, DAYS)).contains(Instant.parse("2026-03-06T09:15:00Z"));
        assertThat(EscalationCalculation.leaves(steps, 1, friday, OFFICE, DAYS)).contains(Instant.parse("2026-03-09T01:30:00Z"));
        assertThat(EscalationCalculation.leaves(steps, 2, friday, OFFICE, DAYS)).isEmpty();
        assertThat(EscalationCalculation.leaves(steps, 1, Instant.parse("2027-03-06T09:00:00Z"), OFFICE, DAYS))
                .as("without a calendar rather early than never").contains(Instant.parse("2027-03-06T11:00:00Z"));
    }
}
