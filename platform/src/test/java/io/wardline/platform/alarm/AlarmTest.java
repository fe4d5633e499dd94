package io.wardline.platform.alarm;

import static io.wardline.platform.alarm.EscalationStep.afterMinutes;
import static io.wardline.platform.alarm.EscalationStep.afterOfficeHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.TestCounty;
import io.wardline.platform.TestDoor;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.calendar.Calendar;
import io.wardline.platform.db.Tx;
import io.wardline.platform.identity.Duty;
import io.wardline.platform.identity.SecretBox;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Messages;
import io.wardline.sql.Role;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of an alarm, over a real database and a clock that is moved by hand. */
final class AlarmTest {
    /** Monday, 10:00 in the county. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

    private static final Owner NURSES = Owner.of(Duty.HEAD_NURSE);
    private static final AlarmKind SILENT = AlarmKind.of(
            "cabinet.silent", Severity.URGENT, NURSES, afterMinutes(15, Owner.of(Duty.EQUIPMENT_OFFICER)), afterOfficeHours(2, Owner.ADMINISTRATOR));

    private final AtomicReference<Instant> now = new AtomicReference<>(MONDAY);
    private final List<Sighting> there = new CopyOnWriteArrayList<>();
    private final PeopleStore people = new PeopleStore();
    @TempDir
    private Path folder;

    private TestCounty county;
    private Alarms alarms;
    private TestDoor door;
    private long hospital;

    private final class Room implements AlarmSource {
        @Override
        public Duration pace() {
            return Duration.ofSeconds(1);
        }

        @Override
        public List<AlarmKind> kinds() {
            return List.of(SILENT);
        }

        @Override
        public List<Sighting> look(Tx tx) {
            return List.copyOf(there);
        }
    }

    @BeforeEach
    void open() throws SQLException {
        county = TestCounty.open();
        var time = new CountyTime(TestCounty.TIME.zone(), now::get);
        var acts = new Acts(county.platform(), time, new Random(1));
        alarms = new Alarms(county.platform(), acts, new Calendar(acts), time,
                new Channels(null, new SecretBox(folder.resolve("identity.key"), new Random(2)), new Random(3)), List.of(new Room()));
        door = new TestDoor(county, alarms::declareRoutes);
        county.execute("insert into place_institution (code, name, kind) values ('H1', 'Hospital', 'HOSPITAL'), ('H2', 'Other', 'HOSPITAL')");
        hospital = county.database().number(Role.READ, "select id from place_institution where code = 'H1'");
    }

    @AfterEach
    void close() {
        door.close();
        county.close();
    }

    private void sees(String subject, long count) {
        there.removeIf(sighting -> sighting.subject().equals(subject));
        there.add(new Sighting(SILENT, subject, hospital, count, Map.of("cabinet", subject, "place", "Ward 1")));
        alarms.round();
    }

    private void seesNothing() {
        there.clear();
        alarms.round();
    }

    private long count(String where) throws SQLException {
        return county.database().number(Role.READ, "select count(*) from alarm where kind = 'cabinet.silent' and " + where);
    }

    private String onlyId() throws SQLException {
        return Long.toString(county.database().number(Role.READ, "select max(id) from alarm where kind = 'cabinet.silent'"));
    }

    @Test
    void a_cause_is_one_open_alarm_until_it_is_gone_and_a_new_one_when_it_comes_back() throws SQLException {
        sees("C-1", 1);
        sees("C-1", 1);
        sees("C-1", 3);
        assertThat(count("state = 'OPEN' and seen = 3")).isEqualTo(1);
        seesNothing();
        assertThat(count("state = 'RESOLVED' and resolved_by = 'room' and not present")).isEqualTo(1);
        sees("C-1", 1);
        assertThat(count("true")).isEqualTo(2);
        assertThat(door.get("/api/alarm/tasks?kind=cabinet.silent").each("title")).containsExactly("Cabinet C-1 in Ward 1 is not heard.");
    }

    @Test
    void what_a_person_resolved_is_raised_again_only_when_it_happens_once_more() throws SQLException {
        sees("C-1", 2);
        assertThat(door.post("/api/alarm/tasks/" + onlyId() + "/resolve", Map.of("reason", "it is being repaired")).status()).isEqualTo(204);
        sees("C-1", 2);
        assertThat(count("state <> 'RESOLVED'")).isZero();
        sees("C-1", 3);
        assertThat(count("state = 'OPEN'")).isEqualTo(1);
        assertThat(count("true")).isEqualTo(2);
    }

    @Test
    void an_alarm_that_nobody_acknowledges_goes_up_step_by_step() throws SQLException {
        sees("C-1", 1);
        now.set(MONDAY.plus(Duration.ofMinutes(14)));
        alarms.round();
        assertThat(count("level = 0")).isEqualTo(1);
        now.set(MONDAY.plus(Duration.ofMinutes(15)));
        alarms.round();
        alarms.round();
        assertThat(count("level = 1 and escalates_at = timestamptz '2026-11-23T04:15:00Z'")).isEqualTo(1);
        now.set(MONDAY.plus(Duration.ofHours(5)));
        alarms.round();
        assertThat(count("level = 2 and escalates_at is null")).isEqualTo(1);
        var told = door.get("/api/alarm/tasks/" + onlyId()).body();
        assertThat(told.at("/history").valueStream().map(event -> event.path("what").asText() + " " + event.path("detail").asText()))
                .containsExactly("RAISED null", "ESCALATED EQUIPMENT_OFFICER", "ESCALATED ADMINISTRATOR");
    }

    @Test
    void an_acknowledged_alarm_goes_up_no_further_and_every_step_stands_in_audit_and_history() throws SQLException {
        sees("C-1", 1);
        var task = "/api/alarm/tasks/" + onlyId();
        person("nurse-1", "INSTITUTIONS", "H1");
        person("nurse-2", "INSTITUTIONS", "H2");
        assertThat(door.post(task + "/acknowledge", Map.of("note", "on my way")).status()).isEqualTo(204);
        assertThat(door.post(task + "/acknowledge", Map.of()).status()).as("again").isEqualTo(204);
        assertThat(door.post(task + "/assign", Map.of("account", "nurse-2")).status()).as("sees another hospital").isEqualTo(409);
        assertThat(door.post(task + "/assign", Map.of("account", "nurse-1")).status()).isEqualTo(204);
        now.set(MONDAY.plus(Duration.ofDays(2)));
        alarms.round();
        assertThat(count("level = 0 and state = 'ACKNOWLEDGED'")).isEqualTo(1);
        assertThat(door.post(task + "/resolve", Map.of("reason", "plugged in")).status()).isEqualTo(204);
        assertThat(door.post(task + "/resolve", Map.of("reason", "once more")).body().path("code").asText()).isEqualTo("alarm_resolved");
        assertThat(door.get("/api/alarm/tasks/999999").status()).isEqualTo(404);
        var id = onlyId();
        assertThat(county.database().number(Role.READ, "select count(*) from audit_row where subject = 'alarm/" + id + "'")).isEqualTo(3);
        assertThat(county.database().number(Role.READ, "select count(*) from alarm_event where alarm_id = " + id)).isEqualTo(4);
        assertThatThrownBy(() -> county.database().execute(Role.OWNER, "update alarm_event set detail = 'x'")).hasMessageContaining("refused");
    }

    @Test
    void the_lists_are_mine_my_dutys_and_all_in_scope() throws SQLException {
        sees("C-1", 1);
        sees("C-2", 1);
        var nurse = person("nurse-1", "INSTITUTIONS", "H1");
        var deputy = person("nurse-2", "INSTITUTIONS", "H1");
        county.execute("insert into identity_duty (account_id, duty) values (" + nurse + ", 'HEAD_NURSE')");
        assertThat(listed(nurse, AlarmWish.Whose.DUTY)).containsExactly("C-2", "C-1");
        assertThat(listed(deputy, AlarmWish.Whose.DUTY)).isEmpty();
        county.execute("insert into identity_deputy (account_id, deputy_id, starts_at, ends_at) values (" + nurse + ", " + deputy
                + ", timestamptz '2026-11-23T00:00:00Z', timestamptz '2026-11-24T00:00:00Z')");
        assertThat(listed(deputy, AlarmWish.Whose.DUTY)).containsExactly("C-2", "C-1");
        door.post("/api/alarm/tasks/" + onlyId() + "/assign", Map.of("account", "nurse-1"));
        assertThat(listed(nurse, AlarmWish.Whose.MINE)).containsExactly("C-2");
        assertThat(listed(deputy, AlarmWish.Whose.DUTY)).as("what another person has is not mine").containsExactly("C-1");
        assertThat(door.get("/api/alarm/total").body().path("inScope").asInt()).isEqualTo(2);
        assertThat(door.get("/api/alarm/tasks?whose=nobody").status()).isEqualTo(400);
        assertThat(door.get("/api/alarm/tasks?limit=1").each("subject")).hasSize(1);
    }

    private List<String> listed(long account, AlarmWish.Whose whose) {
        var wish = new AlarmWish(account, false, whose, AlarmWish.State.OPEN, null, null);
        return county.inTransaction(tx -> new TaskStore().list(tx, wish, Long.MAX_VALUE, 10, Messages.EN, now.get())).stream()
                .map(Task.Shown::subject).toList();
    }

    @Test
    void whoever_is_on_the_roster_answers_then_whoever_has_the_duty_and_always_their_deputies() throws SQLException {
        var rostered = person("nurse-1", "INSTITUTIONS", "H1");
        var holder = person("nurse-2", "INSTITUTIONS", "H1");
        var deputy = person("nurse-3", "COUNTY", null);
        var foreign = person("nurse-4", "INSTITUTIONS", "H2");
        county.execute("insert into identity_duty (account_id, duty) select id, 'HEAD_NURSE' from identity_account where id in ("
                + rostered + ", " + holder + ", " + foreign + ")");
        assertThat(answering()).containsExactly(rostered, holder);
        county.execute("insert into identity_roster (duty, account_id, starts_at, ends_at) values ('HEAD_NURSE', " + rostered
                + ", timestamptz '2026-11-23T00:00:00Z', timestamptz '2026-11-24T00:00:00Z'), ('HEAD_NURSE', " + foreign
                + ", timestamptz '2026-11-23T00:00:00Z', timestamptz '2026-11-24T00:00:00Z')");
        assertThat(answering()).containsExactly(rostered);
        county.execute("insert into identity_deputy (account_id, deputy_id, starts_at, ends_at) values (" + rostered + ", " + deputy
                + ", timestamptz '2026-11-23T00:00:00Z', timestamptz '2026-11-24T00:00:00Z')");
        assertThat(answering()).containsExactly(rostered, deputy);
        now.set(MONDAY.plus(Duration.ofDays(1)));
        assertThat(answering()).containsExactly(rostered, holder);
        county.execute("update identity_account set state = 'DISABLED' where id = " + holder);
        assertThat(answering()).containsExactly(rostered);
    }

    private List<Long> answering() {
        return county.inTransaction(tx -> people.answering(tx, NURSES, hospital, now.get()));
    }

    /** A ward's person of the county, or of one institution. */
    private long person(String name, String scope, @Nullable String institution) throws SQLException {
        county.execute("insert into identity_account (name, role, scope, service, must_change, state, created_at, password_hash) values ('" + name
                + "', 'WARD', '" + scope + "', false, false, 'ACTIVE', now(), '$argon2id$none')");
        if (institution != null) {
            county.execute("insert into identity_scope (account_id, institution_id) select a.id, i.id from identity_account a,"
                    + " place_institution i where a.name = '" + name + "' and i.code = '" + institution + "'");
        }
        return county.database().number(Role.READ, "select id from identity_account where name = '" + name + "'");
    }
}
