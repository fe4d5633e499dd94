package io.wardline.platform.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.TestDoor;
import io.wardline.platform.vbp.ProgressSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is entered, what a run makes of it, and what it refuses. */
final class IncentiveTest {
    private static final String LINES = "机构编码,批次,协议期,产品编码,中选价,非中选金额,其中高于中选价,其中过评,基金支付比例,参保人占比,上期已留用,来源\n";

    private RetentionCounty county;

    @BeforeEach
    void open() {
        county = new RetentionCounty(true);
    }

    @AfterEach
    void close() {
        county.close();
    }

    @Test
    void a_year_is_reckoned_from_what_procurement_and_people_know() {
        county.enterAll();

        var run = county.done(1, "/api/incentive/runs", Map.of("year", 2026)).body();
        assertThat(run.path("filing").path("added").toString()).isEqualTo("[\"H1\",\"H2\"]");
        assertThat(run.path("openPeriods").toString()).as("what has not ended counts later").isEqualTo("[\"B1/Y2\"]");

        var whole = county.door.get(RetentionCounty.of(county.latest("H1"))).body();
        // B = 1000·3.60·0.63 = 2268, E = (900·1.35 + 12.50)·0.63 = 773.325, S = 1494.675, R = S/2 = 747.3375.
        assertThat(whole.at("/standing/payableFen").asLong()).isEqualTo(74_734);
        assertThat(whole.at("/standing/figures/base").asText()).isEqualTo("1494.675");
        assertThat(whole.at("/inputs/lines/0/code").asText()).isEqualTo("B1/Y1/P");
        assertThat(whole.at("/inputs/lines/0/inputs").valueStream().map(each -> each.path("name").asText() + "=" + each.path("value").asText()))
                .containsExactly(
                        "reportedUnits=1000", "agreedUnits=900", "actualUnits=940", "unmappedLines=0", "formerUnits=1000",
                        "formerAmount=3600", "selectedPrice=1.35", "otherAmount=12.5", "otherDearerAmount=12.5", "otherEvaluatedAmount=0", "fundRatio=0.7",
                        "insuredShare=0.9", "retainedBefore=false");
        assertThat(whole.at("/result/lines/0/steps").valueStream().map(step -> step.path("name").asText()))
                .containsExactly("p0", "budget", "expenditure", "rawBase", "reportedIndex");
        assertThat(whole.at("/result/lines/0/steps/0/shown").asText()).isEqualTo("3.6");
        assertThat(whole.at("/result/lines/0/figures").toString()).contains("\"reportedIndex\",\"exact\":\"0.94\"");

        var county2026 = county.door.get("/api/incentive/county?year=2026");
        assertThat(county2026.each("base")).containsExactly("1494.675", "1494.675");
        assertThat(county2026.each("state")).containsExactly("CALCULATED", "CALCULATED");
        var total = county.door.get("/api/incentive/county/total?year=2026").body();
        assertThat(total.path("base").asText()).isEqualTo("2989.35");
        assertThat(total.path("payableFen").asLong()).isEqualTo(149_468)
                .isEqualTo(county.number("select sum(payable_fen) from statement_version"));
        county.claimsHold();
    }

    @Test
    void lines_that_are_mapped_to_nothing_stand_beside_every_figure_that_they_could_change() {
        county.enterAll();
        county.unmapped("H1", "Y1", "2026-08-31", 3);
        county.unmapped("H1", "Y2", "2026-09-01", 5);
        county.unmapped("H2", "Y1", "2026-05-01", 7);
        var id = county.publish("H1");

        var whole = county.door.get(RetentionCounty.of(id)).body();
        assertThat(whole.at("/inputs/lines/0/inputs/3").toString())
                .isEqualTo("{\"name\":\"unmappedLines\",\"value\":\"3\",\"source\":\"vbp_line\",\"words\":null}");
        assertThat(whole.at("/result/lines/0/steps/0").toString()).contains("unmappedLines", "\"shown\":\"3\"");
        assertThat(whole.at("/result/steps/0").toString()).contains("unmappedLines", "\"shown\":\"3\"");
        assertThat(whole.at("/standing/figures/unmappedLines").asText()).isEqualTo("3");
        assertThat(whole.at("/standing/payableFen").asLong()).as("they count nowhere").isEqualTo(74_734);
        county.claimsHold();
    }

    @Test
    void a_hospital_opens_the_regions_prices_that_its_published_statement_cites() {
        county.enterAll();
        county.county.execute("insert into vbp_product (batch_id, code, name, unit) select id, 'Q', 'Other', 'bag' from vbp_batch");
        var other = new HashMap<>(RetentionCounty.brand("ACME", 400, "3"));
        other.put("product", "Q");
        county.done(1, "/api/incentive/brands", other);
        var own = county.own(9, "H1");
        var id = county.calculate("H1");
        assertThat(county.door.getAs(own, "/api/incentive/brands").each("brand")).as("not published yet").isEmpty();
        county.approveAndPublish(id);
        assertThat(county.door.getAs(own, "/api/incentive/brands?institution=COUNTY").each("product")).containsExactly("P", "P");
        assertThat(county.door.getAs(county.own(9, "H2"), "/api/incentive/brands").each("brand")).as("nothing is published to it").isEmpty();
        assertThat(county.door.get("/api/incentive/brands").each("brand")).containsExactly("ACME", "BEST", "ACME");
    }

    @Test
    void the_same_run_again_makes_no_version_and_a_corrected_input_makes_the_next() {
        county.enterAll();
        county.calculate("H1");
        var again = county.done(1, "/api/incentive/runs", Map.of("year", 2026, "institution", "H1")).body();
        assertThat(again.at("/filing/unchanged").toString()).isEqualTo("[\"H1\"]");

        county.done(1, "/api/incentive/brands", RetentionCounty.brand("BEST", 600, "5"));
        var second = county.calculate("H1");
        assertThat(county.standing(second).path("version").asInt()).isEqualTo(2);
        assertThat(county.standing(second - 1).path("state").asText()).as("never published").isEqualTo("SUPERSEDED");
        county.claimsHold();
    }

    @Test
    void a_run_takes_so_many_and_names_where_the_next_goes_on() {
        county.enterAll();
        var first = county.done(1, "/api/incentive/runs", Map.of("year", 2026, "most", 1)).body();
        assertThat(first.at("/filing/added").toString()).isEqualTo("[\"H1\"]");
        assertThat(first.path("next").asText()).isEqualTo("H1");
        var second = county.done(1, "/api/incentive/runs", Map.of("year", 2026, "most", 1, "after", "H1")).body();
        assertThat(second.at("/filing/added").toString()).isEqualTo("[\"H2\"]");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void an_institution_with_a_missing_input_is_left_out_and_named() {
        county.enterAll();
        county.county.execute("delete from incentive_fact where institution_id = (select id from place_institution where code = 'H2')");
        county.county.execute("delete from incentive_score where institution_id = (select id from place_institution where code = 'H2')");

        var run = county.done(1, "/api/incentive/runs", Map.of("year", 2026)).body();

        assertThat(run.at("/filing/added").toString()).isEqualTo("[\"H1\"]");
        assertThat(run.path("incomplete").toString()).isEqualTo(
                "[{\"institution\":\"H2\",\"missing\":[{\"line\":\"B1/Y1/P\",\"input\":\"selectedPrice\"},{\"line\":null,\"input\":\"score\"}]}]");
        assertThat(county.door.get("/api/incentive/county?year=2026").each("state")).containsExactly("CALCULATED", "null");
    }

    @Test
    void without_a_rule_in_force_nothing_is_calculated_and_the_sets_are_named() {
        try (var unruled = new RetentionCounty(false)) {
            unruled.county.execute(
                    """
                    insert into rule_set (name, kind, region, version, effective_from, content, hash, author_id, account, act_id, at)
                    values ('RT-GENERIC', 'RETENTION', '*', 1, '2020-01-01', '{}', repeat('0', 64), 0, 'author', md5('x')::uuid, now());
                    insert into rule_state (set_id, kind, region, effective_from, status)
                    select id, kind, region, effective_from, 'DRAFT' from rule_set;
                    """);
            var refused = unruled.as(1, "/api/incentive/runs", Map.of("year", 2026));
            assertThat(RetentionCounty.code(refused)).isEqualTo("incentive_rule_not_in_force");
            assertThat(refused.body().path("detail").asText()).contains("RT-GENERIC 1 DRAFT");
        }
        assertThat(RetentionCounty.code(county.as(1, "/api/incentive/runs", Map.of("year", 2023)))).isEqualTo("incentive_rule_not_in_force");
        assertThat(RetentionCounty.code(county.as(1, "/api/incentive/runs", Map.of("year", 2025)))).isEqualTo("incentive_nothing_ended");
    }

    @Test
    void a_file_is_taken_in_whole_or_every_wrong_cell_is_named() {
        var wrong = LINES
                + "H1,B1,Y1,P,1.35,12.50,12.50,0,0.7,0.9,NO,sheet\n"
                + "H9,B1,Y1,P,1.35,12.50,12.50,0,0.7,0.9,NO,sheet\n"
                + "H2,B9,Y1,P,1.35,12.50,12.50,0,0.7,0.9,NO,sheet\n"
                + "H2,B1,Y1,P,1.35001,\"1,200\",12.50,0,1.7,0.9,MAYBE,sheet\n"
                + "H1,B1,Y1,P,1.35,12.50,12.50,0,0.7,0.9,NO,sheet\n"
                + "COUNTY,B1,Y1,P,1.35,12.50,12.50,0,0.7,0.9,NO,\n";

        for (var path : List.of("/api/incentive/lines/import?dry-run", "/api/incentive/lines/import")) {
            var refused = county.bring(path, wrong);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().path("errors").valueStream().map(error -> error.path("field").asText()))
                    .as("a part is not compared with a whole that cannot be read")
                    .containsExactlyInAnyOrder("A3", "D4", "E5", "F5", "I5", "K5", "A6", "L7");
            assertThat(refused.body().path("errors").valueStream().filter(error -> error.path("field").asText().equals("A6")))
                    .as("it is told which row says the same")
                    .singleElement().satisfies(twice -> assertThat(twice.path("message").asText()).contains("2"));
        }
        assertThat(county.number("select count(*) from incentive_fact")).isZero();

        var right = LINES + "H1,B1,Y1,P,1.35,12.50,12.50,0,0.7,0.9,NO,sheet\n";
        assertThat(county.bring("/api/incentive/lines/import?dry-run", right).status()).isEqualTo(200);
        assertThat(county.number("select count(*) from incentive_fact")).isZero();
        assertThat(county.bring("/api/incentive/lines/import", right).body().path("changed").asInt()).isEqualTo(1);
        assertThat(county.bring("/api/incentive/lines/import", right.replace(",NO,", ",否,")).body().path("changed").asInt()).isZero();
        assertThat(county.bring("/api/incentive/lines/import?dry-run", LINES + "H1,B1,Y1,P,1.35,12.50,12.51,0,0.7,0.9,NO,sheet\n")
                .body().at("/errors/0/field").asText()).isEqualTo("G2");
        assertThat(county.door.get("/api/incentive/lines").body().at("/items/0/otherAmount").asText()).isEqualTo("12.5");
    }

    @Test
    void a_finding_takes_everything_away_once_a_second_person_has_accepted_it() {
        county.enterAll();
        var id = county.done(1, "/api/incentive/findings", Map.of(
                "institution", "H1", "year", 2026, "veto", "FALSE_REPORT", "evidence", "letter 12")).body().path("id").asLong();
        var review = "/api/incentive/findings/" + id + "/review";
        assertThat(RetentionCounty.code(county.as(1, review, Map.of("accepted", true, "words", "mine"))))
                .isEqualTo("incentive_finding_review_two_persons");

        var wish = Map.<String, Object>of("year", 2026, "institution", "H1", "tries", List.of(), "params", PARAMS);
        assertThat(outcome(wish)).as("not reviewed yet").isEqualTo(74_734);
        county.done(2, review, Map.of("accepted", true, "words", "compared"));
        assertThat(outcome(wish)).as("the tried rule knows this veto, the one in force does not").isZero();
        assertThat(RetentionCounty.code(county.as(3, review, Map.of("accepted", false, "words", "no"))))
                .isEqualTo("incentive_finding_review_pkey");
        county.claimsHold();
    }

    @Test
    void a_finding_is_taken_back_by_two_persons_and_takes_nothing_away_from_then_on() {
        county.enterAll();
        var id = county.done(1, "/api/incentive/findings", Map.of(
                "institution", "H1", "year", 2026, "veto", "FALSE_REPORT", "evidence", "letter 12")).body().path("id").asLong();
        var withdrawal = "/api/incentive/findings/" + id + "/withdrawal";
        var words = Map.of("words", "the letter was about another hospital");
        assertThat(RetentionCounty.code(county.as(1, withdrawal, words))).isEqualTo("incentive_withdrawal_accepted");
        county.done(2, "/api/incentive/findings/" + id + "/review", Map.of("accepted", true, "words", "compared"));
        var wish = Map.<String, Object>of("year", 2026, "institution", "H1", "tries", List.of(), "params", PARAMS);
        assertThat(outcome(wish)).isZero();

        var first = county.done(1, withdrawal, words).body().path("id").asLong();
        assertThat(RetentionCounty.code(county.as(3, withdrawal, words))).isEqualTo("incentive_withdrawal_waits");
        assertThat(RetentionCounty.code(county.as(1, withdrawn(first), Map.of("accepted", true, "words", "mine"))))
                .isEqualTo("incentive_withdrawal_review_two_persons");
        county.done(2, withdrawn(first), Map.of("accepted", false, "words", "it is about this one"));
        assertThat(outcome(wish)).as("the proposal was not accepted").isZero();
        assertThat(RetentionCounty.code(county.as(3, withdrawn(first), Map.of("accepted", true, "words", "no"))))
                .isEqualTo("incentive_withdrawal_review_pkey");

        var second = county.done(3, withdrawal, words).body().path("id").asLong();
        county.done(2, withdrawn(second), Map.of("accepted", true, "words", "the letter names H2"));
        assertThat(outcome(wish)).isEqualTo(74_734);
        assertThat(RetentionCounty.code(county.as(1, withdrawal, words))).isEqualTo("incentive_withdrawal_once");
        var shown = county.door.getAs(county.own(9, "H1"), "/api/incentive/findings?year=2026").body().at("/items/0");
        assertThat(shown.at("/review/accepted").asBoolean()).as("it stays as it was").isTrue();
        assertThat(shown.at("/withdrawal/review/words").asText()).isEqualTo("the letter names H2");
        assertThat(county.as(2, withdrawn(999_999), Map.of("accepted", true, "words", "no")).status()).isEqualTo(404);
        county.claimsHold();
    }

    private static String withdrawn(long id) {
        return "/api/incentive/withdrawals/" + id + "/review";
    }

    @Test
    void a_corrected_report_is_what_the_next_calculation_takes_and_what_was_published_stays() {
        county.enterAll();
        var first = county.publish("H1");
        county.correctReport("H1", 800, true);
        county.correctReport("H1", 700, false);
        var present = county.door.get(RetentionCounty.of(first) + "/difference").body();
        assertThat(present.path("inputs").toString()).contains("\"name\":\"reportedUnits\",\"before\":\"1000\",\"after\":\"800\"");
        assertThat(county.standing(first).path("payableFen").asLong()).isEqualTo(74_734);
        county.done(1, "/api/incentive/runs", Map.of("year", 2026, "institution", "H1", "reason", "a ward was counted twice"));
        var inputs = county.door.get(RetentionCounty.of(county.latest("H1"))).body().at("/inputs/lines/0/inputs/0");
        assertThat(inputs.path("value").asText()).isEqualTo("800");
        assertThat(inputs.path("words").asText()).as("who accepted it").isEqualTo("reviewer of 800");
    }

    private static final String PARAMS = "{\"expenditureVolume\":\"AGREED\",\"nonSelectedCounted\":\"ALL\",\"gradeTable\":"
            + "[{\"grade\":\"A\",\"fromScore\":\"80\",\"rate\":\"0.5\"},{\"grade\":\"B\",\"fromScore\":\"0\",\"rate\":\"0\"}],"
            + "\"vetoes\":[{\"veto\":\"FALSE_REPORT\"}],\"completionLevel\":\"PRODUCT\",\"floorLevel\":\"PRODUCT\",\"p0Source\":\"REGION\","
            + "\"p0WindowMonths\":24,\"renewal\":\"NONE\",\"consortium\":\"BY_INSTITUTION\"}";

    private long outcome(Map<String, ?> wish) {
        var reply = county.door.post("/api/incentive/what-if", wish);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        return reply.body().at("/institutions/0/wouldBePayableFen").asLong();
    }

    @Test
    void what_if_is_marked_changes_figures_and_keeps_nothing() {
        county.enterAll();
        var tried = county.door.post("/api/incentive/what-if", Map.of("year", 2026, "tries", List.of(
                Map.of("name", "score", "value", "79"), Map.of("line", "B1/Y1/P", "name", "otherAmount", "value", "0")))).body();

        assertThat(tried.path("whatIf").asBoolean()).isTrue();
        // S = 2268 − 900·1.35·0.63 = 1502.55; k(79) = 0.4.
        assertThat(tried.at("/institutions/0/wouldBePayableFen").asLong()).isEqualTo(60_102);
        assertThat(tried.at("/institutions/0/payableFen").asLong()).isEqualTo(74_734);
        assertThat(tried.path("payableFen").asLong()).isEqualTo(149_468);
        assertThat(county.number("select count(*) from statement_version")).isZero();
        assertThat(RetentionCounty.code(county.door.post("/api/incentive/what-if",
                Map.of("year", 2026, "tries", List.of(Map.of("name", "score", "value", "much")))))).isEqualTo("incentive_input_impossible");
        assertThat(RetentionCounty.code(county.door.post("/api/incentive/what-if",
                Map.of("year", 2026, "tries", List.of(), "params", "{}")))).isEqualTo("incentive_params_impossible");
    }

    @Test
    void a_try_that_is_no_input_is_refused_by_its_name_and_one_that_is_nothing_possible_by_its_reason() {
        county.enterAll();
        for (var line : List.of(
                Map.of("line", "B1/Y1/P", "name", "otherAmount", "value", "1.005"),
                Map.of("line", "B1/Y1/P", "name", "formerUnits", "value", "0"),
                Map.of("line", "B1/Y1/P", "name", "retainedBefore", "value", "perhaps"))) {
            assertThat(RetentionCounty.code(tried(List.of(line)))).as("%s", line).isEqualTo("incentive_input_impossible");
        }
        var strangers = tried(List.of(
                Map.of("line", "B9/Y9/P", "name", "otherAmount", "value", "1"), Map.of("name", "scroe", "value", "1")));
        assertThat(RetentionCounty.code(strangers)).isEqualTo("incentive_try_unknown");
        assertThat(strangers.body().path("detail").asText()).contains("B9/Y9/P otherAmount, scroe");
    }

    private TestDoor.Reply tried(List<Map<String, String>> tries) {
        return county.door.post("/api/incentive/what-if", Map.of("year", 2026, "tries", tries));
    }

    @Test
    void a_finding_that_is_tried_away_takes_nothing_away() {
        county.enterAll();
        var id = county.done(1, "/api/incentive/findings", Map.of(
                "institution", "H1", "year", 2026, "veto", "FALSE_REPORT", "evidence", "letter 12")).body().path("id").asLong();
        county.done(2, "/api/incentive/findings/" + id + "/review", Map.of("accepted", true, "words", "compared"));
        assertThat(outcome(Map.of("year", 2026, "institution", "H1", "params", PARAMS, "tries",
                List.of(Map.of("name", "veto.FALSE_REPORT", "value", "false"))))).isEqualTo(74_734);
    }

    @Test
    void a_batch_that_names_no_fact_counts_by_the_one_that_progress_counts() {
        county.enterAll();
        county.county.execute("update vbp_batch set source = null");
        county.county.execute("update vbp_progress set platform_accepted = 700");
        assertThat(actualUnits()).as("by the set that comes with the product").isEqualTo("700");
        county.monitoring(ProgressSource.OWN);
        assertThat(actualUnits()).isEqualTo("940");
    }

    private String actualUnits() {
        return county.door.post("/api/incentive/what-if", Map.of("year", 2026, "institution", "H1", "tries", List.of()))
                .body().at("/institutions/0/inputs/lines/0/inputs/2/value").asText();
    }

    @Test
    void what_is_retained_is_divided_to_the_fen() {
        county.enterAll();
        var id = county.calculate("H1");
        var own = county.own(9, "H1");
        var parts = List.of(
                Map.of("code", "SURGERY", "name", "Surgery", "weight", "1"), Map.of("code", "WARD-2", "name", "Ward 2", "weight", "1"),
                Map.of("code", "WARD-3", "name", "Ward 3", "weight", "1.5"));
        var body = Map.of("statement", id, "parts", parts, "words", "by prescriptions");
        assertThat(county.door.postAs(own, "/api/incentive/splits", body).status()).as("not published yet").isEqualTo(404);
        county.approveAndPublish(id);
        assertThat(RetentionCounty.code(county.as(1, "/api/incentive/splits", body))).isEqualTo("incentive_split_own_people");
        assertThat(county.door.postAs(own, "/api/incentive/splits", body).status()).isEqualTo(201);
        assertThat(county.door.postAs(county.own(9, "H2"), "/api/incentive/splits", body).status()).as("of another hospital").isEqualTo(404);

        var shown = county.door.getAs(own, "/api/incentive/splits?statement=" + id).body().at("/items/0/parts");
        // 74734·2/7 = 21352.57, twice, and 74734·3/7 = 32028.86: what is left goes to the largest fraction first.
        assertThat(shown.valueStream().map(part -> part.path("amountFen").asLong())).containsExactly(21_353L, 21_352L, 32_029L);
        county.done(1, "/api/incentive/brands", RetentionCounty.brand("BEST", 600, "5"));
        county.done(1, "/api/incentive/runs", Map.of("year", 2026, "institution", "H1", "reason", "price of BEST"));
        county.approveAndPublish(county.latest("H1"));
        assertThat(RetentionCounty.code(county.door.postAs(own, "/api/incentive/splits", body))).as("superseded")
                .isEqualTo("incentive_split_published");
        county.claimsHold();
    }
}
