package io.wardline.platform.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.audit.Act;
import io.wardline.platform.incentive.RetentionCounty;
import io.wardline.platform.rule.KeptRuleSet;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.RuleSet;
import io.wardline.platform.rule.ShippedRuleSet;
import io.wardline.platform.settlement.SettlementInputs.Given;
import io.wardline.platform.statement.Calculated;
import io.wardline.platform.statement.Calculation;
import io.wardline.platform.statement.StatementKind;
import io.wardline.sql.Checks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the claims about money notice when somebody gets past every guard: the owner of the database switches the guards off and does
 * one thing that is wrong. One hospital's retention has gone its whole way, another's has two versions, and five years are settled.
 */
final class MoneyClaimsTest {
    private static final List<String> ROOMS = List.of("statement_", "incentive_", "settlement_");
    private static final UUID ACT = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final long PACKAGE = 1_000_000_00L;

    /** Surplus and overspending by a rule that knows no retention, and three surpluses by one that sets it off. */
    private static final int TIERED = 2020;
    private static final int OVERSPENT = 2021;
    private static final int SET_OFF = 2022;
    private static final int EXCEEDED = 2023;
    private static final int CAPPED = 2024;

    /** Only the owner can do this. */
    private static final String UNGUARDED =
            """
            do $$
            declare
                t text;
            begin
                for t in select relname from pg_class where relkind = 'r' and relname ~ '^(statement|incentive|settlement)_' loop
                    execute format('alter table %I disable trigger user', t);
                end loop;
            end $$;
            alter table statement_version drop constraint statement_version_dense;
            alter table statement_approval drop constraint statement_approval_not_by_calculator;
            alter table statement_decision drop constraint statement_decision_not_by_objector;
            alter table incentive_finding_review drop constraint incentive_finding_review_two_persons;
            alter table incentive_withdrawal_review drop constraint incentive_withdrawal_review_two_persons;
            """;
    /** Another figure, and a hash that fits. */
    private static final String SAID =
            """
            update statement_version v set figures = jsonb_set(v.figures::jsonb, array['%2$s'], to_jsonb('%3$s'::text))::text,
                result = jsonb_set(v.result::jsonb, '{figures}', (
                    select jsonb_agg(case when f ->> 'name' = '%2$s' then f || jsonb_build_object('exact', '%3$s', 'shown', '%3$s') else f end)
                    from jsonb_array_elements(v.result::jsonb -> 'figures') f))::text
            where v.kind = 'SETTLEMENT' and v.year = %1$s;
            update statement_version set result_hash = encode(sha256(convert_to(result, 'UTF8')), 'hex') where kind = 'SETTLEMENT';
            """;

    private static RetentionCounty county;
    private static Set<String> brokenBefore;

    /** What is done, and the one claim that notices it. */
    private record Damage(String claim, String statements) {
        static Damage said(int year, String figure, String value) {
            return new Damage("settlement_shares_are_the_whole", SAID.formatted(year, figure, value));
        }

        @Override
        public String toString() {
            return claim + ": " + statements.lines().findFirst().orElseThrow();
        }
    }

    @BeforeAll
    static void open() {
        county = new RetentionCounty(true);
        county.enterAll();
        retained();
        settled();
        brokenBefore = Set.copyOf(county.county.claimsBrokenBy(UNGUARDED));
    }

    @AfterAll
    static void close() {
        county.close();
    }

    /** Of the first hospital up to the payment and the division, of the second two versions. */
    private static void retained() {
        var id = county.publish("H1");
        var own = county.own(9, "H1");
        county.door.postAs(own, RetentionCounty.of(id) + "/objections", Map.of("words", "receipts are missing"));
        county.done(4, "/api/statement/objections/" + county.number("select max(id) from statement_objection") + "/decision",
                Map.of("outcome", "REJECTED", "words", "they are counted"));
        county.today("2026-10-20");
        county.done(1, RetentionCounty.of(id) + "/payments", Map.of(
                "route", "FUND_DIRECT", "payee", "H1", "amountFen", 70_000, "paidOn", "2026-10-20", "reference", "F-1"));
        var parts = List.of(Map.of("code", "A", "name", "A", "weight", "1"), Map.of("code", "B", "name", "B", "weight", "2"));
        assertThat(county.door.postAs(own, "/api/incentive/splits", Map.of("statement", id, "parts", parts, "words", "by beds")).status())
                .isEqualTo(201);
        county.calculate("H2");
        county.done(1, "/api/incentive/brands", RetentionCounty.brand("BEST", 600, "5"));
        county.calculate("H2");
        var finding = county.done(1, "/api/incentive/findings", Map.of(
                "institution", "H2", "year", 2026, "veto", "FALSE_REPORT", "evidence", "letter 12")).body().path("id").asLong();
        county.done(2, "/api/incentive/findings/" + finding + "/review", Map.of("accepted", true, "words", "compared"));
        for (var accepted : List.of(false, true)) {
            var withdrawal = county.done(1, "/api/incentive/findings/" + finding + "/withdrawal", Map.of("words", "of another hospital"))
                    .body().path("id").asLong();
            county.done(2, "/api/incentive/withdrawals/" + withdrawal + "/review", Map.of("accepted", accepted, "words", "compared"));
        }
    }

    private static void settled() {
        county.county.execute("insert into audit_act (id, account, kind, body, at, request_id) values ('" + ACT
                + "', 'author', 'test.county', '\\x7b7d', now(), 'test')");
        var tiered = kept(ShippedRuleSet.JX_2022_23.read());
        var shipped = ShippedRuleSet.GX_2023_24.read();
        var setOff = kept(new RuleSet(
                shipped.name(), shipped.kind(), shipped.region(), shipped.version(), shipped.effectiveFrom(), shipped.effectiveTo(),
                shipped.source(), shipped.remarks(), shipped.status(), shipped.params().with("kappa", new Param.Text("0.5"))));
        settle(TIERED, tiered, 900_000_00L, 1_000_00L);
        settle(OVERSPENT, tiered, 1_075_000_00L, 1_000_00L);
        settle(SET_OFF, setOff, 900_000_00L, 1_000_00L);
        settle(EXCEEDED, setOff, 999_500_00L, 1_000_00L);
        settle(CAPPED, setOff, 600_000_00L, 0);
    }

    private static KeptRuleSet kept(RuleSet set) {
        county.county.execute(
                """
                insert into rule_set (name, kind, region, version, effective_from, content, hash, author_id, account, act_id, at)
                values ('%1$s', '%2$s', '%3$s', 1, '2010-01-01', '%4$s', '%5$s', 1, 'author', '%6$s', now());
                """.formatted(set.name(), set.kind(), set.region(), set.content().canonical().replace("'", "''"), set.hash(), ACT));
        return new KeptRuleSet(
                county.number("select id from rule_set where name = '" + set.name() + "'"), set, null, "author", 1L, List.of(), List.of());
    }

    private static void settle(int year, KeptRuleSet rule, long actualFen, long vbpRetentionFen) {
        var inputs = new SettlementInputs(
                new Given(PACKAGE, "agreement"), null, new Given(actualFen, "account"), vbpRetentionFen, "C1").frozen();
        var calculated = Calculated.of(
                county.number("select id from place_institution where code = 'H1'"), "H1", inputs,
                Settlement.formula().reckon(rule.set(), inputs));
        var calculation = new Calculation(StatementKind.SETTLEMENT, year, LocalDate.of(2026, 1, 1), rule, 1, null);
        var act = new Act(ACT, "officer", "test", Instant.parse("2026-10-20T04:00:00Z"));
        assertThat(county.county.inTransaction(tx -> county.statements.keep(tx, act, calculation, List.of(calculated))).added())
                .containsExactly("H1");
    }

    static Stream<Damage> damages() {
        return Stream.of(
                new Damage("statement_decision_by_another", "update statement_decision set decider_id = 1"),
                new Damage("statement_decision_by_another", "update statement_decision set decider_id = objector_id"),
                new Damage("statement_hash_of_content", "update statement_version set inputs = inputs || ' ' where year = 2020"),
                new Damage("statement_hash_of_content", "update statement_version set result = result || ' ' where year = 2020"),
                new Damage("statement_hash_of_content", "update statement_version set payable_fen = payable_fen + 1 where year = 2020"),
                new Damage("statement_hash_of_content", "update statement_version set figures = '{\"base\":\"1\"}' where kind = 'RETENTION'"),
                new Damage("statement_payment_after_window", "update statement_payment set paid_on = '2026-10-16'"),
                new Damage("statement_payment_after_window", "update statement_decision set outcome = 'UPHELD'"),
                new Damage("statement_payment_after_window", "update statement_decision set at = at + interval '1 year'"),
                new Damage("statement_payment_after_window", "delete from statement_decision"),
                new Damage("statement_payment_within_payable", "update statement_payment set amount_fen = 74735"),
                new Damage("statement_rule_of_version", "update statement_version set rule_hash = repeat('0', 64) where year = 2026"),
                new Damage("statement_two_approvers", "delete from statement_approval where no = 2"),
                new Damage("statement_two_approvers", "update statement_approval set approver_id = calculator_id where no = 1"),
                new Damage("statement_two_approvers",
                        "insert into statement_return (version_id, institution_id, words, account_id, account, act_id, at)"
                                + " select version_id, institution_id, 'no', 7, 'x', act_id, at from statement_publication"),
                new Damage("statement_versions_dense", "update statement_version set version = 3 where version = 2"),
                new Damage("statement_versions_dense", "delete from statement_version where version = 1 and payable_fen = 74734"
                        + " and institution_id = (select id from place_institution where code = 'H2')"),
                new Damage("incentive_finding_two_persons", "update incentive_finding_review set reviewer_id = finder_id"),
                new Damage("incentive_withdrawal_two_persons", "update incentive_withdrawal_review set reviewer_id = proposer_id"),
                new Damage("incentive_withdrawal_two_persons", "update incentive_finding_review set accepted = false"),
                new Damage("incentive_withdrawal_two_persons", "update incentive_withdrawal_review set accepted = true"),
                new Damage("incentive_split_sum_is_total", "update incentive_split_part set amount_fen = amount_fen + 1 where code = 'A'"),
                new Damage("incentive_split_sum_is_total", "delete from incentive_split_part"),
                new Damage("incentive_split_sum_is_total", "update incentive_split set total_fen = total_fen + 1;"
                        + " update incentive_split_part set amount_fen = amount_fen + 1 where code = 'A'"),
                // Surplus 100,000: 80 % stays, 20,000 returns. The retention of 1,000 that was paid beside is no part of it.
                Damage.said(TIERED, "returned", "19000.00"),
                Damage.said(TIERED, "retained", "79000.00"),
                Damage.said(TIERED, "returned", "20000.01"),
                Damage.said(OVERSPENT, "fundShare", "54000.00"),
                Damage.said(OVERSPENT, "kind", "SOMETHING"),
                // Surplus 100,000, V 1,000: half of 99,000 stays, the other half returns.
                Damage.said(SET_OFF, "returned", "50500.00"),
                Damage.said(SET_OFF, "retained", "49499.99"),
                // Surplus 500, V 1,000: nothing stays, nothing returns.
                Damage.said(EXCEEDED, "returned", "500.00"),
                Damage.said(CAPPED, "retained", "150000.01"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void a_claim_and_no_other_notices_what_got_past_the_guards(Damage damage) {
        assertThat(county.county.claimsBrokenBy(UNGUARDED + damage.statements()).stream().filter(claim -> !brokenBefore.contains(claim)))
                .containsExactly(damage.claim());
    }

    @Test
    void every_claim_about_money_holds_undamaged_and_has_been_seen_broken() {
        assertThat(brokenBefore.stream().filter(MoneyClaimsTest::isOfMoney)).isEmpty();
        assertThat(damages().map(Damage::claim).collect(Collectors.toSet()))
                .as("write what each claim of these rooms notices")
                .containsExactlyInAnyOrderElementsOf(Checks.names().stream().filter(MoneyClaimsTest::isOfMoney).toList());
    }

    private static boolean isOfMoney(String claim) {
        return ROOMS.stream().anyMatch(claim::startsWith);
    }
}
