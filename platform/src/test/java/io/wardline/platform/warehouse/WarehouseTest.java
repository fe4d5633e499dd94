package io.wardline.platform.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.HeldPermissions;
import io.wardline.platform.TestCounty;
import io.wardline.platform.TestDoor;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Tx;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.Tagging;
import io.wardline.platform.place.Places;
import io.wardline.sql.Checks;
import io.wardline.sql.Role;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goods come from a supplier, stand in the ledger, and may go back. One county does for all: each test has a hospital of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WarehouseTest {
    private static final LocalDate ENDED = LocalDate.of(2026, 11, 15);

    private TestCounty county;
    private TestDoor door;
    private final List<AcceptedReceipt> counted = new ArrayList<>();
    private int hospitals;
    private String hospital = "";
    private String store = "";

    @BeforeAll
    void open() {
        county = TestCounty.open();
        county.execute(
                """
                insert into place_institution (code, name, kind) values ('CW', 'Warehouse', 'WAREHOUSE');
                insert into place (code, name, kind, institution_id)
                select 'CENTRAL', 'CENTRAL', 'COUNTY_STORE', id from place_institution where code = 'CW';
                insert into catalog_item (code, name, base_unit, class, maker) values ('SALINE', 'Saline', 'bag', 'GENERAL', 'ACME');
                insert into ledger_owner (code, name) values ('MAKER', 'A supplier');
                insert into ledger_lot (item_id, maker, number, expiry, tagged) select id, 'ACME', 'TAGGED', null, true from catalog_item;
                """);
        var acts = new Acts(county.platform(), TestCounty.TIME, new Random(1));
        var ledger = new Ledger(TestCounty.TIME);
        var warehouse = new Warehouse(
                ledger, new Tagging(ledger, TestCounty.TIME, (_, _, _, _, _) -> { }), new Places(acts), acts, TestCounty.TIME, new Counting());
        var officers = new Officers(county.platform(), HeldPermissions.all());
        door = new TestDoor(county, routes -> warehouse.declareRoutes(routes, county.platform(), officers));
    }

    @BeforeEach
    void found() {
        hospital = "H" + ++hospitals;
        store = hospital + "-STORE";
        county.execute(
                """
                insert into place_institution (code, name, kind) values ('%1$s', 'Hospital', 'HOSPITAL');
                insert into place (code, name, kind, institution_id)
                select '%1$s-STORE', 'Store', 'HOSPITAL_STORE', id from place_institution where code = '%1$s';
                """.formatted(hospital));
        counted.clear();
    }

    @AfterAll
    void close() {
        door.close();
        county.close();
    }

    /** What is told is kept, and a period has ended on one day alone. */
    private final class Counting implements Purchases {
        @Override
        public void changed(Tx tx, AcceptedReceipt receipt) {
            counted.add(receipt);
        }

        @Override
        public boolean hasEnded(Tx tx, AcceptedReceipt receipt, LocalDate today) {
            return receipt.acceptedOn().equals(ENDED);
        }
    }

    @Test
    void a_day_long_past_is_entered_only_after_another_person_released_it() throws SQLException {
        assertThat(accept(Map.of("acceptedOn", "2026-11-09"), Map.of()).status()).as("14 days back").isEqualTo(201);
        var late = accept(Map.of("acceptedOn", "2026-11-08"), Map.of());
        assertThat(late.body().path("code").asText()).isEqualTo("warehouse_late_entry_not_released");
        assertThat(rows("warehouse_receipt")).as("nothing of it stands").isEqualTo(1);
        release("admin", "2026-11-01", "2026-11-08");
        assertThat(accept(Map.of("acceptedOn", "2026-11-08"), Map.of()).status()).as("by who enters").isEqualTo(409);
        release("person-7", "2026-11-01", "2026-11-08");
        var taken = accept(Map.of("acceptedOn", "2026-11-08"), Map.of());
        assertThat(taken.status()).isEqualTo(201);
        assertThat(accept(Map.of("acceptedOn", "2026-10-31"), Map.of()).status()).as("another day").isEqualTo(409);
        assertThat(number("select count(*) from audit_row where field = 'lateEntry' and reason = 'the lorry''s papers came late'"
                + " and subject = 'receipt/" + taken.body().path("id").asLong() + "'")).isEqualTo(1);
        assertThat(door.get("/api/warehouse/late-entries?institution=" + hospital).each("releasedBy")).containsExactly("admin", "person-7");
        allClaimsHold();
    }

    @Test
    void days_are_asked_for_and_another_person_releases_them_or_says_why_not() throws SQLException {
        var asked = ask("2026-11-01", "2026-11-08");
        var answer = "/api/warehouse/late-requests/" + asked + "/answer";
        assertThat(door.postAs("admin", answer, Map.of("usableDays", 7, "words", "mine")).body().path("code").asText())
                .isEqualTo("warehouse_late_answer_two_persons");
        assertThat(accept(Map.of("acceptedOn", "2026-11-08"), Map.of()).status()).isEqualTo(409);
        assertThat(door.postAs("person-7", answer, Map.of("usableDays", 7, "words", "compared")).status()).isEqualTo(201);
        assertThat(accept(Map.of("acceptedOn", "2026-11-08"), Map.of()).status()).isEqualTo(201);
        assertThat(door.postAs("person-7", answer, Map.of("words", "no")).body().path("code").asText()).isEqualTo("warehouse_late_answer_pkey");

        var refused = "/api/warehouse/late-requests/" + ask("2026-10-01", "2026-10-02") + "/answer";
        assertThat(door.postAs("person-7", refused, Map.of("words", "no papers")).status()).isEqualTo(201);
        assertThat(accept(Map.of("acceptedOn", "2026-10-02"), Map.of()).status()).isEqualTo(409);
        var listed = door.get("/api/warehouse/late-requests").body().path("items");
        assertThat(listed.valueStream().map(each -> each.at("/answer/words").asText() + " " + each.at("/answer/entry").isNull()))
                .containsExactly("compared false", "no papers true");
        assertThat(door.post("/api/warehouse/late-requests", Map.of(
                "institution", hospital, "firstDay", "2026-11-09", "lastDay", "2026-11-07", "reason", "none")).body().path("code").asText())
                .isEqualTo("warehouse_late_request_days");
        allClaimsHold();
    }

    private long ask(String first, String last) {
        return door.post("/api/warehouse/late-requests", Map.of(
                "institution", hospital, "firstDay", first, "lastDay", last, "reason", "the lorry's papers came late")).body().path("id").asLong();
    }

    @Test
    void what_counts_in_a_period_that_has_ended_is_late_however_near_its_day_is() {
        var receipt = accept(Map.of("acceptedOn", "2026-11-12"), Map.of());
        assertThat(receipt.status()).as("a period that goes on").isEqualTo(201);
        var ended = accept(Map.of("acceptedOn", "2026-11-15"), Map.of());
        assertThat(ended.body().path("code").asText()).isEqualTo("warehouse_late_entry_not_released");
        release("person-7", "2026-11-15", "2026-11-15");
        var id = accept(Map.of("acceptedOn", "2026-11-15"), Map.of()).body().path("id").asLong();
        assertThat(sendBack(id, 1, 10, "2026-11-22").status()).as("it counts on the day of the receipt").isEqualTo(201);
        assertThat(counted).hasSize(3);
        var wrong = door.postAs("person-7", "/api/warehouse/late-entries", Map.of(
                "institution", hospital, "firstDay", "2026-11-09", "lastDay", "2026-11-07", "usableDays", 1, "reason", "none"));
        assertThat(wrong.body().path("code").asText()).isEqualTo("warehouse_late_entry_days");
    }

    private void release(String account, String first, String last) {
        assertThat(door.postAs(account, "/api/warehouse/late-entries", Map.of(
                "institution", hospital, "firstDay", first, "lastDay", last, "usableDays", 7, "reason", "the lorry's papers came late")).status())
                .isEqualTo(201);
    }

    private TestDoor.Reply accept(String place, long quantity) {
        return accept(Map.of("place", place), Map.of("quantity", quantity));
    }

    private TestDoor.Reply accept(Map<String, ?> head, Map<String, ?> line) {
        var body = new HashMap<String, Object>(Map.of(
                "institution", hospital, "place", store, "supplier", "MAKER", "orderNo", "P1", "acceptedOn", "2026-11-20"));
        body.putAll(head);
        var lines = new HashMap<String, Object>(Map.of("item", "SALINE", "lot", "A-" + hospital, "quantity", 100, "orderLine", 1));
        lines.putAll(line);
        body.put("lines", List.of(lines));
        return door.post("/api/warehouse/receipts", body);
    }

    private TestDoor.Reply sendBack(long receipt, int line, long quantity, String day) {
        return door.post("/api/warehouse/receipts/" + receipt + "/returns", Map.of(
                "returnedOn", day, "reason", "broken", "lines", List.of(Map.of("line", line, "quantity", quantity))));
    }

    private long number(String query) throws SQLException {
        return county.database().number(Role.READ, query);
    }

    private long standing(String place) throws SQLException {
        return number("select coalesce(sum(quantity), 0)::bigint from ledger_balance b join place p on p.id = b.place_id where p.code = '"
                + place + "'");
    }

    /** Rows of this test's hospital. */
    private long rows(String table) throws SQLException {
        return number("select count(*) from " + table + " where institution_id = (select id from place_institution where code = '"
                + hospital + "')");
    }

    private void allClaimsHold() throws SQLException {
        try (var reader = county.database().jdbc(Role.READ)) {
            assertThat(Checks.run(reader)).allMatch(Checks.Outcome::holds);
        }
    }

    @Test
    void a_receipt_stands_in_the_ledger_and_is_counted_on_its_day_for_whoever_bought_it() throws SQLException {
        var accepted = accept("CENTRAL", 280);
        assertThat(accepted.status()).isEqualTo(201);
        assertThat(standing("CENTRAL")).isEqualTo(280);
        var buyer = number("select id from place_institution where code = '" + hospital + "'");
        assertThat(counted).hasSize(1).first().satisfies(receipt -> {
            assertThat(receipt.receipt()).isEqualTo(accepted.body().get("id").asLong());
            assertThat(receipt.purchases()).extracting(AcceptedReceipt.Purchase::institution)
                    .as("on whose account, wherever it stands").containsExactly(buyer);
            assertThat(receipt.acceptedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        });
        assertThat(number("select count(*) from audit_row where subject like 'receipt/" + accepted.body().get("id").asLong() + "%'")).isEqualTo(4);
        assertThat(door.get("/api/warehouse/receipts?institution=" + hospital).each("place")).containsExactly("CENTRAL");
        var number = accepted.body().get("id").asLong();
        assertThat(door.get("/api/warehouse/receipts/" + number).body())
                .isEqualTo(door.get("/api/warehouse/receipts?institution=" + hospital).body().at("/items/0"));
        assertThat(door.get("/api/warehouse/receipts/" + (number + 1)).status()).isEqualTo(404);
        allClaimsHold();
    }

    @Test
    void what_goes_back_is_at_most_what_came() throws SQLException {
        var receipt = accept(store, 100).body().get("id").asLong();
        assertThat(sendBack(receipt, 1, 60, "2026-11-21").status()).isEqualTo(201);
        assertThat(sendBack(receipt, 1, 41, "2026-11-21").body().get("code").asText()).isEqualTo("warehouse_return_beyond_receipt");
        assertThat(sendBack(receipt, 2, 1, "2026-11-21").body().get("code").asText()).isEqualTo("warehouse_return_line_fkey");
        assertThat(sendBack(receipt, 1, 1, "2026-11-19").body().get("code").asText()).isEqualTo("warehouse_return_before_receipt");
        assertThat(sendBack(receipt, 1, 1, "2026-11-24").body().get("code").asText()).isEqualTo("warehouse_receipt_ahead");
        assertThat(sendBack(999_999, 1, 1, "2026-11-21").status()).isEqualTo(404);
        assertThat(sendBack(receipt, 1, 40, "2026-11-22").status()).isEqualTo(201);
        assertThat(standing(store)).isZero();
        assertThat(counted).hasSize(3).allMatch(each -> each.acceptedOn().equals(LocalDate.of(2026, 11, 20)));
        assertThat(door.get("/api/warehouse/receipts/" + receipt + "/lines").body().at("/items/0/returned").asLong()).isEqualTo(100);
        allClaimsHold();
    }

    @Test
    void what_no_longer_stands_at_its_place_cannot_go_back() throws SQLException {
        var receipt = accept(store, 100).body().get("id").asLong();
        county.execute("update ledger_balance set quantity = 3 where place_id = (select id from place where code = '" + store + "')");
        var refused = sendBack(receipt, 1, 4, "2026-11-21");
        assertThat(refused.body().get("code").asText()).isEqualTo("ledger_balance_not_negative");
        assertThat(rows("warehouse_return")).isZero();
        county.execute("update ledger_balance set quantity = 100 where place_id = (select id from place where code = '" + store + "')");
    }

    @Test
    void a_receipt_that_is_refused_leaves_nothing_behind() throws SQLException {
        assertThat(code(accept(Map.of("institution", "NOSUCH"), Map.of()))).isEqualTo("place_institution_fkey");
        assertThat(code(accept(Map.of("place", "NOWHERE"), Map.of()))).isEqualTo("ledger_place_unknown");
        assertThat(code(accept(Map.of("place", "OUT"), Map.of()))).isEqualTo("ledger_place_unknown");
        assertThat(code(accept(Map.of("supplier", hospital), Map.of()))).isEqualTo("warehouse_receipt_supplier_fkey");
        assertThat(code(accept(Map.of("acceptedOn", "2026-11-24"), Map.of()))).isEqualTo("warehouse_receipt_ahead");
        assertThat(code(accept(Map.of(), Map.of("item", "NOSUCH")))).isEqualTo("ledger_item_unknown");
        assertThat(code(accept(Map.of(), Map.of("lot", "TAGGED")))).isEqualTo("ledger_movement_lot_tagged");
        assertThat(accept(Map.of(), Map.of("quantity", 0)).status()).isEqualTo(400);
        assertThat(rows("warehouse_receipt") + standing(store)).isZero();
        assertThat(number("select count(*) from ledger_lot where number = 'A-" + hospital + "'")).isZero();
        assertThat(accept(Map.of(), Map.of("expiry", "2027-01-31")).status()).isEqualTo(201);
        assertThat(code(accept(Map.of(), Map.of("expiry", "2027-02-28")))).isEqualTo("ledger_lot_expiry_differs");
        assertThat(counted).hasSize(1);
    }

    @Test
    void tagged_pieces_come_by_their_tags_each_once_and_go_back_by_them() throws SQLException {
        var lot = "T-" + hospital;
        var tags = List.of(Map.of("epc", tag(1)), Map.of("epc", tag(2)), Map.of("epc", tag(3)));
        var receipt = accept(Map.of(), Map.of("lot", lot, "quantity", 3, "units", tags)).body().get("id").asLong();
        assertThat(standing(store)).isEqualTo(3);
        assertThat(counted).hasSize(1).first().satisfies(each -> assertThat(each.purchases()).hasSize(1));
        assertThat(rows("warehouse_receipt_unit")).isEqualTo(3);
        assertThat(accept(Map.of(), Map.of("lot", lot, "quantity", 2, "units", tags)).status()).as("three of two").isEqualTo(400);
        assertThat(code(accept(Map.of(), Map.of("lot", lot, "quantity", 3, "units", tags)))).as("a second time").isEqualTo("ledger_unit_epc_key");
        assertThat(code(sendBack(receipt, 1, 1, "2026-11-21"))).isEqualTo("warehouse_return_units_named");
        assertThat(code(sendBackUnits(receipt, 9))).isEqualTo("warehouse_return_unit_unit_fkey");
        assertThat(sendBackUnits(receipt, 2).status()).isEqualTo(201);
        assertThat(code(sendBackUnits(receipt, 2))).as("it has gone").isEqualTo("warehouse_return_unit_unit_fkey");
        assertThat(standing(store)).isEqualTo(2);
        assertThat(door.get("/api/warehouse/receipts/" + receipt + "/lines").body().at("/items/0/units").size()).isEqualTo(2);
        assertThat(counted).hasSize(2);
        allClaimsHold();
    }

    @Test
    void one_receipt_has_loose_lots_and_tagged_pieces() throws SQLException {
        var body = Map.of("institution", hospital, "place", store, "supplier", "MAKER", "acceptedOn", "2026-11-20", "lines", List.of(
                Map.of("item", "SALINE", "lot", "T-" + hospital, "quantity", 1, "units", List.of(Map.of("epc", tag(1)))),
                Map.of("item", "SALINE", "lot", "A-" + hospital, "quantity", 40)));
        assertThat(door.post("/api/warehouse/receipts", body).status()).isEqualTo(201);
        assertThat(standing(store)).isEqualTo(41);
        allClaimsHold();
    }

    private String tag(int number) {
        return String.format("3034CC%06d%04d", hospitals, number);
    }

    private TestDoor.Reply sendBackUnits(long receipt, int number) {
        return door.post("/api/warehouse/receipts/" + receipt + "/returns", Map.of(
                "returnedOn", "2026-11-21", "reason", "broken",
                "lines", List.of(Map.of("line", 1, "quantity", 1, "units", List.of(Map.of("epc", tag(number)))))));
    }

    private static String code(TestDoor.Reply reply) {
        assertThat(reply.status()).isEqualTo(409);
        return reply.body().get("code").asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock =
            """
            warehouse_return_within_receipt | update warehouse_return_line set quantity = 101
            warehouse_receipt_in_ledger     | update warehouse_receipt_line set quantity = 99
            warehouse_shares_are_whole      | update warehouse_receipt_line set pooled = true
            warehouse_receipt_in_ledger     | delete from warehouse_return_unit; delete from warehouse_return_line
            warehouse_late_two_persons      | update warehouse_late_answer set answerer_id = asker_id
            warehouse_late_two_persons      | update warehouse_late_entry set last_day = '2026-11-20'
            """)
    void a_claim_notices_what_got_past_the_guards(String claim, String damage) {
        sendBack(accept(store, 100).body().get("id").asLong(), 1, 60, "2026-11-21");
        door.postAs("person-7", "/api/warehouse/late-requests/" + ask("2026-11-01", "2026-11-08") + "/answer",
                Map.of("usableDays", 7, "words", "compared"));
        assertThat(county.claimsBrokenBy(
                        """
                        alter table warehouse_late_entry disable trigger user;
                        alter table warehouse_late_answer disable trigger user;
                        alter table warehouse_late_answer drop constraint warehouse_late_answer_two_persons;
                        alter table warehouse_receipt_line disable trigger user;
                        alter table warehouse_return_line disable trigger user;
                        alter table warehouse_return_unit disable trigger user;
                        """ + damage))
                .contains(claim);
    }
}
