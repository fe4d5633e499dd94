package io.wardline.platform.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ShippedRuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A supplier's failure changes money only under a rule set that says so, with two approvals and no rejection. */
final class SupplyExemptionTest {
    private static final Param COMPLETION = Param.ofJson("[{\"veto\":\"AGREED_VOLUME_NOT_COMPLETED\",\"threshold\":\"1\"}]");

    private RetentionCounty county;

    @BeforeEach
    void a_hospital_that_bought_700_of_900() {
        county = new RetentionCounty(false);
        county.county.execute(
                """
                insert into catalog_item (code, name, base_unit, class, maker) values ('SALINE', 'Saline', 'bag', 'GENERAL', 'A');
                insert into ledger_owner (code, name) values ('MAKER', 'Selected');
                insert into vbp_product_item (batch_id, product_id, item_id, supplier_id)
                select p.batch_id, p.id, i.id, o.id from vbp_product p, catalog_item i, ledger_owner o where o.code = 'MAKER';
                update vbp_progress set own_accepted = 700, own_returned = 0;
                """);
        county.enterAll();
    }

    @AfterEach
    void close() {
        county.close();
    }

    private void rule(String exemption) {
        county.retention("RT-" + exemption, Map.of("vetoes", COMPLETION, "supplyExemption", new Param.Text(exemption)));
    }

    private long failure() {
        var body = new HashMap<String, Object>(Map.of(
                "batch", "B1", "agreement", "Y1", "institution", "H1", "product", "P", "supplier", "MAKER", "orderNo", "F-1",
                "orderLine", 2, "orderedAt", "2026-03-01T08:00:00+08:00", "quantity", 200, "reminders", 3));
        body.put("words", "out of stock");
        return county.done(4, "/api/vbp/failures", body).body().path("id").asLong();
    }

    private void judged(int person, long failure, boolean approved) {
        county.done(person, "/api/vbp/failures/" + failure + "/verdicts", Map.of("approved", approved, "words", "seen"));
    }

    /** In fen. */
    private long payable() {
        return county.standing(county.calculate("H1")).path("payableFen").asLong();
    }

    private JsonNode statement() {
        return county.door.get(RetentionCounty.of(county.latest("H1"))).body();
    }

    @Test
    void two_approvals_under_a_rule_that_says_so_pay_and_a_rejection_takes_it_back() {
        rule("APPROVED");
        assertThat(payable()).as("700 of 900").isZero();
        var failure = failure();
        assertThat(payable()).as("reported").isZero();
        judged(2, failure, true);
        assertThat(payable()).as("one approval").isZero();
        judged(3, failure, true);
        // B = 1000·3.60·0.63 = 2268, E = (900·1.35 + 12.50)·0.63 = 773.325, R = (B − E)/2 = 747.3375; 700 of 900 − 200 is all.
        assertThat(payable()).as("two approvals").isEqualTo(74_734);

        var excused = statement();
        assertThat(excused.at("/inputs/lines/0/inputs").toString()).contains(
                "{\"name\":\"excusedUnits\",\"value\":\"200\",\"source\":\"vbp_failure\",\"words\":\"F-1/2\"}");
        assertThat(excused.at("/result/lines/0/steps").toString()).contains("Qs / (Qa − excused) = 700 / (900 − 200)");
        var latest = county.latest("H1");
        assertThat(difference(latest).path("inputs")).isEmpty();

        judged(5, failure, false);
        assertThat(difference(latest).path("inputs").toString()).contains("excusedUnits").contains("\"200\"").contains("\"0\"");
        assertThat(payable()).as("rejected").isZero();
        assertThat(statement().at("/result/lines/0/steps").toString()).contains("Qs < 1·(Qa − excused)");
        county.claimsHold();
    }

    private JsonNode difference(long statement) {
        return county.door.get(RetentionCounty.of(statement) + "/difference").body();
    }

    @Test
    void under_a_rule_that_excuses_nothing_it_changes_nothing_and_what_if_says_what_it_would() {
        rule("NONE");
        assertThat(payable()).isZero();
        var failure = failure();
        judged(2, failure, true);
        judged(3, failure, true);
        var again = county.done(1, "/api/incentive/runs", Map.of("year", 2026, "institution", "H1")).body();
        assertThat(again.at("/filing/unchanged").toString()).isEqualTo("[\"H1\"]");
        assertThat(statement().path("inputs").toString()).doesNotContain("excusedUnits");

        var tried = county.door.post("/api/incentive/what-if", Map.of(
                "year", 2026, "institution", "H1", "tries", List.of(), "params", params("APPROVED"))).body();
        assertThat(tried.at("/institutions/0/payableFen").asLong()).isZero();
        assertThat(tried.at("/institutions/0/wouldBePayableFen").asLong()).isEqualTo(74_734);
    }

    private static String params(String exemption) {
        return ShippedRuleSet.RT_SZ_2024_DRAFT.read().params()
                .with("vetoes", COMPLETION).with("supplyExemption", new Param.Text(exemption)).canonical();
    }

    @Test
    void a_statement_that_was_frozen_without_it_is_reckoned_as_if_nothing_had_failed() {
        county.retention("RT-OLDER", Map.of("vetoes", COMPLETION));
        county.county.execute("update vbp_progress set own_accepted = 950");
        var published = county.publish("H1");
        var failure = failure();
        judged(2, failure, true);
        judged(3, failure, true);
        assertThat(county.standing(published).path("payableFen").asLong()).isEqualTo(74_734);
        assertThat(difference(published).path("inputs")).isEmpty();
        county.claimsHold();
    }
}
