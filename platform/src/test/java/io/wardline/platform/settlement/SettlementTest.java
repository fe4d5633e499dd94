package io.wardline.platform.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.platform.BookOfActs;
import io.wardline.platform.HeldPermissions;
import io.wardline.platform.TestCounty;
import io.wardline.platform.TestDoor;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.calendar.Calendar;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.file.Files;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.place.Places;
import io.wardline.platform.rule.RuleKind;
import io.wardline.platform.rule.Rules;
import io.wardline.platform.rule.ShippedRuleSet;
import io.wardline.platform.statement.Statements;
import io.wardline.platform.web.HeavyWork;
import io.wardline.sql.Checks;
import io.wardline.sql.Role;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A consortium's year, from the package to the statement. Every test has a year of its own. */
final class SettlementTest {
    private static final String COUNTY =
            """
            insert into place_consortium (code, name) values ('C1', 'First consortium'), ('C2', 'Second consortium');
            insert into place_institution (code, name, kind, consortium_id)
            select i.code, i.name, 'HOSPITAL', c.id
            from (values ('H1', 'First hospital', 'C1'), ('H2', 'Second hospital', 'C1'), ('H3', 'Third hospital', 'C2')) as i (code, name, consortium)
            join place_consortium c on c.code = i.consortium;
            insert into audit_act (id, account, kind, body, at, request_id)
            values ('00000000-0000-0000-0000-000000000001', 'author', 'test.county', '\\x7b7d', now(), 'test');
            """;

    private static TestCounty county;
    private static TestDoor door;

    @BeforeAll
    static void open() {
        county = TestCounty.open();
        county.execute(COUNTY);
        putInForce(ShippedRuleSet.JX_2022_23);
        var acts = new Acts(county.platform(), TestCounty.TIME, new Random(1));
        var forms = Arrays.stream(RuleKind.values()).collect(Collectors.toMap(Function.identity(), _ -> SettlementRule.FORM));
        var files = new Files(
                new BookOfActs(acts), new Places(acts)::named, new HeavyWork(county.vertx(), 1, 1), new Random(2), TestCounty.TIME);
        var statements = new Statements(acts, new Calendar(acts), files.printing(), TestCounty.TIME);
        var settlement = new Settlement(new Rules(acts, forms, "JX"), statements, acts, TestCounty.TIME);
        var officers = new Officers(county.platform(), HeldPermissions.all());
        door = new TestDoor(county, routes -> {
            settlement.declareRoutes(routes, county.platform(), officers);
            statements.declareRoutes(routes, county.platform(), officers, List.of(settlement.reckoner()));
        });
    }

    @AfterAll
    static void close() {
        door.close();
        county.close();
    }

    private static void putInForce(ShippedRuleSet shipped) {
        var set = shipped.read();
        county.execute(
                """
                insert into rule_set (name, kind, region, version, effective_from, content, hash, author_id, account, act_id, at)
                values ('%1$s', '%2$s', '%3$s', 1, '2010-01-01', '%4$s', '%5$s', 1, 'author', '00000000-0000-0000-0000-000000000001', now());
                insert into rule_state (set_id, kind, region, effective_from, last_day, status)
                select id, kind, region, effective_from, null, 'ACTIVE' from rule_set where name = '%1$s';
                """.formatted(set.name(), set.kind(), set.region(), set.content().canonical().replace("'", "''"), set.hash()));
    }

    @Test
    void a_surplus_is_divided_to_the_fen_and_stands_as_the_statement_of_the_leading_hospital() throws SQLException {
        agreed("C1", 2021, "H1", 3_333_333_333L);
        spent("C1", 2021, 2_900_000_001L);
        var filed = door.post("/api/settlement/runs", Map.of("year", 2021));
        assertThat(filed.status()).as("%s", filed.body()).isEqualTo(201);
        assertThat(filed.body().path("added").toString()).isEqualTo("[\"H1\"]");
        assertThat(stated(2021)).isEqualTo("H1 326666666 326666666/106666666");
        assertThat(door.post("/api/settlement/runs", Map.of("year", 2021)).body().path("unchanged").toString()).isEqualTo("[\"H1\"]");
        holds();
    }

    @Test
    void what_is_entered_again_is_the_next_version_and_the_newest_counts() {
        agreed("C1", 2022, "H1", 1_000_000_00L);
        spent("C1", 2022, 1_100_000_00L);
        assertThat(spent("C1", 2022, 1_075_000_00L)).isEqualTo(2);
        assertThat(door.post("/api/settlement/runs", Map.of("year", 2022, "consortium", "C1")).status()).isEqualTo(201);
        assertThat(stated(2022)).isEqualTo("H1 5500000 null/null");
        var shown = door.get("/api/settlement/years?year=2022").body().get("items").get(0);
        assertThat(shown.at("/spent/version").asInt()).isEqualTo(2);
        assertThat(shown.at("/agreed/packageFen").asLong()).isEqualTo(1_000_000_00L);
        assertThat(door.get("/api/settlement/years?year=2022").each("consortium")).containsExactly("C1", "C2");
    }

    @Test
    void a_settlement_is_shown_with_the_numbers_of_its_steps_and_frozen_without_them() throws SQLException {
        agreed("C2", 2018, "H3", 100_000_000_00L);
        spent("C2", 2018, 107_500_000_00L);
        assertThat(door.post("/api/settlement/runs", Map.of("year", 2018, "consortium", "C2")).status()).isEqualTo(201);
        var id = county.database().number(Role.READ, "select id from statement_version where year = 2018");
        var shown = door.get("/api/statement/statements/" + id).body();
        assertThat(shown.get("worked").valueStream().map(each -> each.get("numbers").asText())).hasSize(6).element(4)
                .isEqualTo("4,000,000.00 + 1,500,000.00");
        assertThat(shown.at("/result/steps/4/formula").asText()).isEqualTo("fund = T·M(x)");
        assertThat(county.database().number(Role.READ, "select count(*) from statement_version where result like '%numbers%'")).isZero();
        assertThat(new String(door.save("/api/statement/statements/" + id + "/sheet?format=csv").content(), StandardCharsets.UTF_8))
                .contains("4,000,000.00 + 1,500,000.00", "register of consortia", "Package T");
        holds();
    }

    @Test
    void a_package_is_computed_by_the_formula_that_is_in_force() {
        var computed = door.post("/api/settlement/packages", Map.of(
                "consortium", "C1", "year", 2023, "lead", "H1", "formula", "CAPPED_GROWTH", "lastSettledFen", 10_000_000_000L,
                "proposedGrowth", "0.08", "incomeBudgetGrowth", "0.064", "source", "notice"));
        assertThat(computed.status()).as("%s", computed.body()).isEqualTo(201);
        var shown = door.get("/api/settlement/years?year=2023").body().get("items").get(0).get("agreed");
        assertThat(shown.get("packageFen").asLong()).isEqualTo(10_640_000_000L);
        assertThat(shown.get("steps").valueStream().map(step -> step.get("name").asText())).containsExactly("growth", "budget");
        assertThat(code(door.post("/api/settlement/packages", Map.of(
                        "consortium", "C1", "year", 2023, "lead", "H1", "formula", "BY_AGE", "locationCoefficient", "1.05",
                        "bands", List.of(Map.of("heads", 10, "standardFen", 100)), "source", "notice"))))
                .isEqualTo("settlement_formula_not_in_force");
    }

    @Test
    void refuses_what_cannot_be_settled_and_names_it() {
        assertThat(code(door.post("/api/settlement/packages", wish("C9", 2024, "H1", 1)))).isEqualTo("settlement_package_consortium_fkey");
        assertThat(code(door.post("/api/settlement/packages", wish("C1", 2024, "H3", 1)))).isEqualTo("settlement_package_lead_fkey");
        assertThat(code(door.post("/api/settlement/costs", cost("C1", 2024, 1)))).isEqualTo("settlement_package_missing");
        assertThat(code(door.post("/api/settlement/costs", cost("C9", 2024, 1)))).isEqualTo("settlement_cost_consortium_fkey");
        assertThat(code(door.post("/api/settlement/runs", Map.of("year", 2024)))).isEqualTo("settlement_nothing_to_settle");
        assertThat(code(door.post("/api/settlement/runs", Map.of("year", 2009)))).isEqualTo("settlement_rule_not_in_force");
        var wrong = door.post("/api/settlement/packages", Map.of(
                "consortium", "C1", "year", 2024, "lead", "H1", "formula", "CAPPED_GROWTH", "lastSettledFen", 1,
                "proposedGrowth", "1e3", "incomeBudgetGrowth", "6.4%", "source", "notice"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().path("errors").valueStream().map(error -> error.path("field").asText()))
                .containsExactly("proposedGrowth", "incomeBudgetGrowth");
    }

    @Test
    void another_hospital_may_lead_until_the_year_is_stated_to_one() {
        agreed("C1", 2025, "H2", 1_000_000_00L);
        agreed("C1", 2025, "H1", 1_000_000_00L);
        spent("C1", 2025, 900_000_00L);
        assertThat(door.post("/api/settlement/runs", Map.of("year", 2025, "consortium", "C1")).status()).isEqualTo(201);
        assertThat(code(door.post("/api/settlement/packages", wish("C1", 2025, "H2", 1)))).isEqualTo("settlement_package_lead_stands");
        agreed("C1", 2025, "H1", 2_000_000_00L);
    }

    @Test
    void who_leads_now_sees_the_cost_and_who_led_before_sees_that_it_does_not_any_more() {
        agreed("C1", 2030, "H2", 1_000_000_00L);
        spent("C1", 2030, 900_000_00L);
        assertThat(led("H2", 2030).at("/agreed/superseded").asBoolean()).isFalse();
        assertThat(led("H1", 2030).isMissingNode()).as("nothing of it is H1's").isTrue();
        agreed("C1", 2030, "H1", 2_000_000_00L);
        assertThat(led("H1", 2030).at("/spent/actualFen").asLong()).isEqualTo(900_000_00L);
        assertThat(led("H1", 2030).at("/agreed/superseded").asBoolean()).isFalse();
        assertThat(led("H2", 2030).at("/agreed/packageFen").asLong()).as("its own, not the other's").isEqualTo(1_000_000_00L);
        assertThat(led("H2", 2030).at("/agreed/superseded").asBoolean()).isTrue();
        spent("C1", 2030, 950_000_00L);
        assertThat(led("H1", 2030).at("/spent/version").asInt()).isEqualTo(2);
        assertThat(led("H2", 2030).at("/spent/version").asInt()).as("what stood while it led").isEqualTo(1);
        assertThat(led("H3", 2030).isMissingNode()).as("another consortium's").isTrue();
        assertThat(costs("H1")).containsExactly("900000.00", "950000.00");
        assertThat(costs("H2")).containsExactly("900000.00");
        assertThat(costs("H3")).isEmpty();
    }

    /** A consortium's year as the people of a hospital see it. */
    private static JsonNode led(String hospital, int year) {
        return door.getAs("person-9-of-" + number(hospital), "/api/settlement/years?year=" + year).body().at("/items/0");
    }

    /** What the row policies alone let a hospital read of the costs of that year. */
    private static List<String> costs(String hospital) {
        return county.platform().inTransaction(RowScope.institutions(List.of(number(hospital))), tx -> tx.rows(
                "select round(actual_fen / 100.0, 2)::text from settlement_cost where year = 2030 order by version", row -> row.getString(0)));
    }

    private static long number(String hospital) {
        return county.inTransaction(tx -> tx.row("select id from place_institution where code = $1", row -> row.getLong(0), hospital))
                .orElseThrow();
    }

    @Test
    void what_is_tried_out_is_kept_nowhere() {
        agreed("C2", 2026, "H3", 10_000_000_000L);
        var tried = door.post("/api/settlement/trials", Map.of("year", 2026, "consortium", "C2", "actualFen", 8_800_000_000L));
        assertThat(tried.body().path("trial").asBoolean()).isTrue();
        assertThat(tried.body().path("payableFen").asLong()).isEqualTo(920_000_000L);
        var other = door.post("/api/settlement/trials", Map.of(
                "year", 2026, "consortium", "C2", "actualFen", 8_800_000_000L, "params", "{\"scheme\":\"SICHUAN\"}"));
        assertThat(other.body().path("payableFen").asLong()).isEqualTo(1_200_000_000L);
        assertThat(other.body().path("rule").asText()).isEqualTo("parameters that somebody tries out");
        var faulty = door.post("/api/settlement/trials", Map.of("year", 2026, "consortium", "C2", "params", "{\"scheme\":\"GUANGXI\"}"));
        assertThat(faulty.status()).isEqualTo(400);
        assertThat(faulty.body().toString()).contains("overspendTiers", "surplusCap", "kappa");
        assertThat(stated(2026)).isEqualTo("nothing");
    }

    private static int agreed(String consortium, int year, String lead, long fen) {
        return version(door.post("/api/settlement/packages", wish(consortium, year, lead, fen)));
    }

    private static int spent(String consortium, int year, long fen) {
        return version(door.post("/api/settlement/costs", cost(consortium, year, fen)));
    }

    private static Map<String, Object> wish(String consortium, int year, String lead, long fen) {
        return Map.of("consortium", consortium, "year", year, "lead", lead, "formula", "AGREED", "packageFen", fen, "source", "agreement");
    }

    private static Map<String, Object> cost(String consortium, int year, long fen) {
        return Map.of("consortium", consortium, "year", year, "actualFen", fen, "source", "account");
    }

    private static int version(TestDoor.Reply reply) {
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(201);
        return reply.body().path("version").asInt();
    }

    private static String code(TestDoor.Reply reply) {
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(409);
        return reply.body().path("code").asText();
    }

    /** The newest statement of a year: whose it is, what is paid, and both sides of a surplus in fen. */
    private static String stated(int year) {
        return county.inTransaction(tx -> tx.row(
                        """
                        select i.code || ' ' || v.payable_fen || ' ' || coalesce(((v.figures::jsonb ->> 'retained')::numeric * 100)::bigint::text, 'null')
                               || '/' || coalesce(((v.figures::jsonb ->> 'returned')::numeric * 100)::bigint::text, 'null')
                        from statement_version v join place_institution i on i.id = v.institution_id
                        where v.kind = 'SETTLEMENT' and v.year = $1 order by v.version desc limit 1
                        """,
                        row -> row.getString(0), year)
                .orElse("nothing"));
    }

    private static void holds() throws SQLException {
        try (var connection = county.database().jdbc(Role.READ)) {
            assertThat(Checks.run(connection).stream().filter(outcome -> !outcome.holds()).map(Object::toString)
                    .filter(outcome -> outcome.contains("settlement"))).isEmpty();
        }
    }
}
