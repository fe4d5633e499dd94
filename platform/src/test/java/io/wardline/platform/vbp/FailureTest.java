package io.wardline.platform.vbp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.platform.TestDoor;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A supplier's failure is shown beside the raw rate, and excuses only where a rule says so and two persons have approved it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FailureTest {
    private VbpCounty county;

    @BeforeAll
    void open() {
        county = new VbpCounty();
    }

    @AfterAll
    void close() {
        county.close();
    }

    private TestDoor.Reply report(String batch, Map<String, ?> other) {
        var body = new HashMap<String, Object>(Map.of(
                "batch", batch, "agreement", "Y1", "institution", "H1", "product", "P", "supplier", "MAKER", "orderNo", "F-" + batch,
                "orderLine", 1, "orderedAt", "2026-03-01T08:00:00+08:00", "quantity", 400));
        body.putAll(Map.of("reminders", 2, "words", "out of stock"));
        body.putAll(other);
        return county.door.post("/api/vbp/failures", body);
    }

    private TestDoor.Reply judge(String account, long id, boolean approved) {
        return county.door.postAs(account, "/api/vbp/failures/" + id + "/verdicts", Map.of("approved", approved, "words", "seen"));
    }

    /** The second approval of a third person, who has no account at this door. */
    private void approvedByAThird(long id) {
        county.county.execute("insert into vbp_failure_verdict (failure_id, institution_id, reporter_id, judge_id, judged_by, judged_on,"
                + " approved, words, act_id, at) select id, institution_id, reporter_id, 3, 'third', '2026-03-05', true, 'seen', act_id, now()"
                + " from vbp_failure where id = " + id);
    }

    @Test
    void the_raw_rate_stays_and_the_rate_without_the_failure_stands_beside_it() {
        var batch = county.batch("OWN");
        county.agree(batch, "H1", 1000);
        county.receive("H1", "H1-STORE", batch, "O1", "2026-02-01", 600);
        var id = report(batch, Map.of()).body().get("id").asLong();
        var figures = county.explained(batch, "H1").body().at("/figures");
        assertThat(figures.path("failedUnits").asLong()).isEqualTo(400);
        assertThat(figures.path("excusedUnits").asLong()).isZero();
        assertThat(figures.at("/completion/shown").asText()).isEqualTo("60.000 %");
        assertThat(figures.at("/excludedCompletion/shown").asText()).isEqualTo("100.000 %");
        assertThat(figures.path("status").asText()).as("MON-DEFAULT excuses nothing").isEqualTo("RED");
        var listed = county.door.get("/api/vbp/failures?batch=" + batch).body().at("/items/0");
        assertThat(listed.path("confirmBy").asText()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(listed.path("deliverBy").asText()).isEqualTo("2026-03-04T00:00:00Z");
        assertThat(listed.path("failedOn").asText()).isEqualTo("2026-03-04");
        assertThat(judge("second", id, false).status()).isEqualTo(201);
        assertThat(county.explained(batch, "H1").body().at("/figures/failedUnits").asLong()).as("rejected").isZero();
        county.allClaimsHold();
    }

    @Test
    void two_approvals_and_a_rule_that_says_so_change_the_status_and_neither_does_alone() {
        var batch = county.batch("OWN");
        county.agree(batch, "H1", 1000);
        county.receive("H1", "H1-STORE", batch, "O1", "2026-02-01", 600);
        county.receive("H1", "H1-STORE", batch + "X", "O2", "2026-02-02", 200);
        var id = report(batch, Map.of()).body().get("id").asLong();
        // The only day on which this county's rule lets approved failures count.
        county.inForce("MON-EXCUSES", "2026-11-20", "{\"greenFrom\":\"1\",\"yellowFrom\":\"0.8\",\"graceDays\":30,"
                + "\"supplyExemption\":\"APPROVED\",\"nonSelectedExclusion\":\"APPROVED\"}");
        county.county.execute("insert into vbp_failure_verdict (failure_id, institution_id, reporter_id, judge_id, judged_by, judged_on,"
                + " approved, words, act_id, at) select id, institution_id, reporter_id, 4, 'fourth', '2026-03-05', true, 'seen', act_id, now()"
                + " from vbp_failure where id = " + id);
        assertThat(status(batch, "2026-11-20")).as("one approval").isEqualTo("RED");
        approvedByAThird(id);
        assertThat(status(batch, "2026-11-20")).as("two approvals").isEqualTo("DONE");
        assertThat(status(batch, "2026-11-21")).as("two approvals under a rule that excuses nothing").isEqualTo("RED");
        var excused = at(batch, "2026-11-20");
        assertThat(excused.at("/figures/excusedUnits").asLong()).isEqualTo(400);
        assertThat(excused.at("/figures/completion/shown").asText()).as("the raw rate").isEqualTo("60.000 %");
        assertThat(excused.at("/figures/nonSelected/shown").asText()).isEqualTo("0.000 %");
        assertThat(at(batch, "2026-11-21").at("/figures/nonSelected/shown").asText()).isEqualTo("25.000 %");
        assertThat(excused.at("/steps").valueStream().map(step -> step.path("name").asText())).contains("excusedUnits");
        assertThat(status(batch, "2026-03-03")).as("before the deadline nothing has failed").isNotEqualTo("DONE");
    }

    @Test
    void what_came_late_on_the_very_order_line_is_bought_and_no_longer_missing() {
        var batch = county.batch("OWN");
        county.agree(batch, "H1", 1000);
        county.receive("H1", "H1-STORE", batch, "F-" + batch, "2026-03-04", 100);
        report(batch, Map.of());
        assertThat(failed(batch, null)).as("what came by the deadline was not reported").isEqualTo(400);
        var late = county.receive("H1", "H1-STORE", batch, "F-" + batch, "2026-04-01", 150);
        county.receive("H1", "H1-STORE", batch, "OTHER-" + batch, "2026-04-01", 30);
        county.receive("H1", "H1-STORE", batch + "X", "F-" + batch, "2026-04-01", 20);
        assertThat(failed(batch, null)).as("another order and another product are no delivery of it").isEqualTo(250);
        assertThat(failed(batch, "2026-03-31")).as("before it came").isEqualTo(400);
        assertThat(matrixFailed(batch)).isEqualTo(250);
        county.done("/api/warehouse/receipts/" + late + "/returns", Map.of(
                "returnedOn", "2026-11-22", "reason", "broken", "lines", List.of(Map.of("line", 1, "quantity", 50))));
        assertThat(failed(batch, null)).as("what went back is missing again").isEqualTo(300);
        county.map("M-" + batch, batch, 10, "2026-01-01");
        county.bring("", VbpCounty.HEAD + batch + ",F-" + batch + ",1,H1,M-" + batch + ",Saline,35,盒,2026-05-01\n");
        assertThat(failed(batch, null)).as("the platform's line says that 350 came").isEqualTo(50);
        county.receive("H1", "H1-STORE", batch, "F-" + batch, "2026-06-01", 500);
        assertThat(failed(batch, null)).as("more than was missing").isZero();
        assertThat(matrixFailed(batch)).isZero();
        county.allClaimsHold();
    }

    private long failed(String batch, @Nullable String day) {
        var figures = (day == null ? county.explained(batch, "H1").body() : at(batch, day)).at("/figures");
        return figures.path("failedUnits").asLong();
    }

    /** By the statement from which the matrix is remembered. */
    private long matrixFailed(String batch) {
        return county.county.inTransaction(tx -> {
            var fields = new MatrixStore().fields(tx, new ProgressStore.Filter(batch, null, null, null), 10);
            return new MatrixStore().products(tx, fields.stream().map(MatrixStore.Counted::field).toList(), LocalDate.of(2026, 11, 22))
                    .stream().mapToLong(product -> product.row().failedUnits()).sum();
        });
    }

    private String status(String batch, String day) {
        return at(batch, day).at("/figures/status").asText();
    }

    private JsonNode at(String batch, String day) {
        return county.door.get("/api/vbp/progress/explanation" + VbpCounty.cell(batch, "H1") + "&asOf=" + day).body();
    }

    @Test
    void what_has_not_failed_is_refused_and_nobody_judges_the_own_report_or_twice() {
        var batch = county.batch("OWN");
        county.agree(batch, "H1", 1000);
        assertThat(code(report(batch, Map.of("supplier", "OTHER")))).isEqualTo("vbp_failure_supplier_selected");
        assertThat(code(report(batch, Map.of("orderedAt", "2025-12-31T08:00:00+08:00")))).isEqualTo("vbp_failure_in_period");
        assertThat(code(report(batch, Map.of("orderedAt", "2026-11-22T08:00:00+08:00")))).isEqualTo("vbp_failure_due");
        assertThat(code(report(batch, Map.of("attachment", 9)))).isEqualTo("vbp_failure_attachment_fkey");
        assertThat(code(report(batch, Map.of("institution", "NOSUCH")))).isEqualTo("place_institution_fkey");
        assertThat(report(batch, Map.of("quantity", 0)).status()).isEqualTo(400);
        var id = report(batch, Map.of()).body().get("id").asLong();
        assertThat(code(report(batch, Map.of()))).isEqualTo("vbp_failure_order_key");
        assertThat(code(judge("admin", id, true))).isEqualTo("vbp_failure_verdict_other_person");
        assertThat(judge("second", id, true).status()).isEqualTo(201);
        assertThat(code(judge("second", id, true))).isEqualTo("vbp_failure_verdict_pkey");
        assertThat(judge("second", 999_999, true).status()).isEqualTo(404);
    }

    private static String code(TestDoor.Reply reply) {
        assertThat(reply.status()).isEqualTo(409);
        return reply.body().get("code").asText();
    }
}
