package io.wardline.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.TestCounty;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Work;
import io.wardline.platform.identity.Duties.Deed;
import io.wardline.platform.identity.Duties.SecondPerson;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Duties, deputies, second persons, second steps and resets, with a clock that is moved by hand. */
final class PeopleTest {
    private static final String ADDRESS = "10.0.0.7";
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    private Path folder;

    private TestCounty county;
    private HeavyWork heavyWork;
    private Identity identity;
    private Duties duties;
    private final MovedClock clock = new MovedClock();

    private static final class MovedClock implements InstantSource {
        private volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void open() {
        county = TestCounty.open();
        heavyWork = new HeavyWork(county.vertx(), 2, 16);
        identity = new Identity(county.platform(), heavyWork, clock, new SecureRandom(), Identity.SessionLimits.usual(),
                folder.resolve("identity.key"));
        duties = identity.duties();
        county.execute("insert into place_institution (code, name, kind) values ('H1', 'First', 'HOSPITAL'), ('H2', 'Second', 'HOSPITAL')");
    }

    @AfterEach
    void close() {
        heavyWork.stop();
        county.close();
    }

    private <T> T asked(Work<T> work) {
        return county.platform().inTransaction(RowScope.PRODUCT, work);
    }

    /** A person of the first hospital; its first password. */
    private String person(String name, Duty... held) {
        return create(new AccountWish(name, Role.WARD, AccountWish.reach(Role.WARD, "H1"), Set.of(held), false));
    }

    private String create(AccountWish wish) {
        return identity.create(Identity.Origin.operator(), wish) instanceof Identity.NewSecret.Drawn(var secret) ? secret : "none";
    }

    private long id(String name) {
        try {
            return county.database().number(io.wardline.sql.Role.READ, "select id from identity_account where name = '" + name + "'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private boolean holds(String name, Permission permission) {
        return asked(tx -> duties.holds(tx, id(name), permission));
    }

    private SecondPerson second(String first, String second, Permission permission) {
        return asked(tx -> duties.secondPerson(tx, id(first), second, permission));
    }

    private Deed take(String name, String document, String number, String step) {
        return asked(tx -> duties.take(tx, id(name), document, number, step));
    }

    /** On duty for the first hospital. */
    private List<String> onDuty(Duty duty) {
        return asked(tx -> duties.onDuty(tx, duty, tx.row("select id from place_institution where code = 'H1'", row -> row.getLong(0)).orElseThrow()));
    }

    private SignIn signIn(String name, String password, String code) {
        return identity.signIn("request-1", new Identity.Credentials(name, password, code, ADDRESS));
    }

    private String cookie(String name, String password, String code) {
        return signIn(name, password, code) instanceof SignIn.Opened(var cookie, _) ? cookie : "none";
    }

    private void deputy(String account, String deputy, String from, String until) {
        county.execute("insert into identity_deputy (account_id, deputy_id, starts_at, ends_at) values (" + id(account) + ", "
                + id(deputy) + ", '" + from + "', '" + until + "')");
    }

    @Test
    void a_deputy_holds_the_duties_from_the_first_instant_and_no_longer_at_the_last() {
        person("head", Duty.HEAD_NURSE);
        person("nurse", Duty.NURSE);
        deputy("head", "nurse", "2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z");
        for (var at : List.of("2026-11-23T07:59:59.999999Z", "2026-11-24T08:00:00Z", "2026-11-25T00:00:00Z")) {
            clock.now = Instant.parse(at);
            assertThat(holds("nurse", Permission.RESOLVE_DISCREPANCY)).as(at).isFalse();
        }
        for (var at : List.of("2026-11-23T08:00:00Z", "2026-11-24T07:59:59.999999Z")) {
            clock.now = Instant.parse(at);
            assertThat(holds("nurse", Permission.RESOLVE_DISCREPANCY)).as(at).isTrue();
        }
        assertThat(holds("nurse", Permission.USE_CABINET)).isTrue();
    }

    @Test
    void a_deputy_has_no_deputies_and_stands_in_for_nobody_who_is_disabled() {
        person("head", Duty.HEAD_NURSE);
        person("first");
        person("second");
        deputy("head", "first", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z");
        deputy("first", "second", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z");
        assertThat(holds("first", Permission.CHECK)).isTrue();
        assertThat(holds("second", Permission.CHECK)).isFalse();
        county.execute("update identity_account set state = 'DISABLED' where name = 'head'");
        assertThat(holds("first", Permission.CHECK)).isFalse();
    }

    @Test
    void a_second_person_is_another_active_account_with_the_permission() {
        person("keeper", Duty.KEEPER);
        person("checker", Duty.CHECKER);
        assertThat(second("keeper", "checker", Permission.CHECK))
                .isEqualTo(new SecondPerson.Accepted(id("checker")));
        assertThat(second("checker", "checker", Permission.CHECK))
                .isInstanceOf(SecondPerson.SamePerson.class);
        assertThat(second("checker", "keeper", Permission.CHECK))
                .isInstanceOf(SecondPerson.NotHeld.class);
        assertThat(second("keeper", "nobody", Permission.CHECK))
                .isInstanceOf(SecondPerson.NotHeld.class);
        county.execute("update identity_account set state = 'DISABLED' where name = 'checker'");
        assertThat(second("keeper", "checker", Permission.CHECK))
                .isInstanceOf(SecondPerson.NotHeld.class);
    }

    @Test
    void who_has_ordered_does_not_accept_the_same_purchase() {
        person("one");
        person("other");
        assertThat(take("one", "PURCHASE", "2026-17", "ORDER")).isInstanceOf(Deed.Taken.class);
        assertThat(take("one", "PURCHASE", "2026-17", "ACCEPT"))
                .isEqualTo(new Deed.Conflicts(new ConflictRule("PURCHASE", "ORDER", "ACCEPT")));
        assertThat(take("one", "PURCHASE", "2026-18", "ACCEPT")).isInstanceOf(Deed.Taken.class);
        assertThat(take("other", "PURCHASE", "2026-17", "ACCEPT")).isInstanceOf(Deed.Taken.class);
        assertThat(take("other", "PURCHASE", "2026-17", "PAY")).isInstanceOf(Deed.Conflicts.class);
        assertThat(take("one", "PURCHASE", "2026-17", "ORDER")).as("again").isInstanceOf(Deed.Taken.class);
    }

    @Test
    void the_roster_names_who_is_on_duty_within_reach() {
        person("here");
        create(new AccountWish("there", Role.WARD, AccountWish.reach(Role.WARD, "H2"), Set.of(), false));
        create(new AccountWish("county", Role.WAREHOUSE, AccountWish.reach(Role.WAREHOUSE, null), Set.of(), false));
        for (var name : List.of("here", "there", "county")) {
            county.execute("insert into identity_roster (duty, account_id, starts_at, ends_at) values ('HEAD_NURSE', " + id(name)
                    + ", '2026-11-22T08:00:00Z', '2026-11-22T16:00:00Z')");
        }
        assertThat(onDuty(Duty.HEAD_NURSE)).containsExactly("county", "here");
        assertThat(onDuty(Duty.NURSE)).isEmpty();
        clock.now = Instant.parse("2026-11-22T16:00:00Z");
        assertThat(onDuty(Duty.HEAD_NURSE)).isEmpty();
    }

    @Test
    void a_privileged_duty_opens_nothing_until_its_second_step_is_set_up() {
        var password = person("clerk", Duty.FINANCE_CLERK);
        var caller = identity.bySession(cookie("clerk", password, "")).orElseThrow();
        assertThat(caller.mustEnrol()).isTrue();
        var secret = enrol("clerk", password);
        assertThat(signIn("clerk", password, "")).isInstanceOf(SignIn.SecondStepAsked.class);
        clock.now = START.plusSeconds(60);
        var cookie = cookie("clerk", password, Totp.code(secret, Totp.step(clock.now)));
        assertThat(identity.bySession(cookie).orElseThrow().mustEnrol()).isFalse();
    }

    @Test
    void a_deputy_sets_up_the_second_step_that_the_duty_asks_for() {
        person("clerk", Duty.FINANCE_CLERK);
        var password = person("nurse", Duty.NURSE);
        var cookie = cookie("nurse", password, "");
        assertThat(identity.bySession(cookie).orElseThrow().mustEnrol()).isFalse();
        deputy("clerk", "nurse", START.toString(), START.plusSeconds(86_400).toString());
        assertThat(identity.bySession(cookie).orElseThrow().mustEnrol()).isTrue();
    }

    /** Sets the second step up and returns its secret, as the authenticator would hold it. */
    private byte[] enrol(String name, String password) {
        var caller = identity.bySession(cookie(name, password, "")).orElseThrow();
        var begun = identity.beginSecondStep(caller, password, ADDRESS).orElseThrow();
        assertThat(begun).isInstanceOf(SecondStepStart.Begun.class);
        var secret = new SecretBox(folder.resolve("identity.key"), new SecureRandom())
                .open(id(name), asked(tx -> new SecondStepStore().setup(tx, id(name)).orElseThrow().box()));
        assertThat(identity.confirmSecondStep(caller, "request", "000000")).isEmpty();
        recovery = identity.confirmSecondStep(caller, "request", Totp.code(secret, Totp.step(clock.now))).orElseThrow();
        return secret;
    }

    private List<String> refusals() {
        return county.inTransaction(tx -> tx.rows(
                "select r.new_value from audit_act a join audit_row r on r.act_id = a.id where a.kind = $1 order by r.id",
                row -> row.getString(0), "identity.refuseSignIn"));
    }

    private List<String> recovery = List.of();

    @Test
    void every_code_is_good_once_and_wrong_ones_are_throttled() {
        var password = person("clerk");
        var secret = enrol("clerk", password);
        var used = Totp.code(secret, Totp.step(clock.now));
        assertThat(signIn("clerk", password, used)).as("used to confirm").isInstanceOf(SignIn.Refused.class);
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        assertThat(signIn("clerk", password, recovery.getFirst())).isInstanceOf(SignIn.Opened.class);
        assertThat(signIn("clerk", password, recovery.getFirst())).isInstanceOf(SignIn.Refused.class);
        assertThat(signIn("clerk", "wrong", recovery.getLast())).as("a code is no password").isInstanceOf(SignIn.Refused.class);
        assertThat(refusals()).containsExactly("CODE", "CODE", "PASSWORD");
        for (var attempt = 0; attempt < 40; attempt++) {
            signIn("clerk", password, attempt % 2 == 0 ? "" : "12345" + attempt % 10);
        }
        assertThat(signIn("clerk", password, recovery.getLast())).as("asking for the step resets nothing").isInstanceOf(SignIn.Throttled.class);
        clock.now = START.plus(Duration.ofMinutes(20));
        assertThat(signIn("clerk", password, recovery.getLast())).isInstanceOf(SignIn.Opened.class);
    }

    @Test
    void a_second_step_in_force_is_not_replaced_by_whoever_knows_the_password() {
        var password = person("clerk");
        enrol("clerk", password);
        clock.now = START.plusSeconds(90);
        var caller = identity.bySession(cookie("clerk", password, recovery.getFirst())).orElseThrow();
        assertThat(identity.beginSecondStep(caller, password, ADDRESS)).isEmpty();
    }

    @Test
    void the_secret_stands_encrypted_in_the_database_and_its_key_beside_it() throws Exception {
        var password = person("clerk");
        var secret = enrol("clerk", password);
        var key = folder.resolve("identity.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
        var box = new SecretBox(key, new SecureRandom());
        var sealed = box.seal(7, secret);
        assertThat(box.open(7, sealed)).isEqualTo(secret);
        assertThatThrownBy(() -> box.open(8, sealed)).as("of another account").isInstanceOf(IllegalStateException.class);
        var other = new SecretBox(folder.resolve("other.key"), new SecureRandom());
        other.seal(1, secret);
        assertThatThrownBy(() -> other.open(7, sealed)).as("with another key").isInstanceOf(IllegalStateException.class);
    }

    private Accounts accounts() {
        return identity.accounts();
    }

    @Test
    void a_reset_code_is_good_once_and_for_an_hour_and_says_nothing_about_accounts() {
        var password = person("nurse");
        var cookie = cookie("nurse", password, "");
        var reset = accounts().reset("admin", "request", "nurse", false).orElseThrow();
        assertThat(identity.bySession(cookie)).as("its sessions have ended").isEmpty();
        assertThat(recover("nurse", "wrong")).isInstanceOf(Recovery.Refused.class);
        assertThat(recover("nobody", reset.code())).isInstanceOf(Recovery.Refused.class);
        assertThat(recover("nurse", reset.code())).isInstanceOf(Recovery.Changed.class);
        assertThat(recover("nurse", reset.code())).as("a second time").isInstanceOf(Recovery.Refused.class);
        assertThat(signIn("nurse", "a fresh password", "")).isInstanceOf(SignIn.Opened.class);
        var late = accounts().reset("admin", "request", "nurse", false).orElseThrow();
        clock.now = START.plus(Accounts.RESET_LASTS);
        assertThat(recover("nurse", late.code())).as("after an hour").isInstanceOf(Recovery.Refused.class);
        assertThat(accounts().reset("admin", "request", "nobody", false)).isEmpty();
    }

    private Recovery recover(String name, String code) {
        return identity.recover("request", name, code, "a fresh password", ADDRESS);
    }

    @Test
    void an_inspection_ends_by_itself_after_a_day() {
        county.execute("insert into catalog_item (code, name, base_unit, class, maker) values ('STENT', 'Stent', 'piece', 'HIGH_VALUE', 'ACME')");
        long item = asked(tx -> tx.row("select id from catalog_item", row -> row.getLong(0))).orElseThrow();
        var password = create(new AccountWish(
                "inspector", Role.BUREAU, new AccountWish.Reach.Inspection("STENT", item), Set.of(Duty.INSPECTOR), false));
        var cookie = cookie("inspector", password, "");
        assertThat(identity.bySession(cookie).orElseThrow().scope()).isEqualTo(new RowScope.Item(item));
        clock.now = START.plus(Duration.ofHours(12));
        var second = cookie("inspector", password, "");
        clock.now = START.plus(Duration.ofHours(24)).minusMillis(1);
        assertThat(identity.bySession(second)).isPresent();
        clock.now = START.plus(Duration.ofHours(24));
        assertThat(identity.bySession(second)).isEmpty();
        assertThat(signIn("inspector", password, "")).isInstanceOf(SignIn.Refused.class);
    }

    @Test
    void a_service_has_no_duty_that_asks_for_a_second_step() {
        assertThat(identity.create(Identity.Origin.operator(), new AccountWish(
                "robot", Role.BUREAU, AccountWish.reach(Role.BUREAU, null), Set.of(Duty.REVIEWER), true)))
                .isInstanceOf(Identity.NewSecret.DutyOfPersons.class);
    }
}
