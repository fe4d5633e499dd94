package io.wardline.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.TestCounty;
import io.wardline.platform.TestDoor;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.file.sheet.SheetCharset;
import io.wardline.platform.file.sheet.SheetReader;
import io.wardline.platform.place.Places;
import io.wardline.sql.Role;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stock over all places: 803 items, twenty thousand lines, and some with a story. Nothing is written after the start. */
final class StockTest {
    /** Three items with something to find, among many lines that nobody looks for. */
    private static final String COUNTY =
            """
            insert into place_institution (code, name, kind) values ('H1', 'First hospital', 'HOSPITAL');
            insert into place (code, name, kind, institution_id)
            select 'S' || n, 'Store ' || n, 'HOSPITAL_STORE', (select id from place_institution where code = 'H1')
            from generate_series(1, 25) n;
            insert into place (code, name, kind, parent_id, institution_id)
            select 'CAB', 'Cabinet', 'CABINET', p.id, p.institution_id from place p where p.code = 'S25';
            insert into ledger_owner (code, name, institution_id)
            select 'H1', 'First hospital', id from place_institution where code = 'H1';
            insert into catalog_item (code, gtin, name, base_unit, class, maker)
            select 'I-' || lpad(n::text, 4, '0'), null, 'Item ' || n, 'piece', 'GENERAL', 'MAKER' from generate_series(1, 800) n;
            insert into catalog_item (code, gtin, name, base_unit, class, maker) values
                ('STENT', '09506000134352', '药物洗脱支架', '支', 'HIGH_VALUE', 'STENTOR'),
                ('GAUZE', null, '纱布', '片', 'GENERAL', 'MEDLINE'), ('SUTURE', null, '=缝线', '根', 'GENERAL', 'MEDLINE');
            insert into ledger_lot (item_id, maker, number, expiry, tagged)
            select id, maker, 'L' || id, date '2030-01-01' + (id % 900)::int, false from catalog_item where code like 'I-%';
            insert into ledger_lot (item_id, maker, number, expiry, tagged)
            select i.id, i.maker, l.number, l.expiry, false
            from (values ('STENT', 'A1', date '2026-11-22'), ('STENT', 'A2', date '2026-11-23'), ('GAUZE', 'B1', date '2026-12-23'),
                         ('GAUZE', 'B2', date '2026-12-24'), ('SUTURE', 'C1', null)) as l (item, number, expiry)
            join catalog_item i on i.code = l.item;
            insert into ledger_balance (place_id, item_id, lot_id, owner_id, quantity)
            select p.id, l.item_id, l.id, o.id, 2 from place p, ledger_lot l, ledger_owner o where p.code ~ '^S[0-9]' and l.number ~ '^L';
            insert into ledger_balance (place_id, item_id, lot_id, owner_id, quantity)
            select p.id, l.item_id, l.id, o.id, 5 from place p, ledger_lot l, ledger_owner o
            where p.code in ('S1', 'CAB') and l.number ~ '^[ABC]';
            insert into ledger_balance (place_id, item_id, lot_id, owner_id, quantity)
            select p.id, l.item_id, l.id, o.id, 0 from place p, ledger_lot l, ledger_owner o where p.code = 'S2' and l.number = 'A1';
            insert into ledger_hold (id, scope, item_id, reason, note, placed_by, placed_at, starts_at, cause)
            select '00000000-0000-0000-0000-000000000001', 'ITEM', id, 'RECALLED', 'letter 12', 'quality', now(), '2026-01-01Z', 'act:1'
            from catalog_item where code = 'SUTURE';
            insert into ledger_hold (id, scope, place_id, reason, note, placed_by, placed_at, starts_at, cause)
            select '00000000-0000-0000-0000-000000000002', 'PLACE', id, 'QUARANTINED', 'water', 'quality', now(), '2026-01-01Z', 'act:2'
            from place where code = 'CAB';
            insert into ledger_hold (id, scope, item_id, reason, note, placed_by, placed_at, starts_at, ends_at, cause)
            select '00000000-0000-0000-0000-000000000003', 'ITEM', id, 'DAMAGED', 'over', 'quality', now(), '2026-01-01Z', '2026-02-01Z', 'act:3'
            from catalog_item where code = 'STENT';
            analyze;
            """;

    private static TestCounty county;
    private static TestDoor door;

    @BeforeAll
    static void start() {
        county = TestCounty.open();
        county.execute(COUNTY);
        var places = new Places(new Acts(county.platform(), TestCounty.TIME, new Random(7)));
        door = new TestDoor(county, routes -> new Ledger(TestCounty.TIME).declareStock(routes, places, county.platform()));
    }

    @AfterAll
    static void stop() {
        door.close();
        county.close();
    }

    private static List<String> lots(String query) {
        return door.get("/api/ledger/stock?" + query).each("lot");
    }

    @Test
    void is_ordered_by_item_then_expiry_over_all_places() {
        var first = door.get("/api/ledger/stock?limit=8").body().get("items");
        assertThat(first.valueStream().map(line -> line.get("lot").asText() + " " + line.get("place").asText()))
                .startsWith("B1 S1", "B1 CAB", "B2 S1", "B2 CAB").hasSize(8);
        assertThat(first.get(1).get("within").asText()).isEqualTo("Store 25");
    }

    @Test
    void pages_hold_every_line_once() {
        var seen = new ArrayList<String>();
        for (var next = ""; next != null; ) {
            var page = door.get("/api/ledger/stock?within=S1&limit=300" + next).body();
            page.get("items").forEach(line -> seen.add(line.get("lot").asText()));
            next = page.get("next").isNull() ? null : "&after=" + page.get("next").asText();
        }
        assertThat(seen).hasSize(805).doesNotHaveDuplicates();
    }

    @Test
    void finds_words_in_name_and_code_a_lot_by_its_number_and_an_item_by_its_gtin() {
        assertThat(lots("q=%E6%94%AF%E6%9E%B6&place=S1")).containsExactly("A1", "A2");
        assertThat(lots("q=sut&place=S1")).containsExactly("C1");
        assertThat(lots("q=B2")).containsExactly("B2", "B2");
        assertThat(lots("q=9506000134352&place=S1")).containsExactly("A1", "A2");
        assertThat(lots("q=nothing")).isEmpty();
    }

    @Test
    void a_place_is_asked_alone_or_with_all_that_lies_within() {
        assertThat(lots("place=S25&q=GAUZE")).isEmpty();
        assertThat(lots("within=S25&q=GAUZE")).containsExactly("B1", "B2");
        assertThat(door.get("/api/ledger/stock?within=NOWHERE").status()).isEqualTo(404);
    }

    @Test
    void the_last_day_of_use_is_not_expired_and_thirty_days_are_near() {
        // The clock says 2026-11-23 in the county.
        assertThat(lots("status=EXPIRED&place=S1")).containsExactly("A1");
        assertThat(lots("status=NEAR&place=S1")).containsExactly("A2", "B1");
        assertThat(lots("from=2026-12-24&through=2026-12-31&place=S1")).containsExactly("B2");
    }

    /** A plan for all values fits none of them: with 228,000 lines the sixth question for the sums ran for minutes. */
    @Test
    void every_question_is_planned_for_its_own_filters() {
        var everything = new StockFilter(null, null, null, null, null, false, TestCounty.NOW);
        var anyWord = new StockFilter(null, "", null, null, null, false, TestCounty.NOW);
        var store = new StockCardStore();
        var planned = county.inTransaction(tx -> {
            for (var nth = 0; nth < 8; nth++) {
                // The sums that are kept, and those that are counted line by line.
                assertThat(store.total(tx, everything)).isEqualTo(store.total(tx, anyWord));
                assertThat(store.total(tx, anyWord).lines()).isEqualTo(20_010);
                assertThat(store.page(tx, everything, StockKey.START, 3)).hasSize(3);
            }
            return tx.row(
                            "select coalesce(sum(custom_plans), 0), coalesce(sum(generic_plans), 0) from pg_prepared_statements"
                                    + " where statement like '%from ledger_balance b%' and statement not like '%pg_prepared%'",
                            row -> List.of(row.getLong(0), row.getLong(1)))
                    .orElseThrow();
        });
        assertThat(planned).as("custom and generic plans").containsExactly(24L, 0L);
    }

    @Test
    void a_hold_in_force_shows_on_what_it_covers_and_one_that_ended_does_not() {
        var held = door.get("/api/ledger/stock?status=HELD").body().get("items");
        assertThat(held.valueStream().map(line -> line.get("lot").asText() + line.get("place").asText() + line.get("holds")))
                .containsExactly(
                        "B1CAB[\"QUARANTINED\"]", "B2CAB[\"QUARANTINED\"]", "A1CAB[\"QUARANTINED\"]", "A2CAB[\"QUARANTINED\"]",
                        "C1S1[\"RECALLED\"]", "C1CAB[\"QUARANTINED\",\"RECALLED\"]");
        assertThat(door.get("/api/ledger/stock?q=A1&place=S1").body().get("items").get(0).get("holds")).isEmpty();
    }

    @Test
    void sums_are_those_of_the_whole_list() {
        assertThat(door.get("/api/ledger/stock/total").body().toString())
                .isEqualTo("{\"lines\":20010,\"items\":803,\"quantity\":40050}");
        assertThat(door.get("/api/ledger/stock/total?status=HELD").body().toString())
                .isEqualTo("{\"lines\":6,\"items\":3,\"quantity\":30}");
        assertThat(door.get("/api/ledger/stock/total?q=GAUZE&within=S25").body().get("quantity").asLong()).isEqualTo(10);
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        assertThat(door.get("/api/ledger/stock?after=YWJj").status()).isEqualTo(400);
    }

    @Test
    void a_page_walks_an_index_and_reads_no_table_to_its_end() throws SQLException {
        assertThat(plan(StockCardStore.BY_ITEM, "null", "null", "null")).contains("catalog_item_code_key")
                .doesNotContain("Seq Scan on ledger_balance");
        assertThat(plan(StockCardStore.BY_EXPIRY, "null", "'2026-11-23'", "'2026-12-23'")).contains("ledger_lot_by_expiry")
                .doesNotContain("Seq Scan on ledger_balance");
    }

    /** A place and an owner that have a line or two: what there is of them is gathered, instead of found in the county's list. */
    @Test
    void a_page_of_those_who_have_little_starts_from_what_they_have() throws SQLException {
        var place = county.database().number(Role.READ, "select id from place where code = 'CAB'");
        for (var sql : List.of(StockCardStore.FEW_BY_ITEM, StockCardStore.FEW_BY_EXPIRY, StockCardStore.TOTAL)) {
            assertThat(plan(sql, "null", "null", "null", "'{" + place + "}'", "'{-1}'"))
                    .contains("BitmapOr", "ledger_balance_pkey", "ledger_balance_of_owner");
        }
    }

    /** One institution sees the same lines in the same order, whether they are gathered or found in the list. */
    @Test
    void few_lines_are_listed_as_many_are() throws SQLException {
        var own = RowScope.institutions(List.of(county.database().number(Role.READ, "select id from place_institution where code = 'H1'")));
        var word = new StockFilter(null, "1", null, null, null, false, TestCounty.NOW);
        var usable = new StockFilter(null, null, null, LocalDate.of(2026, 11, 23), LocalDate.of(2031, 3, 1), false, TestCounty.NOW);
        for (var filter : List.of(word, usable)) {
            var gathered = county.platform().reading(own, tx -> new StockCardStore(100_000).page(tx, filter, StockKey.START, 300));
            var found = county.platform().reading(own, tx -> new StockCardStore(0).page(tx, filter, StockKey.START, 300));
            assertThat(gathered).hasSize(300).isEqualTo(found);
        }
    }

    private static String plan(String sql, String places, String from, String through) throws SQLException {
        return plan(sql, places, from, through, "null", "null");
    }

    /** The plan as the product's own role gets it. */
    private static String plan(String sql, String places, String from, String through, String reached, String owners)
            throws SQLException {
        var lines = new StringBuilder();
        try (var connection = county.database().jdbc(Role.PLATFORM);
                var statement = connection.createStatement()) {
            statement.execute(
                    "prepare page (bigint[], text, bigint[], date, date, bigint[], bigint[], text, date, bigint, bigint, bigint, bigint) as " + sql);
            var explained = "explain execute page (" + places + ", null, null, " + from + ", " + through + ", " + reached + ", " + owners
                    + ", '', '1970-01-01', 0, 0, 0, 101)";
            try (var rows = statement.executeQuery(explained)) {
                while (rows.next()) {
                    lines.append(rows.getString(1)).append('\n');
                }
            }
        }
        return lines.toString();
    }

    @Test
    void an_export_is_the_whole_list_in_its_order_and_says_how_long_it_is() {
        var saved = door.save("/api/ledger/stock/export?format=csv");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.headers().get("Content-Disposition")).startsWith("attachment; filename=\"stock-First hospital-").contains(".csv\"");
        assertThat(saved.trailers().get("X-Wardline-Rows")).isEqualTo("20010");
        var lines = new String(saved.content(), StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(20_011).doesNotHaveDuplicates();
        assertThat(lines.getFirst()).isEqualTo("\uFEFFItem code,Item,Lot,Maker,Usable through,Owner,Institution,Place code,Place,Within,Quantity,Status");
        assertThat(lines.get(1)).isEqualTo("GAUZE,纱布,B1,MEDLINE,2026-12-23,H1,First hospital,S1,Store 1,,5,Usable");
    }

    @Test
    void an_export_is_cut_as_the_list_is_and_holds_no_formula() {
        var saved = door.save("/api/ledger/stock/export?format=csv&status=HELD&within=S25&q=sut");
        assertThat(new String(saved.content(), StandardCharsets.UTF_8).lines().skip(1))
                .containsExactly("SUTURE,'=缝线,C1,MEDLINE,,H1,First hospital,CAB,Cabinet,Store 25,5,\"Quarantined, Recalled\"");
        assertThat(saved.headers().get("X-Wardline-Filter")).isEqualTo("Search%3Dsut%3B%20Within%3DS25%3B%20Status%3DOn%20hold");
        assertThat(door.save("/api/ledger/stock/export?format=csv&within=NOWHERE").status()).isEqualTo(404);
        assertThat(door.save("/api/ledger/stock/export?format=doc").status()).isEqualTo(400);
        assertThat(door.save("/api/ledger/stock/export").status()).isEqualTo(400);
    }

    @Test
    void an_exported_workbook_has_days_and_quantities_as_such() {
        var saved = door.save("/api/ledger/stock/export?format=xlsx&q=B2");
        var sheet = SheetReader.read(saved.content(), SheetCharset.DETECT);
        assertThat(sheet.errors()).isEmpty();
        assertThat(sheet.rows()).extracting(row -> List.of(
                        row.cells().getOrDefault(2, ""), row.cells().getOrDefault(4, ""), row.cells().getOrDefault(10, "")))
                .containsExactly(List.of("B2", "2026-12-24", "5"), List.of("B2", "2026-12-24", "5"));
    }
}
