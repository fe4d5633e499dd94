package io.wardline.platform.vbp;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.TestCounty;
import io.wardline.platform.vbp.ProgressStore.Filter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** By which rule progress is judged, as of which day, and what other parameters would change; on 2026-11-23 in the county. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MonitoringTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    /** Straight from the ledger, without a table of the warehouse or of this room. */
    private static final String BY_THE_LEDGER =
            """
            select coalesce(sum(case when m.from_place_id = 3 then m.quantity else -m.quantity end), 0)::bigint
            from ledger_movement m
            join ledger_owner o on o.id = m.owner_id
            join catalog_item i on i.id = m.item_id
            where 3 in (m.from_place_id, m.to_place_id) and o.code = '%s' and i.code = '%s'
              and (m.occurred_at at time zone 'Asia/Shanghai')::date <= '%s'
            """;

    private VbpCounty county;

    @BeforeAll
    void open() {
        county = new VbpCounty();
    }

    @AfterAll
    void close() {
        county.close();
    }

    @Test
    void the_figures_of_any_day_are_what_its_dated_entries_add_up_to_and_todays_are_the_kept_ones() {
        var random = new Random(20261123);
        for (var history = 0; history < 3; history++) {
            var batch = county.batch("OWN");
            county.agree(batch, "H1", 1000);
            county.map("M-" + batch, batch, 28, "2026-01-01");
            happens(batch, random);
            for (var question = 0; question < 6; question++) {
                agrees(batch, TODAY.minusDays(random.nextInt(330)));
            }
            agrees(batch, TODAY);
            var filter = new Filter(batch, null, null, null);
            var store = new ProgressStore();
            List<ProgressRow> counted = county.county.inTransaction(tx -> store.counted(tx, "", 100, filter, TODAY));
            List<ProgressRow> kept = county.county.inTransaction(tx -> store.kept(tx, "", 100, filter, TODAY));
            assertThat(counted).isNotEmpty().isEqualTo(kept);
        }
        county.allClaimsHold();
    }

    private void happens(String batch, Random random) {
        var lines = new StringBuilder(VbpCounty.HEAD);
        for (var step = 0; step < 12; step++) {
            var day = TODAY.minusDays(10 + random.nextInt(310));
            var institution = random.nextBoolean() ? "H1" : "H2";
            var quantity = 20 + random.nextInt(80);
            var receipt = county.receive(
                    institution, institution + "-STORE", random.nextInt(4) == 0 ? batch + "X" : batch, "O" + step, day.toString(), quantity);
            if (random.nextInt(3) == 0) {
                county.done("/api/warehouse/receipts/" + receipt + "/returns", Map.of(
                        "returnedOn", day.plusDays(random.nextInt(10)).toString(), "reason", "broken",
                        "lines", List.of(Map.of("line", 1, "quantity", 1 + random.nextInt(quantity)))));
            }
            lines.append("%s,P%s-%d,1,%s,M-%s,Saline,%d,盒,%s\n".formatted(
                    batch, batch, step, institution, batch, 1 + random.nextInt(5), TODAY.minusDays(random.nextInt(310))));
        }
        assertThat(county.bring("", lines.toString()).status()).isEqualTo(201);
    }

    private void agrees(String batch, LocalDate day) {
        for (var institution : List.of("H1", "H2")) {
            var items = county.door.get("/api/vbp/progress?batch=" + batch + "&institution=" + institution + "&asOf=" + day)
                    .body().path("items");
            if (items.isEmpty()) {
                continue;
            }
            var line = items.get(0);
            assertThat(line.path("netUnits").asLong()).as("%s on %s", institution, day)
                    .isEqualTo(county.number(BY_THE_LEDGER.formatted(institution, batch, day)));
            assertThat(line.at("/own/other").asLong()).isEqualTo(county.number(BY_THE_LEDGER.formatted(institution, batch + "X", day)));
            assertThat(line.at("/platform/accepted").asLong()).isEqualTo(county.number(
                    "select coalesce(sum(n.quantity * 28), 0)::bigint from vbp_line n join place_institution i on i.id = n.institution_id"
                            + " where n.platform_code = 'M-" + batch + "' and i.code = '" + institution + "' and n.accepted_on <= '" + day + "'"));
        }
    }

    @Test
    void a_day_that_has_not_come_is_malformed_and_one_before_the_start_has_not_started() {
        var batch = county.batch("OWN");
        county.agree(batch, "H1", 100);
        assertThat(county.door.get("/api/vbp/progress?asOf=2026-11-24").body().at("/errors/0/field").asText()).isEqualTo("asOf");
        assertThat(county.door.get("/api/vbp/progress?asOf=tomorrow").status()).isEqualTo(400);
        assertThat(county.door.get("/api/vbp/progress/explanation" + VbpCounty.cell(batch, "H1") + "&asOf=2025-12-31").body()
                .at("/figures/status").asText()).isEqualTo("NOT_STARTED");
    }

    @Test
    void the_set_in_force_for_the_region_judges_its_days_and_every_answer_names_it() {
        var batch = county.batch("OWN");
        county.agree(batch, "H1", 1000);
        county.receive("H1", "H1-STORE", batch, "O1", "2026-03-01", 150);
        // 80 of 365 days: 150/1000 is below 0.8 of them and above 0.6.
        var day = "2026-03-21";
        var before = county.door.get("/api/vbp/progress?batch=" + batch + "&asOf=" + day).body();
        assertThat(before.at("/items/0/status").asText()).isEqualTo("RED");
        assertThat(before.at("/rule/name").asText()).isEqualTo("MON-DEFAULT");
        assertThat(before.at("/rule/inForce").asBoolean()).isFalse();
        assertThat(before.at("/rule/source").asText()).isEqualTo("no official source: the operator's choice");
        assertThat(before.at("/rule/hash").asText()).hasSize(64);
        county.inForce("MON-MARCH", "2026-03-21", "{\"greenFrom\":\"1\",\"yellowFrom\":\"0.6\",\"graceDays\":0}");
        var after = county.door.get("/api/vbp/progress?batch=" + batch + "&asOf=" + day).body();
        assertThat(after.at("/items/0/status").asText()).isEqualTo("YELLOW");
        assertThat(after.at("/rule/name").asText()).isEqualTo("MON-MARCH");
        assertThat(after.at("/rule/inForce").asBoolean()).isTrue();
        assertThat(county.door.get("/api/vbp/progress/overview?batch=" + batch + "&asOf=" + day).body().at("/rule/name").asText())
                .isEqualTo("MON-MARCH");
        assertThat(county.door.get("/api/vbp/progress/explanation" + VbpCounty.cell(batch, "H1") + "&asOf=2026-03-22").body()
                .at("/rule/name").asText()).as("the day after its last").isEqualTo("MON-DEFAULT");
    }

    @Test
    void a_batch_that_names_no_fact_goes_by_the_one_that_the_rule_names() {
        var batch = county.batch("OWN");
        county.county.execute("update vbp_batch set source = null where code = '" + batch + "'");
        county.agree(batch, "H1", 1000);
        county.receive("H1", "H1-STORE", batch, "O1", "2026-02-01", 900);
        var lower = county.explained(batch, "H1").body();
        assertThat(lower.at("/figures/source").asText()).isEqualTo("LOWER");
        assertThat(lower.at("/figures/netUnits").asLong()).isZero();
        county.inForce("MON-APRIL", "2026-04-01",
                "{\"greenFrom\":\"1\",\"yellowFrom\":\"0.8\",\"graceDays\":30,\"progressSource\":\"OWN\"}");
        var own = county.door.get("/api/vbp/progress/explanation" + VbpCounty.cell(batch, "H1") + "&asOf=2026-04-01").body();
        assertThat(own.at("/figures/source").asText()).isEqualTo("OWN");
        assertThat(own.at("/figures/netUnits").asLong()).isEqualTo(900);
        assertThat(county.door.get("/api/vbp/batches").body().path("items").valueStream()
                .filter(each -> each.path("code").asText().equals(batch))).allMatch(each -> each.path("source").isNull());
    }

    @Test
    void what_other_parameters_would_change_is_told_and_nothing_is_kept() {
        var batch = county.batch("OWN");
        county.agree(batch, "H1", 1000);
        county.agree(batch, "H2", 1000);
        county.receive("H1", "H1-STORE", batch, "O1", "2026-03-01", 700);
        county.receive("H2", "H2-STORE", batch, "O2", "2026-03-01", 100);
        var acts = county.number("select count(*) from audit_act");
        var tried = county.door.post("/api/vbp/progress/what-if", Map.of(
                "batch", batch, "params", "{\"greenFrom\":\"1\",\"yellowFrom\":\"0.7\",\"graceDays\":30}"));
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.body().path("whatIf").asBoolean()).isTrue();
        assertThat(tried.body().path("judged").asInt()).isEqualTo(2);
        assertThat(tried.body().path("changed").asInt()).isEqualTo(1);
        assertThat(tried.each("institution")).containsExactly("H1");
        assertThat(tried.each("before")).containsExactly("RED");
        assertThat(tried.each("after")).containsExactly("YELLOW");
        assertThat(county.number("select count(*) from audit_act")).isEqualTo(acts);
        assertThat(county.explained(batch, "H1").body().at("/figures/status").asText()).isEqualTo("RED");
    }

    @Test
    void every_fault_of_parameters_that_are_tried_out_is_named_by_its_path() {
        var wrong = county.door.post("/api/vbp/progress/what-if", Map.of(
                "params", "{\"greenFrom\":\"3\",\"graceDays\":-1,\"colour\":\"red\",\"progressSource\":\"NONE\"}"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().path("errors").valueStream().map(error -> error.path("field").asText()))
                .containsExactlyInAnyOrder(
                        "params.greenFrom", "params.yellowFrom", "params.graceDays", "params.progressSource", "params.colour");
        var impossible = county.door.post("/api/vbp/progress/what-if", Map.of(
                "params", "{\"greenFrom\":\"1\",\"yellowFrom\":\"0.8\",\"graceDays\":1,\"countingPoint\":\"INSTITUTION_ACCEPTANCE\"}"));
        assertThat(impossible.body().at("/errors/0/message").asText()).contains("not kept yet");
    }

    @Test
    void the_saved_file_is_exactly_the_filtered_view_and_names_its_day_and_its_rule() {
        var batch = county.batch("OWN");
        county.agree(batch, "H1", 1000);
        county.agree(batch, "H2", 500);
        county.receive("H1", "H1-STORE", batch, "O1", "2026-03-01", 700);
        var saved = county.door.save("/api/vbp/progress/export?format=csv&batch=" + batch);
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.trailers().get("X-Wardline-Rows")).isEqualTo("2");
        assertThat(URLDecoder.decode(saved.headers().get("X-Wardline-Filter"), StandardCharsets.UTF_8))
                .contains(batch, "MON-DEFAULT v1", "2026-11-23", "no official source");
        var lines = new String(saved.content(), StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).contains("H1", "1000", "700", "70.000 %");
        assertThat(county.door.save("/api/vbp/progress/export?format=xlsx&batch=" + batch).content()).startsWith('P', 'K');
    }
}
