package io.wardline.platform.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.HeldPermissions;
import io.wardline.platform.TestCounty;
import io.wardline.platform.TestDoor;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Tx;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.identity.Permission;
import io.wardline.platform.rule.RuleResult.Absent;
import io.wardline.platform.rule.RuleResult.Done;
import io.wardline.platform.rule.RuleResult.Refused;
import io.wardline.sql.Checks;
import io.wardline.sql.Role;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A rule set's way from a draft to the end, with two persons who read it. One county does for all: each test has a region of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RulesTest {
    private static final Map<RuleKind, RuleForm> FORMS = Arrays.stream(RuleKind.values())
            .collect(Collectors.toMap(Function.identity(), _ -> RuleForm.of(params ->
                    ParamReading.read(params, fields -> fields.whole("graceDays", 0, 366)))));

    private static final Map<String, Long> PERSONS = Map.of("li", 11L, "wang", 12L, "zhao", 13L);

    private TestCounty county;
    private TestDoor door;
    private Rules rules;
    private int acts;
    private int regions;
    private String region = "";

    @BeforeAll
    void open() {
        county = TestCounty.open();
        var book = new Acts(county.platform(), TestCounty.TIME, new Random(1));
        rules = new Rules(book, FORMS, "HERE");
        var held = new HeldPermissions((account, permission) -> account == 1 || permission == Permission.CALCULATE);
        door = new TestDoor(county, routes -> rules.declareRoutes(
                routes, county.platform(), new Officers(county.platform(), held)));
    }

    @BeforeEach
    void region() {
        region = "R" + ++regions;
    }

    @AfterAll
    void close() {
        door.close();
        county.close();
    }

    @Test
    void a_set_is_in_force_for_its_days_after_two_others_have_read_it() throws SQLException {
        var id = enter("li", 1, "2026-01-01", null, "30");
        assertThat(done("li", (tx, act) -> rules.putInForce(tx, act, id))).isEqualTo(refused("rule_state_elsewhere"));
        assertThat(done("li", (tx, act) -> rules.review(tx, act, person(act), id))).isEqualTo(refused("rule_review_not_by_author"));
        assertThat(done("wang", (tx, act) -> rules.review(tx, act, person(act), id))).isEqualTo("done");
        assertThat(done("wang", (tx, act) -> rules.review(tx, act, person(act), id))).isEqualTo(refused("rule_review_pkey"));
        assertThat(status(id)).isEqualTo(RuleStatus.DRAFT);
        assertThat(done("zhao", (tx, act) -> rules.review(tx, act, person(act), id))).isEqualTo("done");
        assertThat(status(id)).isEqualTo(RuleStatus.REVIEWED);
        assertThat(inForce("2026-06-30")).isNull();
        assertThat(done("li", (tx, act) -> rules.putInForce(tx, act, id))).isEqualTo("done");
        assertThat(inForce("2026-06-30")).isEqualTo(id);
        assertThat(inForce("2025-12-31")).isNull();
        assertThat(kept(id).reviewers()).containsExactly("wang", "zhao");
        assertThat(kept(id).reviewerIds()).containsExactly(12L, 13L);
        assertThat(kept(id).authorId()).isEqualTo(11);
        try (var connection = county.database().jdbc(Role.READ)) {
            assertThat(Checks.run(connection).stream().filter(outcome -> !outcome.holds())).isEmpty();
        }
    }

    @Test
    void a_newer_version_follows_when_the_former_has_ended_and_what_was_kept_can_be_compared() {
        var former = active(1, "2026-01-01", null, "30");
        var latter = reviewed(2, "2027-01-01", null, "14");
        assertThat(done("li", (tx, act) -> rules.putInForce(tx, act, latter))).isEqualTo(refused("rule_set_impossible"));
        assertThat(done("li", (tx, act) -> rules.end(tx, act, former, LocalDate.of(2025, 12, 31), "r")))
                .isEqualTo(refused("rule_state_last_day_after_first"));
        assertThat(done("li", (tx, act) -> rules.end(tx, act, former, LocalDate.of(2026, 12, 31), "r"))).isEqualTo("done");
        assertThat(done("li", (tx, act) -> rules.putInForce(tx, act, latter))).isEqualTo("done");
        assertThat(inForce("2026-12-31")).isEqualTo(former);
        assertThat(inForce("2027-01-01")).isEqualTo(latter);
        assertThat(kept(former).set().hash()).as("what was decided is as it was").isEqualTo(set(1, "2026-01-01", null, "30").hash());
        assertThat(door.get("/api/rule/changes?former=" + former + "&latter=" + latter).each("path"))
                .containsExactly("effectiveFrom", "params.graceDays", "version");
        assertThat(door.get("/api/rule/changes?former=1&latter=2").status()).isEqualTo(404);
    }

    @Test
    void an_impossible_set_may_be_entered_but_never_put_in_force() {
        var id = reviewed(1, "2026-01-01", null, "400");
        assertThat(done("li", (tx, act) -> rules.putInForce(tx, act, id))).isEqualTo(refused("rule_set_impossible"));
        assertThat(done("li", (tx, act) -> rules.retire(tx, act, id, "wrong"))).isEqualTo("done");
        assertThat(done("li", (tx, act) -> rules.retire(tx, act, id, "wrong"))).isEqualTo(refused("rule_state_elsewhere"));
        assertThat(status(id)).isEqualTo(RuleStatus.RETIRED);
        assertThat(done("li", (tx, act) -> rules.review(tx, act, person(act), 1))).isEqualTo("absent");
    }

    @Test
    void the_database_itself_refuses_two_in_force_on_one_day_and_any_change_of_what_was_decided() {
        active(1, "2026-01-01", null, "30");
        var second = reviewed(2, "2026-06-01", null, "30");
        assertThatThrownBy(() -> county.database().execute(Role.OWNER, "update rule_state set status = 'ACTIVE' where set_id = " + second))
                .hasMessageContaining("rule_state_one_in_force");
        assertThatThrownBy(() -> county.database().execute(Role.OWNER, "update rule_set set hash = hash")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> county.database().execute(Role.OWNER, "delete from rule_review")).isInstanceOf(SQLException.class);
        assertThat(county.claimsBrokenBy("insert into rule_set (name, kind, region, version, effective_from, content, hash, account, author_id, act_id, at)"
                + " select 'Y', kind, 'UNREAD', 1, effective_from, content, hash, account, author_id, act_id, at from rule_set"
                + " where id = " + second + ";"
                + " insert into rule_state select id, kind, region, effective_from, null, 'ACTIVE' from rule_set where name = 'Y'"))
                .containsExactly("rule_active_was_reviewed");
    }

    @Test
    void a_person_enters_a_shipped_set_and_finds_it_as_a_draft_with_its_source() {
        assertThat(door.get("/api/rule/shipped").each("name")).hasSize(ShippedRuleSet.values().length).contains("RT-GENERIC");
        for (var shipped : ShippedRuleSet.values()) {
            assertThat(door.post("/api/rule/sets", Map.of("content", shipped.read().content().canonical())).status()).isEqualTo(201);
        }
        var sets = door.get("/api/rule/sets");
        var hashes = Arrays.stream(ShippedRuleSet.values()).map(each -> each.read().hash()).toList();
        var entered = sets.body().path("items").valueStream().filter(set -> hashes.contains(set.path("hash").asText())).toList();
        assertThat(entered.stream().map(set -> set.path("hash").asText())).as("each once").containsExactlyInAnyOrderElementsOf(hashes);
        assertThat(entered.stream().map(set -> set.path("status").asText())).containsOnly("DRAFT");
        assertThat(sets.each("source")).contains("no official source: the operator's choice", "赣医保发〔2022〕23号");
        var id = sets.body().path("items").valueStream()
                .filter(set -> set.path("name").asText().equals("MON-DEFAULT")).findFirst().orElseThrow().path("id").asLong();
        assertThat(kept(id).set().status()).isEqualTo(RuleStatus.DRAFT);
        assertThat(door.post("/api/rule/reviews", Map.of("set", id)).status()).as("by its author").isEqualTo(409);
        assertThat(door.post("/api/rule/in-force", Map.of("set", id)).status()).isEqualTo(409);
        assertThat(door.post("/api/rule/ends", Map.of("set", id, "lastDay", "2030-01-01", "reason", "r")).status()).isEqualTo(409);
        assertThat(door.post("/api/rule/retirements", Map.of("set", id, "reason", "r")).status()).isEqualTo(201);
        assertThat(door.post("/api/rule/retirements", Map.of("set", 9, "reason", "r")).status()).isEqualTo(404);
    }

    @Test
    void what_is_no_rule_set_is_malformed_and_a_version_that_is_not_the_next_is_refused() {
        for (var content : List.of("{", "[]", "{}", "{\"params\":{}}", set(1, "2026-01-01", null, "1").content().with("colour", new Param.Text("red")).canonical(),
                set(1, "2026-01-01", null, "1").content().with("effectiveTo", new Param.Text("2025-12-31")).canonical())) {
            assertThat(door.post("/api/rule/sets", Map.of("content", content)).status()).as(content).isEqualTo(400);
        }
        var second = door.post("/api/rule/sets", Map.of("content", set(2, "2026-01-01", null, "1").content().canonical()));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().toString()).contains("rule_set_version_key");
    }

    @Test
    void a_region_goes_by_its_own_set_and_otherwise_by_one_that_no_region_owns() {
        var nobodys = inForce(set(RuleKind.PRICE, "ANY" + region, RuleSet.NOBODYS_REGION, "2026-01-01"));
        var own = inForce(set(RuleKind.PRICE, "OWN" + region, "HERE", "2026-07-01"));
        assertThat(ofCounty("2025-12-31")).isNull();
        assertThat(ofCounty("2026-06-30")).isEqualTo(nobodys);
        assertThat(ofCounty("2026-07-01")).isEqualTo(own);
    }

    @Test
    void who_reviews_has_the_permission_to_approve_and_is_one_person_by_number_whatever_the_name() {
        var id = enter("li", 1, "2026-01-01", null, "30");
        for (var path : List.of("reviews", "in-force")) {
            assertThat(door.postAs("calculates", "/api/rule/" + path, Map.of("set", id)).status()).as(path).isEqualTo(403);
        }
        var ending = Map.of("set", id, "lastDay", "2030-01-01", "reason", "r");
        assertThat(door.postAs("calculates", "/api/rule/ends", ending).status()).isEqualTo(403);
        assertThat(door.postAs("calculates", "/api/rule/retirements", Map.of("set", id, "reason", "r")).status()).isEqualTo(403);
        assertThat(done("renamed", (tx, act) -> rules.review(tx, act, 11, id))).isEqualTo(refused("rule_review_not_by_author"));
        assertThat(done("wang", (tx, act) -> rules.review(tx, act, 12, id))).isEqualTo("done");
        assertThat(done("renamed", (tx, act) -> rules.review(tx, act, 12, id))).isEqualTo(refused("rule_review_pkey"));
        assertThat(kept(id).set().status()).isEqualTo(RuleStatus.DRAFT);
    }

    private long inForce(RuleSet set) {
        var id = ((Done) run("li", (tx, act) -> rules.enter(tx, act, person(act), set))).id();
        for (var reviewer : List.of("wang", "zhao")) {
            assertThat(done(reviewer, (tx, act) -> rules.review(tx, act, person(act), id))).isEqualTo("done");
        }
        assertThat(done("zhao", (tx, act) -> rules.putInForce(tx, act, id))).isEqualTo("done");
        return id;
    }

    private @Nullable Long ofCounty(String day) {
        return county.inTransaction(tx -> rules.inForce(tx, RuleKind.PRICE, LocalDate.parse(day))).map(KeptRuleSet::id).orElse(null);
    }

    private static RuleSet set(RuleKind kind, String name, String region, String from) {
        return new RuleSet(name, kind, region, 1, LocalDate.parse(from), null, new RuleSource.OperatorsChoice(), List.of(),
                RuleStatus.DRAFT, new Param.Group(List.of(new Param.Entry("graceDays", new Param.Text("1")))));
    }

    private long active(int version, String from, @Nullable String to, String graceDays) {
        var id = reviewed(version, from, to, graceDays);
        assertThat(done("li", (tx, act) -> rules.putInForce(tx, act, id))).isEqualTo("done");
        return id;
    }

    private long reviewed(int version, String from, @Nullable String to, String graceDays) {
        var id = enter("li", version, from, to, graceDays);
        assertThat(done("wang", (tx, act) -> rules.review(tx, act, person(act), id))).isEqualTo("done");
        assertThat(done("zhao", (tx, act) -> rules.review(tx, act, person(act), id))).isEqualTo("done");
        return id;
    }

    private long enter(String account, int version, String from, @Nullable String to, String graceDays) {
        return ((Done) run(account, (tx, act) -> rules.enter(tx, act, person(act), set(version, from, to, graceDays)))).id();
    }

    private String done(String account, BiFunction<Tx, Act, RuleResult> deed) {
        return switch (run(account, deed)) {
            case Done _ -> "done";
            case Absent _ -> "absent";
            case Refused(var code, _, _) -> refused(code);
        };
    }

    private static String refused(String code) {
        return "refused: " + code;
    }

    private RuleResult run(String account, BiFunction<Tx, Act, RuleResult> deed) {
        var act = new Act(new UUID(15, ++acts), account, "r", TestCounty.NOW);
        county.execute("insert into audit_act (id, account, kind, body, at, request_id) values ('" + act.id() + "', '" + account
                + "', 'rule.test', '{}', now(), 'r')");
        return county.inTransaction(tx -> deed.apply(tx, act));
    }

    private RuleStatus status(long id) {
        return kept(id).set().status();
    }

    private KeptRuleSet kept(long id) {
        return county.inTransaction(tx -> rules.find(tx, id)).orElseThrow();
    }

    private @Nullable Long inForce(String day) {
        return county.inTransaction(tx -> rules.inForce(tx, RuleKind.MONITORING, region, LocalDate.parse(day)))
                .map(KeptRuleSet::id).orElse(null);
    }

    private static long person(Act act) {
        return Objects.requireNonNull(PERSONS.get(act.account()));
    }

    private RuleSet set(int version, String from, @Nullable String to, String graceDays) {
        return new RuleSet(region, RuleKind.MONITORING, region, version, LocalDate.parse(from), to == null ? null : LocalDate.parse(to),
                new RuleSource.OperatorsChoice(), List.of(), RuleStatus.DRAFT,
                new Param.Group(List.of(new Param.Entry("graceDays", new Param.Text(graceDays)))));
    }
}
