package io.wardline.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardline.platform.TestCounty;
import io.wardline.protocol.device.TagId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TaggingTest {
    private static final LocalDate EXPIRY = LocalDate.of(2028, 1, 31);

    private final LedgerCounty county = new LedgerCounty();

    @AfterEach
    void every_claim_still_holds() {
        assertThat(county.brokenClaims()).isEmpty();
        county.close();
    }

    private static Binding binding(int epc, @Nullable String maker, String lot, @Nullable LocalDate expiry) {
        return new Binding(LedgerCounty.epc(epc), null, "STENT", lot, maker, expiry, "H1", "C1");
    }

    private static Binding bindingOf(String item, String owner, String place) {
        return new Binding(LedgerCounty.epc(1), null, item, "S1", null, EXPIRY, owner, place);
    }

    private static Binding chip(int epc, String tid) {
        return new Binding(LedgerCounty.epc(epc), new TagId(tid), "STENT", "S1", null, EXPIRY, "H1", "C1");
    }

    private RefusalCode refusal(Binding... bindings) {
        return switch (county.bind(List.of(bindings))) {
            case Refused refused -> refused.code();
            case Binding.Bound bound -> throw new AssertionError(bound);
        };
    }

    @Test
    void a_tagged_piece_stands_where_the_act_put_it_and_the_cabinets_are_told() {
        var told = new ArrayList<UnitState>();
        var indices = new ArrayList<Integer>();
        var tagging = new Tagging(county.ledger, TestCounty.TIME, (_, _, _, nextIndex, units) -> {
            indices.add(nextIndex);
            told.addAll(units);
        });

        var outcome = county.county.inTransaction(tx -> tagging.bind(
                tx, LedgerCounty.act(), "nurse", List.of(LedgerCounty.stent(1, "C1"), LedgerCounty.stent(2, "STORE"))));

        assertThat(outcome).isEqualTo(new Binding.Bound(2));
        assertThat(county.unit(LedgerCounty.epc(1)).place()).isEqualTo(county.place("C1"));
        assertThat(county.unit(LedgerCounty.epc(2)).place()).isEqualTo(county.place("STORE"));
        assertThat(told).containsExactly(county.unit(LedgerCounty.epc(1)), county.unit(LedgerCounty.epc(2)));
        assertThat(indices).containsExactly(2);
    }

    @Test
    void the_same_lot_number_from_two_makers_is_two_lots() {
        county.bind(List.of(binding(1, null, "S1", EXPIRY), binding(2, "OTHER", "S1", EXPIRY), binding(3, "STENTOR", "S1", EXPIRY)));

        var ofCatalogue = county.unit(LedgerCounty.epc(1)).lot();
        assertThat(county.unit(LedgerCounty.epc(2)).lot()).isNotEqualTo(ofCatalogue);
        assertThat(county.unit(LedgerCounty.epc(3)).lot()).isEqualTo(ofCatalogue);
    }

    @Test
    void one_lot_with_two_expiry_dates_is_refused_in_one_act_and_in_two() {
        assertThat(refusal(binding(1, null, "S1", EXPIRY), binding(2, null, "S1", EXPIRY.plusDays(1))))
                .isEqualTo(RefusalCode.LOT_EXPIRY);

        county.bind(List.of(binding(1, null, "S1", EXPIRY)));
        assertThat(refusal(binding(2, null, "S1", null))).isEqualTo(RefusalCode.LOT_EXPIRY);
        assertThat(county.number("select count(*) from ledger_unit")).isEqualTo(1);
    }

    @Test
    void a_tag_and_a_chip_are_bound_once() {
        county.bind(List.of(chip(1, "E2801160")));

        assertThat(refusal(LedgerCounty.stent(1, "C2"))).isEqualTo(RefusalCode.EPC_BOUND);
        assertThat(refusal(chip(2, "E2801160"))).isEqualTo(RefusalCode.TID_BOUND);
        assertThat(refusal(chip(2, "E2801161"), chip(2, "E2801162"))).isEqualTo(RefusalCode.EPC_BOUND);
        assertThat(refusal(chip(2, "E2801161"), chip(3, "E2801161"))).isEqualTo(RefusalCode.TID_BOUND);
    }

    @Test
    void refuses_codes_that_name_nothing_and_places_where_nothing_can_stand() {
        assertThat(refusal(bindingOf("PLASTER", "H1", "C1"))).isEqualTo(RefusalCode.ITEM_UNKNOWN);
        assertThat(refusal(bindingOf("STENT", "H9", "C1"))).isEqualTo(RefusalCode.OWNER_UNKNOWN);
        assertThat(refusal(bindingOf("STENT", "H1", "C9"))).isEqualTo(RefusalCode.PLACE_UNKNOWN);
        assertThat(refusal(bindingOf("STENT", "H1", "WASTE"))).isEqualTo(RefusalCode.PLACE_UNKNOWN);
    }

    @Test
    void refuses_to_tag_a_piece_of_a_loose_lot() {
        var binding = new Binding(
                LedgerCounty.epc(1), null, "GAUZE", "L1", null, LocalDate.of(2027, 6, 30), "H1", "C1");

        assertThat(refusal(binding)).isEqualTo(RefusalCode.LOT_TAGGED);
    }

    @Test
    void an_institution_owns_what_is_tagged_in_its_name_without_being_asked_first() {
        county.county.execute("insert into place_institution (code, name, kind) values ('H2', 'Second', 'HOSPITAL')");

        assertThat(county.bind(List.of(bindingOf("STENT", "H2", "C1")))).isEqualTo(new Binding.Bound(1));
        assertThat(county.bind(List.of(new Binding(
                        LedgerCounty.epc(2), null, "STENT", "S1", null, EXPIRY, LedgerCounty.SUPPLIER, "C1"))))
                .isEqualTo(new Binding.Bound(1));
    }

    @Test
    void a_binding_waits_for_a_reading_that_saw_the_tag_unbound() throws Exception {
        var reading = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var read = CompletableFuture.supplyAsync(() -> county.county.pump().inTransaction(tx -> {
                county.units.holdBindings(tx);
                var seen = county.units.find(tx, List.of(LedgerCounty.epc(1)));
                try {
                    reading.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return seen;
            }), threads);
            await().until(() -> gateHolders("ShareLock", true) == 1);

            var bound = CompletableFuture.supplyAsync(() -> county.bind(List.of(LedgerCounty.stent(1, "C1"))), threads);
            await().until(() -> gateHolders("ExclusiveLock", false) == 1);
            assertThat(bound).isNotDone();
            reading.countDown();

            assertThat(read.get()).isEmpty();
            assertThat(bound.get()).isEqualTo(new Binding.Bound(1));
        }
    }

    private long gateHolders(String mode, boolean granted) {
        return county.number("select count(*) from pg_locks where locktype = 'advisory' and objid = 4711301 and mode = '"
                + mode + "' and granted = " + granted);
    }
}
