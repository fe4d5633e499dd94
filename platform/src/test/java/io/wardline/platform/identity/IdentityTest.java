package io.wardline.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.TestCounty;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.web.Caller;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Role;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdentityTest {
    private static final String ADDRESS = "10.0.0.7";

    private final Hand clock = new Hand();
    private TestCounty county;
    private HeavyWork heavyWork;
    private Identity identity;

    /** A clock that moves when told to. */
    private static final class Hand implements InstantSource {
        private Instant now = TestCounty.NOW;

        @Override
        public Instant instant() {
            return now;
        }

        void forward(Duration time) {
            now = now.plus(time);
        }
    }

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        county = TestCounty.open();
        heavyWork = new HeavyWork(county.vertx(), 2, 16);
        identity = new Identity(county.platform(), heavyWork, clock, new SecureRandom(),
                new Identity.SessionLimits(Duration.ofHours(1), Duration.ofHours(3)), folder.resolve("identity.key"));
    }

    @AfterEach
    void close() {
        heavyWork.stop();
        county.close();
    }

    private String person(String name, Role role) {
        assertThat(identity.createPerson(name, role, null)).isInstanceOf(Identity.NewSecret.Drawn.class);
        return name;
    }

    private static Identity.PasswordWish wish(String cookie, String current, String fresh) {
        return new Identity.PasswordWish(cookie, ADDRESS, "request-1", current, fresh);
    }

    private static String secretOf(Identity.NewSecret secret) {
        return secret instanceof Identity.NewSecret.Drawn(var drawn) ? drawn : "no secret: " + secret;
    }

    private SignIn signIn(String account, String password, String address) {
        return identity.signIn("request-1", new Identity.Credentials(account, password, "", address));
    }

    private String cookieOf(String account, String password) {
        return signIn(account, password, ADDRESS) instanceof SignIn.Opened(var cookie, _) ? cookie : "refused";
    }

    private long acts(String kind) {
        try {
            return county.database().number(io.wardline.sql.Role.READ,
                    "select count(*) from audit_act a join audit_row r on r.act_id = a.id where a.kind = '" + kind + "'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_first_start_gives_one_password_once_and_it_must_be_changed() {
        var password = identity.firstStart().orElseThrow();
        assertThat(identity.firstStart()).isEmpty();
        var caller = identity.bySession(cookieOf("admin", password)).orElseThrow();
        assertThat(caller.role()).isEqualTo(Role.ADMIN);
        assertThat(caller.mustChangePassword()).isTrue();
    }

    @Test
    void a_new_password_ends_the_other_sessions_and_the_old_password() {
        var old = identity.firstStart().orElseThrow();
        var here = cookieOf("admin", old);
        var elsewhere = cookieOf("admin", old);
        var caller = identity.bySession(here).orElseThrow();
        assertThat(identity.changePassword(caller, wish(here, "wrong", "a long new password")))
                .isInstanceOf(PasswordChange.WrongCurrent.class);
        assertThat(identity.changePassword(caller, wish(here, old, old))).isInstanceOf(PasswordChange.TooObvious.class);
        assertThat(identity.changePassword(caller, wish(here, old, "a long new password")))
                .isInstanceOf(PasswordChange.Changed.class);
        assertThat(identity.bySession(elsewhere)).isEmpty();
        assertThat(identity.bySession(here)).map(Caller::mustChangePassword).contains(false);
        assertThat(signIn("admin", old, ADDRESS)).isInstanceOf(SignIn.Refused.class);
        assertThat(acts("identity.changePassword")).isEqualTo(1);
        assertThat(signIn("admin", "a long new password", ADDRESS)).isInstanceOf(SignIn.Opened.class);
    }

    @Test
    void a_session_slides_with_use_but_not_beyond_its_end() {
        var cookie = cookieOf("admin", identity.firstStart().orElseThrow());
        for (var request = 0; request < 3; request++) {
            clock.forward(Duration.ofMinutes(50));
            assertThat(identity.bySession(cookie)).isPresent();
        }
        clock.forward(Duration.ofMinutes(31));
        assertThat(identity.bySession(cookie)).isEmpty();
    }

    @Test
    void an_idle_session_ends_and_so_does_one_that_signs_out() {
        var password = identity.firstStart().orElseThrow();
        var idle = cookieOf("admin", password);
        var left = cookieOf("admin", password);
        identity.signOut("request-2", left);
        assertThat(identity.bySession(left)).isEmpty();
        clock.forward(Duration.ofMinutes(61));
        assertThat(identity.bySession(idle)).isEmpty();
    }

    private List<String> trail() throws SQLException {
        var lines = new ArrayList<String>();
        try (var connection = county.database().jdbc(io.wardline.sql.Role.READ);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select a.account, substr(a.kind, 10), r.subject, r.field, coalesce(r.reason, '-'),
                            case when r.field = 'refused' then r.new_value else '' end
                        from audit_act a join audit_row r on r.act_id = a.id where a.kind like 'identity.%ign%' order by a.at, r.id
                        """)) {
            while (rows.next()) {
                var line = new ArrayList<String>();
                for (var column = 1; column <= 6; column++) {
                    line.add(rows.getString(column));
                }
                lines.add(String.join(" ", line).strip());
            }
        }
        return lines;
    }

    @Test
    void who_came_in_left_and_was_turned_away_stands_in_the_audit() throws SQLException {
        var password = identity.firstStart().orElseThrow();
        var cookie = cookieOf("admin", password);
        clock.forward(Duration.ofSeconds(1));
        signIn("admin", "a wrong one", "10.0.0.8");
        clock.forward(Duration.ofSeconds(1));
        signIn(password, "typed into the wrong field", ADDRESS);
        clock.forward(Duration.ofSeconds(1));
        identity.signOut("request-2", cookie);
        identity.signOut("request-3", cookie);
        assertThat(trail()).containsExactly(
                "admin signIn account/admin sessionUntil " + ADDRESS,
                "nobody refuseSignIn account/admin refused 10.0.0.8 PASSWORD",
                "nobody refuseSignIn account/? refused " + ADDRESS + " PASSWORD",
                "admin signOut account/admin sessionUntil -");
        assertThat(county.database().number(io.wardline.sql.Role.READ,
                "select count(*) from audit_act a join audit_row r on r.act_id = a.id where"
                        + " convert_from(a.body, 'UTF8') like '%" + password + "%' or r::text like '%" + password + "%'")).isZero();
    }

    @Test
    void a_try_that_is_not_looked_at_does_not_fill_the_audit() {
        identity.firstStart();
        var heard = 0;
        for (var attempt = 0; attempt < 100; attempt++) {
            heard += signIn("admin", "guess " + attempt, ADDRESS) instanceof SignIn.Refused ? 1 : 0;
        }
        assertThat(heard).isLessThan(20);
        assertThat(acts("identity.refuseSignIn")).isEqualTo(heard);
    }

    @Test
    void nobody_can_be_called_what_stands_in_the_audit_for_no_account() {
        assertThat(identity.createPerson(Acts.OPERATOR, Role.ADMIN, null)).isInstanceOf(Identity.NewSecret.NameTaken.class);
        assertThat(identity.createService(Acts.NOBODY, Role.ADMIN, null)).isInstanceOf(Identity.NewSecret.NameTaken.class);
    }

    @Test
    void a_thousand_wrong_passwords_are_heard_a_few_times_only() {
        var password = identity.firstStart().orElseThrow();
        var heard = 0;
        for (var attempt = 0; attempt < 1_000; attempt++) {
            heard += signIn("admin", "guess " + attempt, ADDRESS) instanceof SignIn.Refused ? 1 : 0;
        }
        assertThat(heard).isEqualTo(ThrottleRule.PAIR.free());
        assertThat(signIn("admin", password, ADDRESS)).as("even the right one").isInstanceOf(SignIn.Throttled.class);
        assertThat(signIn("admin", password, "10.0.0.8")).as("from another address").isInstanceOf(SignIn.Opened.class);
        clock.forward(Duration.ofMinutes(15));
        assertThat(signIn("admin", password, ADDRESS)).as("after the wait").isInstanceOf(SignIn.Opened.class);
    }

    @Test
    void an_account_that_does_not_exist_is_refused_and_throttled_like_one_that_does() {
        for (var attempt = 0; attempt < ThrottleRule.PAIR.free(); attempt++) {
            assertThat(signIn("nobody", "guess", ADDRESS)).isInstanceOf(SignIn.Refused.class);
        }
        assertThat(signIn("nobody", "guess", ADDRESS))
                .isEqualTo(new SignIn.Throttled(Duration.ofSeconds(1)));
    }

    @Test
    void one_address_that_tries_many_accounts_is_slowed_down_as_well() {
        var heard = 0;
        for (var attempt = 0; attempt < 200; attempt++) {
            heard += signIn("guess-" + attempt, "guess", ADDRESS) instanceof SignIn.Refused ? 1 : 0;
        }
        assertThat(heard).isEqualTo(ThrottleRule.ADDRESS.free());
    }

    @Test
    void a_service_comes_in_by_its_token_and_never_by_a_password() throws Exception {
        var token = secretOf(identity.createService("judge", Role.ADMIN, null));
        assertThat(identity.byToken(token)).map(Caller::account).contains("judge");
        assertThat(identity.byToken(token + "x")).isEmpty();
        assertThat(signIn("judge", "", ADDRESS)).isInstanceOf(SignIn.Refused.class);
        county.execute("update identity_token set revoked_at = now()");
        assertThat(identity.byToken(token)).isEmpty();
    }

    @Test
    void a_disabled_account_has_neither_session_nor_sign_in() {
        var password = identity.firstStart().orElseThrow();
        var cookie = cookieOf("admin", password);
        county.execute("update identity_account set state = 'DISABLED'");
        assertThat(identity.bySession(cookie)).isEmpty();
        assertThat(signIn("admin", password, ADDRESS)).isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void a_name_is_given_once_and_an_institution_must_exist() {
        person("nurse", Role.WARD);
        assertThat(identity.createPerson("nurse", Role.WARD, null)).isInstanceOf(Identity.NewSecret.NameTaken.class);
        assertThat(identity.createPerson("other", Role.WARD, "NOWHERE"))
                .isInstanceOf(Identity.NewSecret.NoSuchInstitution.class);
    }

    @Test
    void no_secret_stands_in_the_database() throws Exception {
        var password = identity.firstStart().orElseThrow();
        var cookie = cookieOf("admin", password);
        var token = secretOf(identity.createService("judge", Role.ADMIN, null));
        try (var connection = county.database().jdbc(io.wardline.sql.Role.OWNER);
                var statement = connection.createStatement()) {
            for (var table : List.of("identity_account", "identity_session", "identity_token", "identity_throttle", "audit_row")) {
                try (var rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        assertThat(rows.getString(1)).doesNotContain(password, cookie, token);
                    }
                }
            }
        }
    }
}
