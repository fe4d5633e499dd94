package io.wardline.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.TestCounty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HoldsTest {
    private static final Instant NOW = TestCounty.NOW;

    private final LedgerCounty county = new LedgerCounty();
    private final Holds holds = new Holds();

    @AfterEach
    void close() {
        assertThat(county.brokenClaims()).isEmpty();
        county.close();
    }

    private UUID hold(Hold.Scope scope, @Nullable Instant until) {
        var hold = new Hold(UUID.randomUUID(), scope, Hold.Reason.QUARANTINED, "seal broken", NOW, until);
        county.county.inTransaction(tx -> {
            holds.place(tx, LedgerCounty.act(), "officer", NOW, hold);
            holds.place(tx, LedgerCounty.act(), "officer", NOW, hold);
            return hold;
        });
        return hold.id();
    }

    private Map<Goods, Set<UUID>> blocked(String place, Instant at, Goods... goods) {
        return county.county.inTransaction(tx -> holds.blocked(tx, county.place(place), List.of(goods), at));
    }

    @Test
    void a_lot_is_held_wherever_it_stands_and_the_other_lot_is_not() {
        var held = hold(new Hold.Scope.OfLot(county.gauze("L1").lot()), null);

        assertThat(blocked("STORE", NOW, county.gauze("L1"), county.gauze("L2")))
                .isEqualTo(Map.of(county.gauze("L1"), Set.of(held)));
        assertThat(blocked("C2", NOW, county.gauze("L1"))).hasSize(1);
    }

    @Test
    void a_held_ward_holds_its_cabinets_and_not_the_store() {
        var held = hold(new Hold.Scope.OfPlace(county.place("WARD")), null);

        assertThat(blocked("C1", NOW, county.gauze("L1"))).isEqualTo(Map.of(county.gauze("L1"), Set.of(held)));
        assertThat(blocked("STORE", NOW, county.gauze("L1"))).isEmpty();
    }

    @Test
    void a_piece_its_item_and_its_maker_can_be_held() {
        var pieces = county.tag("C1", 1, 2);
        var ofUnit = hold(new Hold.Scope.OfUnit(pieces.getFirst().unit()), null);
        var ofItem = hold(new Hold.Scope.OfItem(pieces.getFirst().item()), null);
        var ofMaker = hold(new Hold.Scope.OfMaker("MEDLINE"), null);

        assertThat(blocked("C1", NOW, pieces.getFirst().goods(), pieces.getLast().goods(), county.gauze("L2")))
                .isEqualTo(Map.of(
                        pieces.getFirst().goods(), Set.of(ofUnit, ofItem),
                        pieces.getLast().goods(), Set.of(ofItem),
                        county.gauze("L2"), Set.of(ofMaker)));
    }

    @Test
    void a_hold_ends_by_itself_or_by_release_and_only_once() {
        var timed = hold(new Hold.Scope.OfLot(county.gauze("L1").lot()), NOW.plus(Duration.ofHours(1)));
        var open = hold(new Hold.Scope.OfLot(county.gauze("L2").lot()), null);

        assertThat(blocked("STORE", NOW.minusMillis(1), county.gauze("L1"))).isEmpty();
        assertThat(blocked("STORE", NOW, county.gauze("L1"))).containsValue(Set.of(timed));
        assertThat(blocked("STORE", NOW.plus(Duration.ofHours(1)), county.gauze("L1"))).isEmpty();
        assertThat(release(open)).isTrue();
        assertThat(release(open)).isFalse();
        assertThat(release(UUID.randomUUID())).isFalse();
        assertThat(blocked("STORE", NOW, county.gauze("L2"))).isEmpty();
    }

    @Test
    void a_hold_does_not_stop_a_reading() {
        var piece = county.tag("C1", 1, 1).getFirst();
        hold(new Hold.Scope.OfUnit(piece.unit()), null);

        assertThat(county.post(county.move("C1", "OUT", piece.goods(), 1))).isEqualTo(new Posted(1, 0));
    }

    private boolean release(UUID hold) {
        return county.county.inTransaction(tx -> holds.release(tx, LedgerCounty.act(), "officer", NOW, hold, "looked at"));
    }
}
