package io.wardline.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.TestCounty;
import io.wardline.platform.TestDoor;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Work;
import io.wardline.platform.ledger.Binding;
import io.wardline.platform.ledger.Cause;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.Movement;
import io.wardline.platform.ledger.Posted;
import io.wardline.platform.ledger.Reason;
import io.wardline.platform.ledger.Tagging;
import io.wardline.platform.ledger.Units;
import io.wardline.platform.place.CountyPlace;
import io.wardline.platform.trace.TraceView.HoldSheet;
import io.wardline.platform.trace.TraceView.Step;
import io.wardline.platform.trace.TraceView.Where;
import io.wardline.protocol.device.TagId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two pieces of one lot: one stays in the ward, the other is taken from a cabinet and comes back. */
final class TraceTest {
    private static final String TRAVELLER = "3034257BF400000000000001";
    private static final String STAYER = "3034257BF400000000000002";
    /** The first hospital's own, which stands in the second one. */
    private static final String LENT = "3034257BF400000000000003";
    private static final String TAKEN_THERE = "3034257BF400000000000004";
    private static final String SESSION = "entry:cab-1:1:7";

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
                insert into place_institution (code, name, kind) values ('H2', 'Second hospital', 'HOSPITAL');
                insert into place (code, name, kind, institution_id)
                select 'W2', 'Ward 2', 'WARD', id from place_institution where code = 'H2';
                insert into place (code, name, kind, parent_id, institution_id)
                select 'C1', 'Cabinet 1', 'CABINET', id, institution_id from place where code = 'W1';
                insert into catalog_item (code, gtin, name, base_unit, class, maker)
                values ('STENT', '09506000134352', 'Stent', 'piece', 'HIGH_VALUE', 'STENTOR');
                insert into device_registry (did, kind, place_id, state, shard, revision, registered_at)
                select 'cab-1', 'CABINET', id, 'ACTIVE', 0, 0, now() from place where code = 'C1';
                insert into cabinet (did, changed_at) values ('cab-1', now());
                insert into cabinet_session (did, number, session, state, who, cause)
                values ('cab-1', 1, 's-1', 'CLOSED', 'N-014', 'entry:cab-1:1:7');
                insert into cabinet_discrepancy (did, tag, kind, opened_by, opened_at, resolved_by, resolved_at, resolution) values
                    ('cab-1', '3034257BF400000000000001', 'SUSPECT', 1, '2026-11-22Z', 2, '2026-11-22 01:00Z', 'PRESENT'),
                    ('cab-1', '3034257BF400000000000001', 'CONTESTED', 3, '2026-11-22 02:00Z', null, null, null);
                """);
        var ledger = new Ledger(TestCounty.TIME);
        var tagging = new Tagging(ledger, TestCounty.TIME, (_, _, _, _, _) -> {});
        county.inTransaction(tx -> tagging.bind(tx, Cause.act(UUID.randomUUID()), "keeper", List.of(
                bound(TRAVELLER, "L7"), bound(STAYER, "L7"), bound(LENT, "L8"), bound(TAKEN_THERE, "L8"))));
        move(ledger, TRAVELLER, Cause.act(UUID.randomUUID()), "W1", "C1", Reason.MOVED);
        move(ledger, TRAVELLER, new Cause(SESSION), "C1", "OUT", Reason.TAKEN);
        move(ledger, LENT, Cause.act(UUID.randomUUID()), "W1", "W2", Reason.MOVED);
        move(ledger, TAKEN_THERE, Cause.act(UUID.randomUUID()), "W1", "W2", Reason.MOVED);
        move(ledger, TAKEN_THERE, Cause.act(UUID.randomUUID()), "W2", "OUT", Reason.TAKEN);
        county.execute(
                """
                insert into ledger_hold (id, scope, place_id, reason, note, placed_by, placed_at, starts_at, cause)
                select '00000000-0000-0000-0000-000000000001', 'PLACE', id, 'QUARANTINED', 'water', 'quality', now(), '2026-01-01Z', 'act:1'
                from place where code = 'W1';
                insert into ledger_hold (id, scope, lot_id, reason, note, placed_by, placed_at, starts_at, cause)
                select '00000000-0000-0000-0000-000000000002', 'LOT', id, 'RECALLED', 'letter 12', 'quality', now(), '2026-01-01Z', 'act:2'
                from ledger_lot where number = 'L7';
                insert into ledger_hold (id, scope, place_id, reason, note, placed_by, placed_at, starts_at, cause)
                select '00000000-0000-0000-0000-000000000003', 'PLACE', id, 'QUARANTINED', 'dust', 'quality', now(), '2026-01-01Z', 'act:4'
                from place where code = 'W2';
                insert into ledger_hold_release (hold_id, released_by, released_at, note, cause)
                values ('00000000-0000-0000-0000-000000000002', 'quality', '2026-11-01Z', 'not ours', 'act:3');
                """);
        door = new TestDoor(county, routes -> new Trace(TestCounty.TIME).declareRoutes(routes, county.platform()));
    }

    @AfterAll
    static void stop() {
        door.close();
        county.close();
    }

    private static Binding bound(String epc, String lot) {
        return new Binding(new TagId(epc), null, "STENT", lot, null, LocalDate.of(2028, 1, 31), "H1", "W1");
    }

    private static void move(Ledger ledger, String epc, Cause cause, String from, String to, Reason reason) {
        var tag = new TagId(epc);
        var posting = county.inTransaction(tx -> {
            var unit = Objects.requireNonNull(new Units().find(tx, List.of(tag)).get(tag));
            return ledger.post(tx, List.of(new Movement(
                    cause, 0, place(from), place(to), unit.goods(), 1, reason, "device:cab-1", TestCounty.NOW)));
        });
        assertThat(posting).isInstanceOf(Posted.class);
    }

    private static io.wardline.platform.place.PlaceId place(String code) {
        return code.equals("OUT") ? CountyPlace.OUT.id() : county.inTransaction(tx ->
                tx.row("select id from place where code = $1", row -> new io.wardline.platform.place.PlaceId(row.getLong(0)), code)
                        .orElseThrow());
    }

    @Test
    void a_piece_tells_where_it_is_and_how_it_came_there_newest_first() {
        var life = door.get("/api/trace/units/" + TRAVELLER.toLowerCase(java.util.Locale.ROOT)).body();

        assertThat(life.at("/unit/place/code").asText()).isEqualTo("OUT");
        assertThat(life.at("/unit/expiry").asText()).isEqualTo("2028-01-31");
        assertThat(life.get("items").findValuesAsText("reason")).hasSize(3).startsWith("TAKEN", "MOVED");
        assertThat(life.at("/items/0/from").toString()).isEqualTo(
                "{\"code\":\"C1\",\"name\":\"Cabinet 1\",\"kind\":\"CABINET\",\"within\":\"Ward 1\",\"did\":\"cab-1\"}");
        assertThat(life.at("/items/2/from/code").asText()).isEqualTo("SUPPLIER");
    }

    @Test
    void a_movement_that_a_closing_snapshot_showed_names_who_opened_the_door() {
        var life = door.get("/api/trace/units/" + TRAVELLER).body();
        assertThat(life.at("/items/0/who").asText()).isEqualTo("N-014");
        assertThat(life.at("/items/0/cause").asText()).isEqualTo(SESSION);
        assertThat(life.at("/items/1").has("who")).isFalse();
    }

    @Test
    void a_life_goes_on_where_its_page_ended() {
        var first = door.get("/api/trace/units/" + TRAVELLER + "?limit=2").body();
        var second = door.get("/api/trace/units/" + TRAVELLER + "?limit=2&after=" + first.get("next").asText()).body();
        assertThat(first.get("items")).hasSize(2);
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void holds_and_discrepancies_are_told_with_those_that_are_over() {
        var life = door.get("/api/trace/units/" + TRAVELLER).body();
        assertThat(life.get("discrepancies").findValuesAsText("kind")).containsExactly("CONTESTED", "SUSPECT");
        assertThat(life.at("/discrepancies/1/resolution").asText()).isEqualTo("PRESENT");
        // It has left the ward that is quarantined; the recall of its lot was released.
        assertThat(life.get("holds").findValuesAsText("reason")).containsExactly("RECALLED");
        assertThat(life.at("/holds/0/inForce").asBoolean()).isFalse();
        assertThat(door.get("/api/trace/units/" + STAYER).body().get("holds").findValuesAsText("reason"))
                .containsExactlyInAnyOrder("RECALLED", "QUARANTINED");
    }

    @Test
    void a_lot_tells_where_its_pieces_stand_and_how_all_of_them_moved() {
        var life = door.get("/api/trace/lots?item=STENT&maker=STENTOR&lot=L7").body();
        assertThat(life.get("stands").valueStream().map(each -> each.at("/place/code").asText() + each.get("quantity")))
                .containsExactly("OUT1", "W11");
        assertThat(life.get("items").findValuesAsText("epc")).hasSize(4).contains(STAYER);
    }

    @Test
    void a_life_is_saved_whole_with_places_from_the_outside_inward() {
        var saved = door.save("/api/trace/units/" + TRAVELLER + "/export?format=csv");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.trailers().get("X-Wardline-Rows")).isEqualTo("5");
        assertThat(new String(saved.content(), java.nio.charset.StandardCharsets.UTF_8).lines().skip(1)).hasSize(5)
                .anyMatch(line -> line.contains(",L7,STENTOR,") && line.contains(",SUSPECT,"))
                .first().asString().contains(",TAKEN,Ward 1 · Cabinet 1 · C1,", ",1,N-014,device:cab-1," + SESSION);
        assertThat(door.save("/api/trace/lots/export?item=STENT&maker=STENTOR&lot=L7&format=csv").trailers().get("X-Wardline-Rows"))
                .isEqualTo("4");
        assertThat(door.get("/api/trace/units/3034FFFF/export?format=csv").status()).isEqualTo(404);
        assertThat(door.get("/api/trace/units/" + TRAVELLER + "/export?format=pdf").status()).isEqualTo(400);
    }

    private static <T> T seenBy(String institution, Work<T> reading) {
        var number = county.inTransaction(tx -> tx.row(
                "select id from place_institution where code = $1", row -> row.getLong(0), institution).orElseThrow());
        return county.platform().inTransaction(RowScope.institutions(List.of(number)), reading);
    }

    @Test
    void the_owner_sees_a_lent_piece_leave_and_of_where_it_stands_the_kind_alone() {
        var store = new TraceStore();
        var lent = seenBy("H1", tx -> store.unit(tx, LENT).row().orElseThrow());
        assertThat(lent.place()).isEqualTo(new Where(null, null, "WARD", null, null));
        var steps = seenBy("H1", tx -> store.unitSteps(tx, LENT, Long.MAX_VALUE, 9).rows());
        assertThat(steps).extracting(Step::reason).containsExactly("MOVED", "TAGGED");
        assertThat(steps.getFirst().to().code()).isNull();
        assertThat(steps.getFirst().actor()).isEqualTo("OTHER");
        assertThat(steps.getFirst().from().code()).isEqualTo("W1");
    }

    @Test
    void the_owner_is_not_told_who_took_a_lent_piece_in_another_hospital() {
        var store = new TraceStore();
        var steps = seenBy("H1", tx -> store.unitSteps(tx, TAKEN_THERE, Long.MAX_VALUE, 9).rows());
        assertThat(steps).extracting(Step::reason).containsExactly("TAKEN", "MOVED", "TAGGED");
        assertThat(steps.getFirst().actor()).isEqualTo("OTHER");
        assertThat(steps.getFirst().cause()).isEqualTo("OTHER");
        var taken = seenBy("H2", tx -> store.unitSteps(tx, TAKEN_THERE, Long.MAX_VALUE, 9).rows());
        assertThat(taken.getFirst().actor()).isEqualTo("device:cab-1");
    }

    @Test
    void whoever_has_a_lent_piece_sees_it_come_and_nothing_of_the_time_before() {
        var store = new TraceStore();
        var lent = seenBy("H2", tx -> store.unit(tx, LENT).row().orElseThrow());
        assertThat(lent.place().code()).isEqualTo("W2");
        assertThat(lent.owner()).isEqualTo("OTHER");
        var steps = seenBy("H2", tx -> store.unitSteps(tx, LENT, Long.MAX_VALUE, 9).rows());
        assertThat(steps).hasSize(1).first().satisfies(step -> {
            assertThat(step.from()).isEqualTo(new Where(null, null, "WARD", null, null));
            assertThat(step.actor()).isNotEqualTo("OTHER");
        });
        boolean sees = seenBy("H2", tx -> store.unit(tx, STAYER).row().isPresent());
        assertThat(sees).isFalse();
    }

    @Test
    void a_hold_on_the_place_around_a_lent_piece_is_told_to_those_who_see_the_place() {
        var store = new TraceStore();
        var asLender = seenBy("H1", tx -> store.unitHolds(tx, LENT, TestCounty.TIME.now()).rows());
        var asWard = seenBy("H2", tx -> store.unitHolds(tx, LENT, TestCounty.TIME.now()).rows());
        assertThat(asLender).isEmpty();
        assertThat(asWard).extracting(HoldSheet::note).containsExactly("dust");
    }

    @Test
    void what_is_not_there_has_no_life() {
        assertThat(door.get("/api/trace/units/3034FFFF").status()).isEqualTo(404);
        assertThat(door.get("/api/trace/units/no-hex").status()).isEqualTo(404);
        assertThat(door.get("/api/trace/lots?item=STENT&maker=OTHER&lot=L7").status()).isEqualTo(404);
        assertThat(door.get("/api/trace/lots?item=STENT").status()).isEqualTo(400);
    }
}
