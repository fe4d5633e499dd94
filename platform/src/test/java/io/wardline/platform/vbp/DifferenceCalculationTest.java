package io.wardline.platform.vbp;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.vbp.Difference.Kind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two facts side by side. */
final class DifferenceCalculationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 6);

    private static Entry own(@Nullable String order, long units, LocalDate day) {
        return new Entry(Entry.Fact.OWN, day, 1000L + day.getDayOfYear(), null, 1, order, order == null ? null : 1, "SALINE", units, true,
                null, null, null, null, null, null);
    }

    private static Entry boxes(String order, long boxes, long factor, LocalDate day) {
        return new Entry(Entry.Fact.PLATFORM, day, null, 1000L, 2, order, 1, "SALINE", boxes * factor, true, "33-1", boxes, PackUnit.BOX, 1,
                factor, null);
    }

    private static List<String> differences(Entry... entries) {
        return DifferenceCalculation.assess(List.of(entries)).stream()
                .map(each -> each.kind() + " " + each.ownUnits() + "/" + each.platformUnits()).toList();
    }

    @Test
    void facts_that_agree_by_order_and_line_are_no_difference_whatever_their_days() {
        assertThat(differences(own("A", 280, DAY), boxes("A", 10, 28, DAY.plusDays(60)))).isEmpty();
        assertThat(differences(own("A", 140, DAY), own("A", 140, DAY.plusDays(3)), boxes("A", 10, 28, DAY))).isEmpty();
    }

    @Test
    void a_wrong_pack_factor_is_found_by_the_one_that_fits() {
        var found = DifferenceCalculation.assess(List.of(own("A", 280, DAY), boxes("A", 10, 24, DAY)));
        assertThat(found).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.PACK_FACTOR);
            assertThat(difference.packFactor()).isEqualTo(24);
            assertThat(difference.fittingFactor()).isEqualTo(28);
        });
        assertThat(differences(own("A", 279, DAY), boxes("A", 10, 24, DAY))).containsExactly("QUANTITY 279/240");
    }

    @Test
    void a_receipt_without_an_order_is_matched_by_its_item_within_two_weeks() {
        assertThat(differences(own(null, 280, DAY), boxes("A", 10, 28, DAY.plusDays(14)))).isEmpty();
        assertThat(differences(own(null, 280, DAY), boxes("A", 10, 28, DAY.plusDays(15))))
                .containsExactly("ONLY_OWN 280/0", "ONLY_PLATFORM 0/280");
    }

    @Test
    void of_several_receipts_the_one_of_the_own_quantity_is_taken_then_the_nearest() {
        assertThat(differences(own(null, 100, DAY), own(null, 280, DAY.plusDays(9)), boxes("A", 10, 28, DAY)))
                .containsExactly("ONLY_OWN 100/0");
        assertThat(differences(own(null, 100, DAY.plusDays(5)), own(null, 90, DAY.plusDays(1)), boxes("A", 10, 28, DAY)))
                .containsExactly("PACK_FACTOR 90/280", "ONLY_OWN 100/0");
    }

    @Test
    void a_line_that_is_mapped_to_nothing_is_nobodys_counterpart() {
        var unmapped = new Entry(Entry.Fact.PLATFORM, DAY, null, 1000L, 2, "A", 1, null, null, false, "33-2", 10L, PackUnit.BOX, null, null, null);
        assertThat(differences(own("A", 280, DAY), unmapped)).containsExactly("ONLY_OWN 280/0");
    }
}
