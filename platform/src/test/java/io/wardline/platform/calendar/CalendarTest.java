package io.wardline.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.TestCounty;
import io.wardline.platform.TestDoor;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.time.Reckoned.Known;
import io.wardline.platform.time.Reckoned.YearUnknown;
import io.wardline.platform.time.Window;
import io.wardline.sql.Role;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The years that are entered, and those that an administrator enters. */
final class CalendarTest {
    private TestCounty county;
    private Calendar calendar;
    private TestDoor door;

    @BeforeEach
    void open() {
        county = TestCounty.open();
        var acts = new Acts(county.platform(), TestCounty.TIME, new Random(1));
        calendar = new Calendar(acts);
        door = new TestDoor(county, routes -> calendar.declareRoutes(routes, county.platform()));
    }

    @AfterEach
    void close() {
        door.close();
        county.close();
    }

    /** Thirteen statutory days since 2025 (State Council decree 795), so each of these years has 248 working days. */
    @Test
    void the_years_2025_and_2026_are_there_as_their_notices_say() {
        var days = county.inTransaction(calendar::workingDays);
        assertThat(days.count(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1))).isEqualTo(new Known<>(248));
        assertThat(days.count(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1))).isEqualTo(new Known<>(248));
        assertThat(days.add(LocalDate.of(2025, 12, 31), 1)).as("the Sunday after New Year is worked").isEqualTo(new Known<>(LocalDate.of(2026, 1, 4)));
        assertThat(days.lastDay(LocalDate.of(2026, 9, 30), Window.workingDays(5))).isEqualTo(new Known<>(LocalDate.of(2026, 10, 13)));
        assertThat(days.add(LocalDate.of(2026, 12, 31), 1)).isEqualTo(new YearUnknown<LocalDate>(2027));
        assertThat(door.get("/api/calendar/years").each("source")).containsExactly("国办发明电〔2024〕12号", "国办发明电〔2025〕7号");
    }

    @Test
    void an_administrator_enters_a_year_and_amends_it_and_the_audit_has_both() throws SQLException {
        assertThat(enter("notice 1", List.of("2027-01-01"), List.of("2027-01-03")).status()).isEqualTo(201);
        assertThat(county.inTransaction(calendar::workingDays).add(LocalDate.of(2026, 12, 31), 1)).isEqualTo(new Known<>(LocalDate.of(2027, 1, 3)));
        assertThat(enter("notice 2", List.of("2027-01-01"), List.of()).status()).isEqualTo(201);
        assertThat(county.inTransaction(calendar::workingDays).add(LocalDate.of(2026, 12, 31), 1)).isEqualTo(new Known<>(LocalDate.of(2027, 1, 4)));
        assertThat(county.database().number(Role.READ,
                "select count(*) from audit_row where subject = 'calendar/2027' and old_value = '2027-01-03' and new_value = '' and reason = 'The notice is out.'"))
                .isEqualTo(1);
        assertThat(county.database().number(Role.READ, "select count(*) from audit_row where subject = 'calendar/2027' and field = 'holidays'"))
                .as("what did not change is not noted again").isEqualTo(1);
    }

    @Test
    void a_year_that_contradicts_itself_is_malformed() {
        assertThat(enter("n", List.of("2026-12-31"), List.of()).status()).isEqualTo(400);
        assertThat(enter("n", List.of("2027-01-01"), List.of("2027-01-04")).status()).isEqualTo(400);
        assertThat(enter("n", List.of("2027-02-30"), List.of()).status()).isEqualTo(400);
        assertThat(county.inTransaction(calendar::workingDays).years()).hasSize(2);
    }

    private TestDoor.Reply enter(String source, List<String> holidays, List<String> makeUpDays) {
        return door.post("/api/calendar/years", Map.of(
                "year", 2027, "source", source, "holidays", holidays, "makeUpDays", makeUpDays, "reason", "The notice is out."));
    }
}
