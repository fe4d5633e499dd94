package io.wardline.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.TestCounty;
import io.wardline.platform.place.CountyPlace;
import io.wardline.protocol.device.TagId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TaggingTest {
    private final TestCounty county = TestCounty.open();
    private final Ledger ledger = new Ledger(TestCounty.TIME);

    @BeforeEach
    void a_catalogue_and_a_ward() {
        county.execute(
                """
                insert into place_institution (code, name, kind) values ('H1', 'First hospital', 'HOSPITAL');
                insert into place (code, name, kind, institution_id)
                select 'WARD-1', 'Ward 1', 'WARD', id from place_institution where code = 'H1';
                insert into catalog_item (code, name, base_unit, class, maker) values ('STENT', 'Stent', 'piece', 'HIGH_VALUE', 'ACME');
                """);
    }

    @AfterEach
    void close() {
        county.close();
    }

    @Test
    void a_tagged_piece_stands_where_the_act_put_it() {
        var told = new ArrayList<UnitState>();
        var tagging = new Tagging(ledger, TestCounty.TIME, (tx, cause, actor, nextIndex, units) -> told.addAll(units));
        var epc = new TagId("3034257BF7194E4000001A85");
        var binding = new Binding(epc, null, "STENT", "L1", null, LocalDate.of(2028, 1, 31), "H1", "WARD-1");

        var outcome = county.inTransaction(tx -> tagging.bind(tx, Cause.act(UUID.randomUUID()), "nurse", List.of(binding)));

        assertThat(outcome).isEqualTo(new Binding.Bound(1));
        var found = county.inTransaction(tx -> new Units().find(tx, List.of(epc)));
        assertThat(found).containsOnlyKeys(epc);
        assertThat(told).containsExactlyElementsOf(found.values());
        var unit = found.values().iterator().next();
        var taken = new Movement(Cause.act(UUID.randomUUID()), 0, unit.place(), CountyPlace.OUT.id(), unit.goods(), 1,
                Reason.TAKEN, "device:c1", TestCounty.NOW);
        assertThat(county.<Posting>inTransaction(tx -> ledger.post(tx, List.of(taken)))).isEqualTo(new Posted(1, 0));
        assertThat(county.pump().<Posting>inTransaction(tx -> ledger.post(tx, List.of(taken)))).isEqualTo(new Posted(0, 1));
    }
}
