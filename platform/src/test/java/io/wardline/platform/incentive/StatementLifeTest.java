package io.wardline.platform.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.TestDoor;
import io.wardline.platform.statement.Recomputed;
import io.wardline.platform.statement.StatementKind;
import io.wardline.platform.statement.Statements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A retention statement from the calculation to the payment, and what nobody may do on the way. */
final class StatementLifeTest {
    private static final long CALCULATOR = 1;
    private static final long DECIDER = 4;
    private static final long PHARMACIST = 9;

    private RetentionCounty county;

    @BeforeEach
    void open() {
        county = new RetentionCounty(true);
        county.enterAll();
    }

    @AfterEach
    void close() {
        county.close();
    }

    @Test
    void two_persons_approve_and_neither_is_the_one_who_calculated() {
        var id = county.calculate("H1");
        assertThat(refused(CALCULATOR, id, "/approvals", Map.of())).isEqualTo("statement_approval_not_by_calculator");
        assertThat(refused(CALCULATOR, id, "/publication", Map.of())).isEqualTo("statement_state_elsewhere");
        county.done(2, RetentionCounty.of(id) + "/approvals", Map.of("words", "compared"));
        assertThat(refused(2, id, "/approvals", Map.of())).isEqualTo("statement_approval_two_persons");
        county.done(3, RetentionCounty.of(id) + "/approvals", Map.of());
        assertThat(state(id)).isEqualTo("APPROVED");
        assertThat(refused(5, id, "/approvals", Map.of())).isEqualTo("statement_state_elsewhere");
        county.claimsHold();
    }

    @Test
    void what_is_sent_back_gets_a_new_version_though_nothing_changed() {
        var first = county.calculate("H1");
        county.done(2, RetentionCounty.of(first) + "/return", Map.of("words", "the score is another hospital's"));
        assertThat(state(first)).isEqualTo("RETURNED");
        var second = county.calculate("H1");
        assertThat(county.standing(second).path("version").asInt()).isEqualTo(2);
        assertThat(refused(2, first, "/approvals", Map.of())).isEqualTo("statement_state_elsewhere");
        assertThat(state(second)).isEqualTo("CALCULATED");
        county.claimsHold();
    }

    @Test
    void the_last_day_of_the_window_counts_make_up_workdays_and_no_holiday() {
        var id = county.publish("H1");
        // Of ten working days after Monday 28 September 2026: 29, 30; 8, 9 October; Saturday the 10th is worked; 12 to 16.
        assertThat(county.standing(id).path("lastDay").asText()).isEqualTo("2026-10-16");
        assertThat(county.standing(id).path("number").asText()).isEqualTo("COUNTY-JYLY-2026-000001");

        county.today("2026-10-16");
        assertThat(object("H1", id, Map.of("words", "on the last day")).status()).isEqualTo(201);
        assertThat(state(id)).isEqualTo("OBJECTED");
        county.today("2026-10-17");
        assertThat(RetentionCounty.code(object("H1", id, Map.of("words", "too late")))).isEqualTo("statement_objection_in_window");
        county.claimsHold();
    }

    @Test
    void a_window_that_reaches_into_an_unknown_year_is_refused_by_its_name() {
        county.today("2026-12-28");
        var id = county.calculate("H1");
        county.done(2, RetentionCounty.of(id) + "/approvals", Map.of());
        county.done(3, RetentionCounty.of(id) + "/approvals", Map.of());
        var refused = county.as(CALCULATOR, RetentionCounty.of(id) + "/publication", Map.of());
        assertThat(RetentionCounty.code(refused)).isEqualTo("statement_calendar_unknown");
        assertThat(refused.body().path("detail").asText()).contains("2027");
        assertThat(county.number("select count(*) from file_number")).as("no number is lost").isZero();
    }

    @Test
    void an_objection_comes_from_the_institution_itself_and_names_a_line() {
        var id = county.publish("H1");
        assertThat(refused(2, id, "/objections", Map.of("words", "no"))).isEqualTo("statement_objection_own_people");
        assertThat(object("H2", id, Map.of("words", "no")).status()).as("another's statement is not in sight").isEqualTo(404);
        assertThat(RetentionCounty.code(object("H1", id, Map.of("line", "B1/Y1/Q", "words", "no")))).isEqualTo("statement_objection_line");
        assertThat(RetentionCounty.code(object("H1", id, Map.of("words", "no", "attachment", 999_999))))
                .isEqualTo("statement_objection_attachment_fkey");
        var paper = county.standing(id).path("attachment").asLong();
        assertThat(object("H1", id, Map.of("line", "B1/Y1/P", "words", "see", "attachment", paper)).status()).isEqualTo(201);
        assertThat(object("H1", id, Map.of("words", "and the whole")).status()).isEqualTo(201);
        assertThat(county.standing(id).path("undecided").asInt()).isEqualTo(2);
    }

    @Test
    void whoever_calculated_or_objected_does_not_decide_and_payment_waits() {
        var id = county.publish("H1");
        var objection = object("H1", id, Map.of("words", "receipts are missing")).body().path("id").asLong();
        var decision = "/api/statement/objections/" + objection + "/decision";
        var rejected = Map.of("outcome", "REJECTED", "words", "they are counted");
        county.today("2026-10-20");
        assertThat(RetentionCounty.code(county.as(CALCULATOR, decision, rejected))).isEqualTo("statement_decision_not_by_calculator");
        assertThat(RetentionCounty.code(county.as(PHARMACIST, decision, rejected))).isEqualTo("statement_decision_not_by_objector");
        assertThat(refused(CALCULATOR, id, "/payments", payment(74_734, "2026-10-20", "F-1"))).isEqualTo("statement_payment_not_final");

        county.done(DECIDER, decision, rejected);
        assertThat(RetentionCounty.code(county.as(DECIDER, decision, rejected))).isEqualTo("statement_decision_pkey");
        assertThat(state(id)).isEqualTo("FINAL");
        county.done(CALCULATOR, RetentionCounty.of(id) + "/payments", payment(70_000, "2026-10-20", "F-1"));
        assertThat(refused(CALCULATOR, id, "/payments", payment(4_735, "2026-10-20", "F-2"))).isEqualTo("statement_payment_above_payable");
        assertThat(refused(CALCULATOR, id, "/payments", payment(1, "2026-10-20", "F-1"))).isEqualTo("statement_payment_reference_key");
        assertThat(refused(CALCULATOR, id, "/payments", payment(1, "2026-10-16", "F-2"))).isEqualTo("statement_payment_day");
        county.done(CALCULATOR, RetentionCounty.of(id) + "/payments", payment(4_734, "2026-10-20", "F-2"));
        assertThat(state(id)).isEqualTo("PAID");
        county.claimsHold();

        // Whoever decided does not calculate this statement afterwards.
        var again = county.done(DECIDER, "/api/incentive/runs", Map.of("year", 2026, "institution", "H1", "reason", "once more")).body();
        assertThat(again.at("/filing/refused").toString()).isEqualTo("[\"H1\"]");
    }

    @Test
    void an_upheld_objection_needs_a_corrected_version_and_what_was_paid_before_counts() {
        var first = county.publish("H1");
        county.today("2026-10-20");
        county.done(CALCULATOR, RetentionCounty.of(first) + "/payments", payment(74_734, "2026-10-20", "F-1"));

        // An input changes afterwards: the published result stands, and the difference shows.
        county.done(CALCULATOR, "/api/incentive/brands", RetentionCounty.brand("BEST", 600, "5"));
        assertThat(county.standing(first).path("payableFen").asLong()).isEqualTo(74_734);
        var present = county.door.get(RetentionCounty.of(first) + "/difference").body();
        assertThat(present.path("inputs").toString()).isEqualTo(
                "[{\"line\":\"B1/Y1/P\",\"name\":\"formerAmount\",\"before\":\"3600\",\"after\":\"4200\"}]");
        assertThat(present.path("figures").get(0).toString())
                .isEqualTo("{\"line\":null,\"name\":\"payable\",\"before\":\"747.34\",\"after\":\"936.34\"}");
        var stands = county.done(CALCULATOR, "/api/incentive/runs", Map.of("year", 2026, "institution", "H1")).body();
        assertThat(stands.at("/filing/standing").toString()).as("nobody gave a reason").isEqualTo("[\"H1\"]");

        county.done(CALCULATOR, "/api/incentive/runs", Map.of("year", 2026, "institution", "H1", "reason", "price of BEST"));
        var second = county.latest("H1");
        assertThat(state(first)).as("until the correction is published").isEqualTo("PAID");
        county.approveAndPublish(second);
        assertThat(state(first)).isEqualTo("SUPERSEDED");
        assertThat(county.standing(second).path("dueFen").asLong()).as("to be paid beside").isEqualTo(93_634 - 74_734);
        assertThat(county.standing(second).path("reason").asText()).isEqualTo("price of BEST");
        assertThat(refused(CALCULATOR, first, "/payments", payment(1, "2026-10-20", "F-9"))).isEqualTo("statement_payment_not_final");

        var compared = county.door.get("/api/statement/comparison?former=" + first + "&latter=" + second).body();
        assertThat(compared.path("inputs").size()).isEqualTo(1);
        assertThat(compared.path("figures").valueStream().map(each -> each.path("name").asText())).contains("payable", "base", "budget");

        object("H1", second, Map.of("words", "still wrong"));
        var objection = county.number("select max(id) from statement_objection");
        county.done(DECIDER, "/api/statement/objections/" + objection + "/decision", Map.of("outcome", "UPHELD", "words", "right"));
        assertThat(state(second)).isEqualTo("UPHELD");
        county.done(CALCULATOR, "/api/incentive/brands", RetentionCounty.brand("BEST", 600, "2"));
        var third = county.calculate("H1");
        assertThat(county.standing(third).path("version").asInt()).isEqualTo(3);
        county.approveAndPublish(third);
        assertThat(county.standing(third).path("dueFen").asLong()).as("to be reclaimed").isNegative();
        county.claimsHold();
    }

    @Test
    void lists_page_by_key_and_show_a_hospital_its_own_only() {
        county.publish("H1");
        county.calculate("H2");
        var first = county.door.get("/api/statement/statements?year=2026&limit=1");
        assertThat(first.each("institution")).containsExactly("H1");
        var rest = county.door.get("/api/statement/statements?year=2026&limit=1&after=" + first.body().path("next").asText());
        assertThat(rest.each("institution")).containsExactly("H2");
        assertThat(county.door.get("/api/statement/statements?state=PUBLISHED").each("institution")).containsExactly("H1");
        assertThat(county.door.getAs(county.own(PHARMACIST, "H1"), "/api/statement/statements").each("institution")).containsExactly("H1");
        assertThat(county.door.getAs(county.own(PHARMACIST, "H2"), "/api/statement/statements").each("institution")).as("not published").isEmpty();
        assertThat(county.door.get("/api/statement/total?kind=RETENTION&year=2026").body().path("items").toString()).isEqualTo(
                "[{\"state\":\"CALCULATED\",\"statements\":1,\"payableFen\":74734,\"paidFen\":0},"
                        + "{\"state\":\"PUBLISHED\",\"statements\":1,\"payableFen\":74734,\"paidFen\":0}]");
    }

    @Test
    void a_hospital_sees_a_version_from_its_publication_on() {
        var own = county.own(PHARMACIST, "H1");
        var first = county.publish("H1");
        county.done(CALCULATOR, "/api/incentive/brands", RetentionCounty.brand("BEST", 600, "5"));
        var second = corrected("H1", "price of BEST");
        assertThat(county.door.getAs(own, "/api/statement/statements").each("version")).containsExactly("1");
        assertThat(county.door.getAs(own, "/api/statement/statements?latest=true").each("version")).containsExactly("1");
        assertThat(county.door.getAs(own, RetentionCounty.of(second)).status()).isEqualTo(404);
        assertThat(county.door.getAs(own, RetentionCounty.of(second) + "/sheet").status()).isEqualTo(404);
        assertThat(county.door.getAs(own, "/api/statement/comparison?former=" + first + "&latter=" + second).status()).isEqualTo(404);
        var whole = county.door.getAs(own, RetentionCounty.of(first)).body();
        assertThat(whole.path("versions").size()).isEqualTo(1);
        assertThat(whole.at("/standing/latestVersion").asInt()).isEqualTo(1);
        assertThat(county.door.getAs(own, "/api/incentive/county?year=2026").each("payableFen")).containsExactly("74734");
        assertThat(county.door.getAs(own, "/api/incentive/county/total?year=2026").body().path("payableFen").asLong()).isEqualTo(74_734);
        assertThat(county.door.getAs(own, "/api/statement/total?kind=RETENTION&year=2026").each("payableFen")).containsExactly("74734");

        county.approveAndPublish(second);
        assertThat(county.door.getAs(own, RetentionCounty.of(second)).status()).isEqualTo(200);
        assertThat(county.door.getAs(own, "/api/incentive/county?year=2026").each("payableFen")).containsExactly("93634");
    }

    @Test
    void what_was_sent_back_counts_nowhere_and_hides_nothing_that_stands() {
        county.publish("H1");
        county.done(CALCULATOR, "/api/incentive/brands", RetentionCounty.brand("BEST", 600, "5"));
        county.done(2, RetentionCounty.of(corrected("H1", "price of BEST")) + "/return", Map.of("words", "another product's price"));
        county.done(2, RetentionCounty.of(county.calculate("H2")) + "/return", Map.of("words", "the same"));
        assertThat(county.door.get("/api/incentive/county?year=2026").each("payableFen")).containsExactly("74734", "null");
        assertThat(county.door.get("/api/incentive/county/total?year=2026").body().path("statements").asInt()).isEqualTo(1);
        assertThat(county.door.get("/api/statement/total?kind=RETENTION&year=2026").body().path("items").toString())
                .isEqualTo("[{\"state\":\"PUBLISHED\",\"statements\":1,\"payableFen\":74734,\"paidFen\":0}]");
        assertThat(county.door.get("/api/statement/statements?latest=true").each("state")).containsExactly("PUBLISHED", "RETURNED");
    }

    @Test
    void nothing_is_paid_on_a_version_while_its_correction_waits() {
        var first = county.publish("H1");
        county.today("2026-10-20");
        county.done(CALCULATOR, "/api/incentive/brands", RetentionCounty.brand("BEST", 600, "2"));
        var second = corrected("H1", "price of BEST");
        assertThat(refused(CALCULATOR, first, "/payments", payment(74_734, "2026-10-20", "F-1")))
                .isEqualTo("statement_payment_correction_waits");
        county.done(2, RetentionCounty.of(second) + "/return", Map.of("words", "another product's price"));
        county.done(CALCULATOR, RetentionCounty.of(first) + "/payments", payment(74_734, "2026-10-20", "F-1"));
        assertThat(state(first)).isEqualTo("PAID");
    }

    @Test
    void what_is_published_is_corrected_with_a_reason_though_a_correction_was_sent_back_or_waits() {
        county.publish("H1");
        county.done(CALCULATOR, "/api/incentive/brands", RetentionCounty.brand("BEST", 600, "5"));
        var second = corrected("H1", "price of BEST");
        county.done(CALCULATOR, "/api/incentive/brands", RetentionCounty.brand("BEST", 600, "6"));
        var ordinary = Map.of("year", 2026, "institution", "H1");
        assertThat(county.done(CALCULATOR, "/api/incentive/runs", ordinary).body().at("/filing/standing").size()).isEqualTo(1);
        county.done(2, RetentionCounty.of(second) + "/return", Map.of("words", "it has risen once more"));
        assertThat(county.done(CALCULATOR, "/api/incentive/runs", ordinary).body().at("/filing/standing").size()).isEqualTo(1);
        assertThat(county.standing(corrected("H1", "price of BEST, again")).path("reason").asText()).isEqualTo("price of BEST, again");
    }

    @Test
    void what_was_calculated_before_an_objection_was_upheld_is_not_published() {
        var first = county.publish("H1");
        var objection = object("H1", first, Map.of("words", "receipts are missing")).body().path("id").asLong();
        county.done(CALCULATOR, "/api/incentive/brands", RetentionCounty.brand("BEST", 600, "5"));
        var second = corrected("H1", "price of BEST");
        county.done(2, RetentionCounty.of(second) + "/approvals", Map.of());
        county.done(3, RetentionCounty.of(second) + "/approvals", Map.of());
        county.today("2026-09-29");
        county.done(DECIDER, "/api/statement/objections/" + objection + "/decision", Map.of("outcome", "UPHELD", "words", "right"));
        assertThat(refused(CALCULATOR, second, "/publication", Map.of())).isEqualTo("statement_objection_upheld_since");
        county.done(2, RetentionCounty.of(second) + "/return", Map.of("words", "the objection came in between"));
        county.approveAndPublish(county.calculate("H1"));
        assertThat(state(first)).isEqualTo("SUPERSEDED");
    }

    @Test
    void an_upheld_objection_is_answered_by_a_version_though_it_comes_to_the_same() {
        var first = county.publish("H1");
        var objection = object("H1", first, Map.of("words", "explain line P")).body().path("id").asLong();
        county.done(DECIDER, "/api/statement/objections/" + objection + "/decision", Map.of("outcome", "UPHELD", "words", "right"));
        var second = county.calculate("H1");
        assertThat(county.standing(second).path("version").asInt()).isEqualTo(2);
        assertThat(county.calculate("H1")).as("one answer is enough").isEqualTo(second);
        county.approveAndPublish(second);
        assertThat(state(first)).isEqualTo("SUPERSEDED");
        county.claimsHold();
    }

    private long corrected(String hospital, String reason) {
        county.done(CALCULATOR, "/api/incentive/runs", Map.of("year", 2026, "institution", hospital, "reason", reason));
        return county.latest(hospital);
    }

    @Test
    void the_window_is_a_setting_with_a_source_and_what_is_published_keeps_its_own() {
        var id = county.publish("H1");
        var shorter = Map.of("kind", "RETENTION", "workingDays", 5, "source", "notice 7");
        county.done(DECIDER, "/api/statement/windows", shorter);
        assertThat(county.door.get("/api/statement/windows").body().at("/items/0/source").asText()).isEqualTo("notice 7");
        var other = county.publish("H2");
        assertThat(county.standing(id).path("lastDay").asText()).isEqualTo("2026-10-16");
        assertThat(county.standing(other).path("lastDay").asText()).isEqualTo("2026-10-10");
    }

    @Test
    void what_was_kept_is_found_when_it_is_not_what_its_inputs_give() {
        var honest = county.publish("H1");
        var forged = county.calculate("H2");
        assertThat(recomputed()).isEqualTo(new Recomputed(2, List.of()));
        county.claimsHold();

        var subject = "statement/RETENTION/2026/H2/1: ";
        assertThat(afterForging(forged, "payable_fen = payable_fen + 1"))
                .containsExactly(subject + "747.35 is payable, and its inputs give 747.34");
        assertThat(afterForging(forged, "payable_fen = payable_fen - 1")).isEmpty();
        assertThat(afterForging(forged, "inputs = replace(inputs, '1.35', '1.25')"))
                .containsExactly(subject + "its inputs are not those of their hash");
        // Whoever forges the hash as well is found by the computation.
        assertThat(afterForging(forged, "inputs_hash = encode(sha256(convert_to(inputs, 'UTF8')), 'hex')"))
                .singleElement().asString().startsWith(subject + "747.34 is payable, and its inputs give ");
        assertThat(state(honest)).isEqualTo("PUBLISHED");
    }

    /** Alters a version as only the owner of the database can, and computes everything again. */
    private List<String> afterForging(long id, String what) {
        county.forge("update statement_version set " + what + " where id = " + id);
        return recomputed().differences();
    }

    private Recomputed recomputed() {
        return Statements.recompute(county.county.platform(), Map.of(StatementKind.RETENTION, Incentive.formula()));
    }

    private TestDoor.Reply object(String hospital, long id, Map<String, ?> words) {
        return county.door.postAs(county.own(PHARMACIST, hospital), RetentionCounty.of(id) + "/objections", words);
    }

    private String refused(long person, long id, String path, Map<String, ?> body) {
        return RetentionCounty.code(county.as(person, RetentionCounty.of(id) + path, body));
    }

    private String state(long id) {
        return county.standing(id).path("state").asText();
    }

    private static Map<String, Object> payment(long fen, String day, String reference) {
        return new HashMap<>(Map.of("route", "FUND_DIRECT", "payee", "H1", "amountFen", fen, "paidOn", day, "reference", reference));
    }
}
