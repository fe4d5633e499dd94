package io.wardline.platform.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.platform.TestCounty;
import io.wardline.platform.TestDoor;
import io.wardline.protocol.codes.Gtin;
import io.wardline.protocol.codes.Sgtin96;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What scanners send, and what it means in a small county. The clock says 2026-11-23 in the county. */
final class ScanTest {
    private static final String GTIN = "09506000134352";
    private static final char GS = 0x1D;
    /** A tag whose company prefix has ten digits, which nobody can see in the GTIN. */
    private static final String EPC = new Sgtin96(1, 10, new Gtin(GTIN), 4711).hex();

    private static TestCounty county;
    private static TestDoor door;

    @BeforeAll
    static void start() {
        county = TestCounty.open();
        county.execute(
                """
                insert into place_institution (code, name, kind) values ('H1', 'First hospital', 'HOSPITAL');
                insert into place (code, name, kind, institution_id)
                select 'W1', 'Ward 1', 'WARD', id from place_institution where code = 'H1';
                insert into ledger_owner (code, name, institution_id)
                select 'H1', 'First hospital', id from place_institution where code = 'H1';
                insert into catalog_item (code, gtin, name, base_unit, class, maker) values
                    ('STENT', '09506000134352', 'Stent', 'piece', 'HIGH_VALUE', 'STENTOR'),
                    ('GAUZE', null, 'Gauze', 'piece', 'GENERAL', 'MEDLINE');
                insert into ledger_lot (item_id, maker, number, expiry, tagged)
                select i.id, l.maker, l.number, l.expiry, true
                from (values ('STENT', 'STENTOR', 'L7', date '2028-01-31'), ('STENT', 'STENTOR', 'OLD', date '2026-11-22'),
                             ('GAUZE', 'MEDLINE', 'L7', null), ('STENT', 'STENTOR', 'BACK', date '2028-01-31'))
                     as l (item, maker, number, expiry)
                join catalog_item i on i.code = l.item;
                insert into device_registry (did, kind, place_id, state, shard, revision, registered_at)
                select 'scanner-1', 'SCANNER', id, 'ACTIVE', 0, 0, now() from place where code = 'W1';
                insert into ledger_hold (id, scope, lot_id, reason, note, placed_by, placed_at, starts_at, cause)
                select '00000000-0000-0000-0000-000000000001', 'LOT', id, 'RECALLED', 'letter 12', 'quality', now(), '2026-01-01Z', 'act:1'
                from ledger_lot where number = 'BACK';
                """);
        county.execute("insert into ledger_unit (epc, item_id, lot_id, bound_at, cause) select '" + EPC
                + "', item_id, id, now(), 'act:1' from ledger_lot where number = 'BACK';"
                + "insert into ledger_standing (unit_id, place_id, owner_id) select u.id, p.id, o.id "
                + "from ledger_unit u, place p, ledger_owner o where p.code = 'W1';");
        door = new TestDoor(county, routes -> new Scan(TestCounty.TIME, county.platform()).declareRoutes(routes));
    }

    @AfterAll
    static void stop() {
        door.close();
        county.close();
    }

    private static JsonNode scanned(String raw) {
        var reply = door.post("/api/scan/resolve", Map.of("raw", raw));
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.body();
    }

    private static String brief(JsonNode result) {
        var names = result.get("candidates").valueStream()
                .map(each -> each.get("is").asText() + ":" + each.path("item").asText(each.path("place").asText(each.path("did").asText())))
                .toList();
        var warnings = result.get("warnings").valueStream().map(JsonNode::asText).toList();
        return names + " " + warnings;
    }

    @Test
    void a_label_with_prefix_and_separator_finds_its_lot() {
        var found = scanned("]d201" + GTIN + "1728013110L7" + GS + "21A9");
        assertThat(found.get("kind").asText()).isEqualTo("gs1");
        assertThat(brief(found)).isEqualTo("[LOT:STENT] [SERIAL_UNKNOWN]");
    }

    @Test
    void a_serial_finds_the_piece_whose_tag_carries_it() {
        var found = scanned("]d201" + GTIN + "214711");
        assertThat(brief(found)).isEqualTo("[UNIT:STENT] [RECALLED]");
        assertThat(found.at("/candidates/0/epc").asText()).isEqualTo(EPC);
        assertThat(found.at("/candidates/0/placeName").asText()).isEqualTo("Ward 1");
    }

    @Test
    void a_tag_as_hexadecimal_finds_its_piece_in_either_case() {
        assertThat(brief(scanned(EPC.toLowerCase(java.util.Locale.ROOT) + "\r"))).isEqualTo("[UNIT:STENT] [RECALLED]");
        assertThat(brief(scanned("3034FFFFFFFFFFFFFFFFFFFF"))).isEqualTo("[] [UNKNOWN]");
    }

    @Test
    void a_tag_copied_as_the_console_shows_it_finds_its_piece() {
        for (var gap : List.of(" ", "\u2009", "\u00A0")) {
            assertThat(brief(scanned(EPC.replaceAll("(.{4})(?=.)", "$1" + gap)))).isEqualTo("[UNIT:STENT] [RECALLED]");
        }
    }

    @Test
    void a_bare_item_number_finds_the_item() {
        assertThat(brief(scanned("9506000134352"))).isEqualTo("[ITEM:STENT] []");
        assertThat(brief(scanned("4006381333931"))).isEqualTo("[] [ITEM_UNKNOWN]");
    }

    @Test
    void a_lost_separator_is_asked_about_and_the_chosen_reading_is_resolved() {
        // Between lot and serial the scanner sent nothing, and the lot as it stands is too long.
        var asked = scanned("]d201" + GTIN + "10L7ABCDEFGHIJ21QRSTUVWXYZ12345");
        assertThat(asked.get("warnings").get(0).asText()).isEqualTo("SEPARATOR_LOST");
        assertThat(asked.get("candidates").findValuesAsText("is")).containsOnly("READING");
        var reading = asked.get("candidates").get(0);
        assertThat(reading.get("text").asText()).startsWith("(01)" + GTIN + "(10)L7");
        assertThat(brief(scanned(reading.get("raw").asText()))).isEqualTo("[ITEM:STENT] [LOT_UNKNOWN, SERIAL_UNKNOWN]");
    }

    @Test
    void expired_is_what_the_book_or_the_label_says() {
        assertThat(brief(scanned("]d201" + GTIN + "10OLD"))).isEqualTo("[LOT:STENT] [EXPIRED]");
        assertThat(brief(scanned("]d201" + GTIN + "1726112210L7"))).isEqualTo("[LOT:STENT] [EXPIRED, EXPIRY_DIFFERS]");
        assertThat(brief(scanned("]d201" + GTIN + "10BACK"))).isEqualTo("[LOT:STENT] [RECALLED]");
    }

    @Test
    void a_lot_on_a_barcode_of_its_own_leaves_the_choice() {
        assertThat(brief(scanned("]C110L7"))).isEqualTo("[LOT:GAUZE, LOT:STENT] []");
    }

    @Test
    void places_devices_and_items_are_found_by_their_codes() {
        assertThat(brief(scanned("W1"))).isEqualTo("[PLACE:W1] []");
        assertThat(brief(scanned("scanner-1"))).startsWith("[DEVICE:").endsWith("[]");
        assertThat(brief(scanned("GAUZE"))).isEqualTo("[ITEM:GAUZE] []");
        assertThat(brief(scanned("SUPPLIER"))).isEqualTo("[] [UNKNOWN]");
    }

    @Test
    void whatever_comes_is_answered() {
        assertThat(brief(scanned("]d2"))).isEqualTo("[] [UNREADABLE]");
        assertThat(brief(scanned("\u0000\uD800" + GS))).isEqualTo("[] [UNKNOWN]");
        assertThat(brief(scanned("](]((((01)"))).isNotEmpty();
        assertThat(door.post("/api/scan/resolve", Map.of("raw", "")).status()).isEqualTo(400);
        assertThat(door.post("/api/scan/resolve", Map.of("raw", "x".repeat(8193))).status()).isEqualTo(400);
        assertThat(door.post("/api/scan/resolve", Map.of("raw", 5)).status()).isEqualTo(400);
    }
}
