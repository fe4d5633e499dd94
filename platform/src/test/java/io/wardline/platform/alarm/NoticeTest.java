package io.wardline.platform.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.wardline.platform.TestCounty;
import io.wardline.platform.TestDoor;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.calendar.Calendar;
import io.wardline.platform.db.Tx;
import io.wardline.platform.identity.Duty;
import io.wardline.platform.identity.SecretBox;
import io.wardline.platform.time.CountyTime;
import io.wardline.sql.Role;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters to a real mail server and calls to a real program, with both of them failing in the ways they do. */
final class NoticeTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T02:10:00Z");
    private static final AlarmKind URGENT = AlarmKind.of("cabinet.silent", Severity.URGENT, Owner.of(Duty.HEAD_NURSE));
    private static final AlarmKind WARNING = AlarmKind.of("cabinet.unverified", Severity.WARNING, Owner.of(Duty.HEAD_NURSE));

    private final AtomicReference<Instant> now = new AtomicReference<>(MONDAY);
    private final List<Sighting> there = new CopyOnWriteArrayList<>();
    private final MailServerInTest mail = new MailServerInTest();

    @TempDir
    private Path folder;

    private TestCounty county;
    private Alarms alarms;
    private TestDoor door;
    private NoticeDelivery delivery;

    private final class Room implements AlarmSource {
        @Override
        public Duration pace() {
            return Duration.ofSeconds(1);
        }

        @Override
        public List<AlarmKind> kinds() {
            return List.of(URGENT, WARNING);
        }

        @Override
        public List<Sighting> look(Tx tx) {
            return List.copyOf(there);
        }
    }

    @BeforeEach
    void open() {
        county = TestCounty.open();
        var time = new CountyTime(TestCounty.TIME.zone(), now::get);
        var acts = new Acts(county.platform(), time, new Random(1));
        var channels = new Channels(
                new MailServer("127.0.0.1", mail.port(), MailServer.Security.NONE, "wardline@county.example", null, ""),
                new SecretBox(folder.resolve("identity.key"), new Random(2)), new Random(3));
        alarms = new Alarms(county.platform(), acts, new Calendar(acts), time, channels, List.of(new Room()));
        delivery = new NoticeDelivery(county.platform(), time, channels);
        county.execute("insert into identity_account (name, role, scope, service, must_change, state, created_at, password_hash)"
                + " values ('nurse', 'WARD', 'COUNTY', false, false, 'ACTIVE', now(), '$argon2id$none');"
                + "insert into identity_duty (account_id, duty) select id, 'HEAD_NURSE' from identity_account where name = 'nurse';"
                + "insert into alarm_channel (account_id, address, language, urgent, warnings, changed_at)"
                + " select id, 'nurse@hospital.example', 'ZH', true, true, now() from identity_account where name = 'nurse'");
        door = new TestDoor(county, alarms::declareRoutes);
    }

    @AfterEach
    void close() {
        door.close();
        delivery.close();
        mail.close();
        county.close();
    }

    private void sees(AlarmKind kind, String cabinet) {
        there.add(new Sighting(kind, cabinet, null, 1, Map.of("cabinet", cabinet, "place", "骨科")));
        alarms.round();
    }

    private void later(Duration time) {
        now.updateAndGet(at -> at.plus(time));
        delivery.round();
    }

    private MimeMessage letter(int at) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(mail.letters.get(at).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void what_is_urgent_is_told_at_once_and_warnings_in_one_letter_an_hour() throws Exception {
        sees(WARNING, "C-1");
        sees(WARNING, "C-2");
        delivery.round();
        assertThat(mail.letters).isEmpty();
        sees(URGENT, "C-3");
        delivery.round();
        assertThat(mail.letters).hasSize(1);
        assertThat(letter(0).getSubject()).isEqualTo("Wardline：1 项紧急，共 1 项");
        assertThat((String) letter(0).getContent()).contains("骨科的智能柜 C-3 已失联。", "2026-11-23 10:10");
        later(Duration.ofMinutes(49));
        assertThat(mail.letters).hasSize(1);
        later(Duration.ofMinutes(1));
        later(Duration.ofMinutes(1));
        assertThat(mail.letters).hasSize(2);
        assertThat((String) letter(1).getContent()).contains("C-1", "C-2").doesNotContain("C-3");
        assertThat(mail.recipients).allSatisfy(recipient -> assertThat(recipient).contains("nurse@hospital.example"));
    }

    @Test
    void a_letter_that_is_refused_or_whose_answer_is_lost_is_sent_again_until_it_is_taken() throws SQLException {
        sees(URGENT, "C-1");
        mail.refusals.set(1);
        delivery.round();
        assertThat(mail.letters).isEmpty();
        mail.hangUps.set(1);
        later(Duration.ofSeconds(29));
        assertThat(mail.letters).as("not before half a minute").isEmpty();
        later(Duration.ofSeconds(1));
        assertThat(mail.letters).hasSize(1);
        assertThat(unsent()).as("nobody has seen that it was taken").isEqualTo(1);
        later(Duration.ofMinutes(1));
        assertThat(mail.letters).hasSize(2);
        assertThat(unsent()).isZero();
        later(Duration.ofDays(1));
        assertThat(mail.letters).hasSize(2);
    }

    @Test
    void a_letter_waits_for_a_mail_server_that_is_away_and_is_given_up_after_a_day() throws SQLException {
        var port = mail.port();
        mail.close();
        sees(URGENT, "C-1");
        delivery.round();
        assertThat(unsent()).isEqualTo(1);
        try (var back = new MailServerInTest(port)) {
            later(Duration.ofMinutes(1));
            assertThat(back.letters).hasSize(1);
        }
        sees(URGENT, "C-2");
        for (var hour = 0; hour < 32; hour++) {
            later(Duration.ofHours(1));
        }
        assertThat(county.database().number(Role.READ, "select count(*) from alarm_notice where given_up_at is not null and tries = 30")).isEqualTo(1);
    }

    private long unsent() throws SQLException {
        return county.database().number(Role.READ, "select count(*) from alarm_notice where sent_at is null");
    }

    private record Heard(String body, String signature, String delivery) {}

    @Test
    void a_program_is_called_with_a_signature_until_it_answers_and_told_of_the_end() throws IOException, SQLException {
        var heard = new CopyOnWriteArrayList<Heard>();
        var failures = new AtomicInteger(1);
        var program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        program.createContext("/wardline", exchange -> {
            heard.add(new Heard(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("X-Wardline-Signature"), exchange.getRequestHeaders().getFirst("X-Wardline-Delivery")));
            exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 500 : 204, -1);
            exchange.close();
        });
        program.start();
        try {
            var url = "http://127.0.0.1:" + program.getAddress().getPort() + "/wardline";
            assertThat(door.post("/api/alarm/hooks", Map.of("account", "nurse", "url", "http://elsewhere.example/x")).status()).isEqualTo(400);
            var added = door.post("/api/alarm/hooks", Map.of("account", "nurse", "url", url));
            var secret = added.body().path("secret").asText().getBytes(StandardCharsets.US_ASCII);
            assertThat(county.database().number(Role.OWNER, "select count(*) from alarm_hook where position('" + new String(secret, StandardCharsets.US_ASCII)
                    + "'::bytea in secret) > 0")).as("in clear").isZero();
            sees(URGENT, "C-1");
            delivery.round();
            later(Duration.ofMinutes(1));
            assertThat(heard).hasSize(2);
            assertThat(heard.get(0).delivery()).isEqualTo(heard.get(1).delivery());
            for (var call : heard) {
                var seconds = Long.parseLong(call.signature().substring(2, call.signature().indexOf(',')));
                assertThat(call.signature()).endsWith("v1=" + HookCaller.signature(secret, seconds, call.body().getBytes(StandardCharsets.UTF_8)));
                assertThat(call.body()).contains("\"event\":\"RAISED\"", "\"kind\":\"cabinet.silent\"");
            }
            there.clear();
            alarms.round();
            delivery.round();
            assertThat(heard.getLast().body()).contains("\"event\":\"RESOLVED\"");
            assertThat(door.get("/api/alarm/hooks").each("url")).containsExactly(url);
        } finally {
            program.stop(0);
        }
    }

    @Test
    void a_notice_is_written_with_what_it_tells_of_or_not_at_all() throws SQLException {
        county.execute("create function alarm_notice_fails() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;"
                + "create trigger alarm_notice_fails before insert on alarm_notice for each row execute function alarm_notice_fails()");
        there.add(new Sighting(URGENT, "C-1", null, 1, Map.of("cabinet", "C-1", "place", "p")));
        assertThatThrownBy(alarms::round).hasMessageContaining("no");
        assertThat(county.database().number(Role.READ, "select count(*) from alarm where kind = 'cabinet.silent'")).isZero();
    }

    @Test
    void a_person_chooses_the_own_channel() throws SQLException {
        var wish = Map.of("address", "boss@county.example", "language", "en", "urgent", true, "warnings", false);
        assertThat(door.post("/api/alarm/channel", wish).status()).isEqualTo(204);
        assertThat(door.get("/api/alarm/channel").body().path("address").asText()).isEqualTo("boss@county.example");
        assertThat(door.post("/api/alarm/channel", Map.of("address", "a@b\r\nBcc: c@d", "language", "en", "urgent", true, "warnings", true)).status())
                .isEqualTo(400);
        assertThat(county.database().number(Role.READ, "select count(*) from audit_row where field = 'channel'")).isEqualTo(1);
    }
}
