package io.wardline.platform.vbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.platform.TestCounty;
import io.wardline.platform.TestDoor;
import io.wardline.platform.catalog.ItemId;
import io.wardline.platform.ledger.Cause;
import io.wardline.platform.ledger.Goods;
import io.wardline.platform.ledger.LotId;
import io.wardline.platform.ledger.Movement;
import io.wardline.platform.ledger.OwnerId;
import io.wardline.platform.ledger.Posted;
import io.wardline.platform.ledger.Reason;
import io.wardline.platform.place.PlaceId;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agreed volumes against what was bought, on 2026-11-23 in the county. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VbpTest {
    /** Straight from the ledger, without a table of the warehouse or of this room: what came from suppliers and did not go back. */
    private static final String BOUGHT_BY_THE_LEDGER =
            """
            select coalesce(sum(case when m.from_place_id = 3 then m.quantity else -m.quantity end), 0)::bigint
            from ledger_movement m
            join ledger_owner o on o.id = m.owner_id
            join catalog_item i on i.id = m.item_id
            where 3 in (m.from_place_id, m.to_place_id) and o.code = '%s' and i.code = '%s'
              and (m.occurred_at at time zone 'Asia/Shanghai')::date between '2026-01-01' and '2026-12-31'
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
    void what_is_accepted_from_a_supplier_counts_on_its_day_for_whoever_bought_it_wherever_it_stands() {
        var batch = county.batch("OWN");
        county.agree(batch, "H1", 1000);
        county.receive("H1", "H1-STORE", batch, "O1", "2025-12-31", 7);
        county.receive("H1", "H1-STORE", batch, "O2", "2026-01-01", 500);
        var pooled = county.receive("H1", "CENTRAL", batch, "O3", "2026-06-01", 400);
        county.receive("H1", "H1-STORE", batch + "X", "O4", "2026-06-02", 60);
        county.receive("H2", "H2-STORE", batch, "O5", "2026-06-03", 90);
        county.done("/api/warehouse/receipts/" + pooled + "/returns", Map.of(
                "returnedOn", "2026-07-01", "reason", "broken", "lines", List.of(Map.of("line", 1, "quantity", 40))));

        var figures = county.explained(batch, "H1").body();
        assertThat(figures.at("/figures/own").toString()).isEqualTo("{\"accepted\":900,\"returned\":40,\"other\":60}");
        assertThat(figures.at("/figures/netUnits").asLong()).isEqualTo(860)
                .isEqualTo(county.number(BOUGHT_BY_THE_LEDGER.formatted("H1", batch)));
        assertThat(figures.at("/figures/status").asText()).as("0.86 against 327 of 365 days, which is 0.895…").isEqualTo("YELLOW");
        assertThat(figures.at("/figures/completion/exact").asText()).isEqualTo("0.86");
        assertThat(figures.at("/figures/timeProgress/exact").asText()).isEqualTo("327/365");
        assertThat(figures.at("/figures/nonSelected/shown").asText()).isEqualTo("6.522 %");
        assertThat(county.explained(batch, "H2").body().at("/figures/status").asText()).isEqualTo("NO_COMMITMENT");
        assertThat(county.door.get("/api/vbp/progress/entries" + VbpCounty.cell(batch, "H1")).each("orderNo"))
                .containsExactly("O2", "O3", "O4");
        county.allClaimsHold();
    }

    @Test
    void a_transfer_or_what_a_hospital_gets_from_the_county_warehouse_changes_no_progress() {
        var batch = county.batch("OWN");
        county.receive("H1", "CENTRAL", batch, "O1", "2026-06-01", 400);
        var before = county.explained(batch, "H1").body();
        assertThat(county.county.<Object>inTransaction(tx -> county.ledger.post(tx, List.of(
                        moved(batch, "CENTRAL", "H1-STORE", 300, 0), moved(batch, "H1-STORE", "H1-WARD", 100, 1)))))
                .isEqualTo(new Posted(2, 0));
        assertThat(county.explained(batch, "H1").body()).isEqualTo(before);
        county.allClaimsHold();
    }

    private Movement moved(String item, String from, String to, long quantity, int index) {
        var goods = new Goods.Loose(
                new ItemId(county.number("select id from catalog_item where code = '" + item + "'")),
                new LotId(county.number("select l.id from ledger_lot l join catalog_item i on i.id = l.item_id where i.code = '" + item + "'")),
                new OwnerId(county.number("select id from ledger_owner where code = 'H1'")));
        return new Movement(
                Cause.act(UUID.nameUUIDFromBytes(item.getBytes(StandardCharsets.UTF_8))), index,
                place(from), place(to), goods, quantity, Reason.MOVED, "keeper", TestCounty.NOW);
    }

    private PlaceId place(String code) {
        return new PlaceId(county.number("select id from place where code = '" + code + "'"));
    }

    @Test
    void what_is_entered_later_counts_what_was_bought_before() {
        county.county.execute("insert into catalog_item (code, name, base_unit, class, maker) values ('LATE', 'Late', 'bag', 'GENERAL', 'A')");
        county.receive("H1", "H1-STORE", "LATE", "O1", "2026-03-01", 100);
        var batch = county.batch("OWN");
        county.done("/api/vbp/items", Map.of("batch", batch, "product", "P", "item", "LATE", "supplier", "MAKER"));
        assertThat(county.explained(batch, "H1").body().at("/figures/netUnits").asLong()).isEqualTo(100);
        county.receive("H1", "H1-STORE", "LATE", "O2", "2025-03-01", 30);
        county.done("/api/vbp/agreements", Map.of("batch", batch, "code", "Y0", "startsOn", "2025-01-01", "endsOn", "2025-12-31"));
        assertThat(county.door.get("/api/vbp/progress?batch=" + batch).each("netUnits")).containsExactly("30", "100");
        assertThat(county.door.post("/api/vbp/agreements", Map.of(
                        "batch", batch, "code", "Y9", "startsOn", "2025-12-31", "endsOn", "2026-01-01")).body().get("code").asText())
                .isEqualTo("vbp_agreement_apart");
        county.allClaimsHold();
    }

    @Test
    void receipts_at_the_same_moment_all_count() throws Exception {
        var batch = county.batch("OWN");
        try (var threads = Executors.newFixedThreadPool(4)) {
            var posted = IntStream.range(0, 24)
                    .mapToObj(number -> threads.submit(() -> county.receive("H1", "H1-STORE", batch, "O" + number, "2026-06-01", 1 + number)))
                    .toList();
            for (var each : posted) {
                each.get();
            }
        }
        assertThat(county.explained(batch, "H1").body().at("/figures/netUnits").asLong()).isEqualTo(300);
        county.allClaimsHold();
    }

    @Test
    void volumes_come_by_file_all_or_none_and_nothing_may_be_agreed() {
        var batch = county.batch("OWN");
        var query = "?batch=" + batch + "&agreement=Y1";
        var head = "机构编码,产品编码,约定采购量\n";
        var wrong = county.door.upload("/api/vbp/volumes/import" + query, utf8(head + "H1,P,1000\nH9,Q,1\nH1,P,5\nH2,P,\"1,000\"\nH2,P,-1\n"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().get("errors").valueStream().map(error -> error.get("field").asText() + " " + error.get("code").asText()))
                .containsExactlyInAnyOrder("A3 vbp_institution_unknown", "B3 vbp_product_unknown", "B4 sheet_twice", "C5 type", "C6 range");
        assertThat(wrong.body().get("errors").valueStream().filter(error -> error.get("code").asText().equals("sheet_twice")))
                .singleElement().satisfies(twice -> assertThat(twice.get("message").asText()).contains("2"));
        assertThat(county.door.get("/api/vbp/volumes?batch=" + batch).each("quantity")).isEmpty();
        var right = head + "H1,P,1000\nH2,P,0\n";
        assertThat(county.door.upload("/api/vbp/volumes/import" + query + "&dry-run", utf8(right)).body().toString())
                .isEqualTo("{\"rows\":2,\"changed\":0,\"imported\":false}");
        assertThat(county.door.get("/api/vbp/volumes?batch=" + batch).each("quantity")).isEmpty();
        assertThat(county.door.upload("/api/vbp/volumes/import" + query, utf8(right)).body().get("changed").asInt()).isEqualTo(2);
        assertThat(county.door.upload("/api/vbp/volumes/import" + query, utf8(right)).body().get("changed").asInt()).isZero();
        assertThat(county.door.get("/api/vbp/progress/overview?batch=" + batch).each("worst")).containsExactly("RED", "NO_COMMITMENT");
        assertThat(county.explained(batch, "H2").body().at("/figures/completion").isNull()).isTrue();
    }

    @Test
    void a_reported_volume_is_approved_by_another_person_and_then_stays_as_it_is() {
        var batch = county.batch("OWN");
        var cell = Map.of("batch", batch, "agreement", "Y1", "institution", "H1", "product", "P");
        assertThat(report(cell, 799, 1000, null).body().get("code").asText()).isEqualTo("vbp_report_low_has_reason");
        assertThat(report(cell, 799, 1000, "a ward closes").status()).isEqualTo(201);
        assertThat(report(cell, 800, 1000, null).status()).isEqualTo(201);
        var words = new HashMap<String, Object>(cell);
        words.putAll(Map.of("reportedUnits", 799, "meanUnits", 1000, "words", "checked"));
        assertThat(county.door.post("/api/vbp/reports/approval", words).body().get("code").asText()).isEqualTo("vbp_report_two_persons");
        assertThat(county.door.postAs("reviewer", "/api/vbp/reports/approval", words).body().get("code").asText())
                .as("800 since it was seen").isEqualTo("vbp_report_changed");
        words.put("reportedUnits", 800);
        assertThat(county.door.postAs("reviewer", "/api/vbp/reports/approval", words).status()).isEqualTo(201);
        assertThat(county.door.postAs("reviewer", "/api/vbp/reports/approval", words).body().get("code").asText()).isEqualTo("vbp_report_frozen");
        assertThat(report(cell, 900, 1000, null).body().get("code").asText()).isEqualTo("vbp_report_frozen");
        assertThatThrownBy(() -> county.county.execute("update vbp_report set reported = 900"))
                .hasRootCauseInstanceOf(SQLException.class).rootCause().hasMessageContaining("an approved report does not change");
        county.receive("H1", "H1-STORE", batch, "O1", "2026-06-01", 200);
        assertThat(county.door.get("/api/vbp/reports?batch=" + batch).body().at("/items/0/usedShare/shown").asText()).isEqualTo("25.000 %");
    }

    @Test
    void a_reported_volume_is_sent_back_with_the_reason_and_reported_anew() {
        var batch = county.batch("OWN");
        var cell = Map.of("batch", batch, "agreement", "Y1", "institution", "H1", "product", "P");
        report(cell, 1000, 1000, null);
        var seen = new HashMap<String, Object>(cell);
        seen.putAll(Map.of("reportedUnits", 1000, "meanUnits", 1000, "words", "a ward is missing"));
        assertThat(refusal("admin", "return", seen)).as("the own one").isEqualTo("vbp_report_two_persons");
        assertThat(county.door.postAs("reviewer", "/api/vbp/reports/return", seen).status()).isEqualTo(201);
        assertThat(reported(batch).at("/returned/words").asText()).isEqualTo("a ward is missing");
        assertThat(reported(batch).at("/returned/account").asText()).isEqualTo("reviewer");
        assertThat(refusal("reviewer", "return", seen)).isEqualTo("vbp_report_returned");
        assertThat(refusal("reviewer", "approval", seen)).as("it waits for the institution").isEqualTo("vbp_report_returned");

        assertThat(report(cell, 1200, 1000, null).status()).isEqualTo(201);
        assertThat(reported(batch).at("/returned").isNull()).isTrue();
        assertThat(refusal("reviewer", "return", seen)).as("1200 since it was seen").isEqualTo("vbp_report_changed");
        seen.put("reportedUnits", 1200);
        assertThat(county.door.postAs("reviewer", "/api/vbp/reports/approval", seen).status()).isEqualTo(201);
        assertThat(refusal("reviewer", "return", seen)).isEqualTo("vbp_report_frozen");
        assertThat(county.number("select count(*) from audit_row where subject = 'report/" + batch + "/Y1/H1/P' and field = 'returned'"))
                .isEqualTo(1);
        assertThatThrownBy(() -> county.county.execute("update vbp_report_return set words = 'nothing is missing'"))
                .hasRootCauseInstanceOf(SQLException.class);
    }

    private String refusal(String account, String deed, Map<String, Object> seen) {
        return county.door.postAs(account, "/api/vbp/reports/" + deed, seen).body().get("code").asText();
    }

    @Test
    void a_frozen_report_is_superseded_by_two_persons_and_stays_visible() {
        var batch = county.batch("OWN");
        var cell = Map.of("batch", batch, "agreement", "Y1", "institution", "H1", "product", "P");
        report(cell, 1000, 1000, null);
        assertThat(correct("person-7", cell, 800).body().get("code").asText()).isEqualTo("vbp_report_not_frozen");
        var approval = new HashMap<String, Object>(cell);
        approval.putAll(Map.of("reportedUnits", 1000, "meanUnits", 1000, "words", "checked"));
        assertThat(county.door.postAs("reviewer", "/api/vbp/reports/approval", approval).status()).isEqualTo(201);
        county.receive("H1", "H1-STORE", batch, "O1", "2026-06-01", 200);

        var first = correct("person-7", cell, 800).body().get("id").asLong();
        assertThat(correct("reviewer", cell, 700).body().get("code").asText()).isEqualTo("vbp_report_correction_waits");
        assertThat(judge("person-7", first, true).body().get("code").asText()).isEqualTo("vbp_report_correction_review_two_persons");
        assertThat(judge("reviewer", first, false).status()).isEqualTo(201);
        assertThat(judge("reviewer", first, true).body().get("code").asText()).isEqualTo("vbp_report_correction_review_pkey");
        assertThat(reported(batch).at("/reportedUnits").asLong()).as("what was approved stands").isEqualTo(1000);
        assertThat(reported(batch).at("/superseded").isNull()).isTrue();

        var second = correct("person-7", cell, 500).body().get("id").asLong();
        assertThat(judge("reviewer", second, true).status()).isEqualTo(201);
        assertThat(reported(batch).at("/reportedUnits").asLong()).isEqualTo(500);
        assertThat(reported(batch).at("/usedShare/shown").asText()).isEqualTo("40.000 %");
        assertThat(reported(batch).at("/superseded/reportedUnits").asLong()).isEqualTo(1000);
        assertThat(reported(batch).at("/corrections").valueStream().map(each -> each.at("/review/accepted").asText()))
                .containsExactly("false", "true");
        assertThat(judge("reviewer", 999_999, true).status()).isEqualTo(404);
        county.allClaimsHold();
    }

    private TestDoor.Reply correct(String account, Map<String, String> cell, long units) {
        var body = new HashMap<String, Object>(cell);
        body.putAll(Map.of("reportedUnits", units, "meanUnits", 1000, "reason", "a ward was counted twice"));
        return county.door.postAs(account, "/api/vbp/reports/corrections", body);
    }

    private TestDoor.Reply judge(String account, long id, boolean accepted) {
        return county.door.postAs(
                account, "/api/vbp/reports/corrections/" + id + "/review", Map.of("accepted", accepted, "words", "compared"));
    }

    private JsonNode reported(String batch) {
        return county.door.get("/api/vbp/reports?batch=" + batch).body().at("/items/0");
    }

    private TestDoor.Reply report(Map<String, String> cell, long reported, long mean, @Nullable String reason) {
        var body = new HashMap<String, Object>(cell);
        body.put("reportedUnits", reported);
        body.put("meanUnits", mean);
        if (reason != null) {
            body.put("reason", reason);
        }
        return county.door.post("/api/vbp/reports", body);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_pooled_receipt_counts_once_for_those_who_asked_pro_rata_and_goes_back_by_the_same_shares() {
        var batch = county.batch("OWN");
        county.agree(batch, "H1", 1000);
        var body = Map.of("institution", "CW", "place", "CENTRAL", "supplier", "MAKER", "orderNo", "P-" + batch, "acceptedOn", "2026-05-01",
                "lines", List.of(Map.of("orderLine", 1, "item", batch, "lot", "L1", "quantity", 101, "shares", List.of(
                        Map.of("institution", "H2", "requested", 50), Map.of("institution", "H1", "requested", 150)))));
        var receipt = county.done("/api/warehouse/receipts", body).body().get("id").asLong();
        // 101 · 3/4 = 75.75 and 101 · 1/4 = 25.25: the largest remainder is H1's.
        assertThat(own(batch, "H1")).isEqualTo("{\"accepted\":76,\"returned\":0,\"other\":0}");
        assertThat(own(batch, "H2")).isEqualTo("{\"accepted\":25,\"returned\":0,\"other\":0}");
        assertThat(county.door.get("/api/vbp/progress?batch=" + batch).each("institution")).as("not for who ordered").containsExactly("H1", "H2");
        assertThat(county.door.get("/api/vbp/progress/entries" + VbpCounty.cell(batch, "H1")).each("units")).containsExactly("76");
        county.done("/api/warehouse/receipts/" + receipt + "/returns", Map.of(
                "returnedOn", "2026-05-09", "reason", "broken", "lines", List.of(Map.of("line", 1, "quantity", 10))));
        assertThat(own(batch, "H1")).isEqualTo("{\"accepted\":76,\"returned\":8,\"other\":0}");
        assertThat(own(batch, "H2")).isEqualTo("{\"accepted\":25,\"returned\":2,\"other\":0}");
        county.done("/api/warehouse/receipts/" + receipt + "/returns", Map.of(
                "returnedOn", "2026-05-10", "reason", "broken", "lines", List.of(Map.of("line", 1, "quantity", 91))));
        assertThat(own(batch, "H1")).as("all of it is back").isEqualTo("{\"accepted\":76,\"returned\":76,\"other\":0}");
        assertThat(own(batch, "H2")).isEqualTo("{\"accepted\":25,\"returned\":25,\"other\":0}");
        var shares = county.door.get("/api/warehouse/receipts/" + receipt + "/lines").body().at("/items/0/shares");
        assertThat(shares.toString()).contains("\"requested\":150,\"quantity\":76,\"returned\":76");
        assertThat(county.door.post("/api/warehouse/receipts", Map.of("institution", "CW", "place", "CENTRAL", "supplier", "MAKER",
                "acceptedOn", "2026-05-01", "lines", List.of(Map.of("item", batch, "lot", "L1", "quantity", 1, "shares",
                        List.of(Map.of("institution", "NOSUCH", "requested", 1)))))).status()).isEqualTo(409);
        county.allClaimsHold();
    }

    private String own(String batch, String institution) {
        return county.explained(batch, institution).body().at("/figures/own").toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock =
            """
            vbp_progress_is_recount          | update vbp_progress set own_accepted = own_accepted + 1
            vbp_progress_is_recount          | delete from vbp_progress
            vbp_progress_is_recount          | update vbp_progress set platform_other = platform_other - 1
            vbp_resolved_by_mapping_in_force | update vbp_resolved set quantity = quantity - 1
            vbp_resolved_by_mapping_in_force | delete from vbp_resolved
            vbp_agreement_apart              | update vbp_agreement set starts_on = '2025-06-01', ends_on = '2026-06-01'
            vbp_mapping_two_persons          | update vbp_mapping set proposer_id = 2
            vbp_withdrawn_by_two_persons     | delete from vbp_withdrawn
            vbp_withdrawn_by_two_persons     | update vbp_withdrawal_review set accepted = false
            vbp_withdrawn_by_two_persons     | update vbp_withdrawal_review set proposer_id = reviewer_id
            vbp_resolved_by_mapping_in_force | insert into vbp_resolved select n.id, x.agreement_id, x.institution_id, x.product_id, x.item_id, x.mapping_id, 28 from vbp_withdrawn w join vbp_line n on n.id = w.line_id join vbp_resolved x on x.institution_id = n.institution_id limit 1
            vbp_report_two_persons           | update vbp_report_correction set proposer_id = 2
            vbp_report_two_persons           | update vbp_report set approver_id = null, approved_by = null, approved_at = null, words = null
            """)
    void a_claim_notices_what_got_past_the_guards(String claim, String damage) {
        var batch = county.batch("LOWER");
        county.done("/api/vbp/agreements", Map.of("batch", batch, "code", "Y0", "startsOn", "2025-01-01", "endsOn", "2025-12-31"));
        county.receive("H1", "H1-STORE", batch, "O1", "2026-06-01", 280);
        county.map("33-" + batch, batch, 28, "2026-01-01");
        county.bring("", VbpCounty.HEAD + batch + ",O1" + batch + ",1,H1,33-" + batch + ",Saline,10,盒,2026-06-01\n");
        county.bring("", VbpCounty.HEAD + batch + ",O2" + batch + ",1,H1,33-" + batch + ",Saline,10,盒,2026-06-02\n");
        var withdrawal = county.done("/api/vbp/withdrawals", Map.of("file", county.number("select max(id) from vbp_file"), "reason", "twice"));
        assertThat(county.door.postAs("reviewer", "/api/vbp/withdrawals/" + withdrawal.body().get("id").asLong() + "/review",
                Map.of("accepted", true, "words", "seen")).status()).isEqualTo(201);
        var cell = Map.of("batch", batch, "agreement", "Y1", "institution", "H1", "product", "P");
        report(cell, 1000, 1000, null);
        var approval = new HashMap<String, Object>(cell);
        approval.putAll(Map.of("reportedUnits", 1000, "meanUnits", 1000, "words", "checked"));
        assertThat(county.door.postAs("reviewer", "/api/vbp/reports/approval", approval).status()).isEqualTo(201);
        assertThat(judge("reviewer", correct("person-7", cell, 800).body().get("id").asLong(), true).status()).isEqualTo(201);
        assertThat(county.county.claimsBrokenBy(
                        """
                        alter table vbp_report disable trigger user;
                        alter table vbp_report_correction disable trigger user;
                        alter table vbp_report_correction_review drop constraint vbp_report_correction_review_correction_fkey;
                        alter table vbp_withdrawn disable trigger user;
                        alter table vbp_withdrawal_review disable trigger user;
                        alter table vbp_withdrawal_review drop constraint vbp_withdrawal_review_withdrawal_fkey,
                            drop constraint vbp_withdrawal_review_two_persons;
                        alter table vbp_mapping disable trigger user;
                        alter table vbp_mapping_review drop constraint vbp_mapping_review_mapping_fkey;
                        """ + damage))
                .contains(claim);
    }
}
