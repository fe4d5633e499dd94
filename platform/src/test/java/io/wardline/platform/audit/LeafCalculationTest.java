package io.wardline.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

final class LeafCalculationTest {
    private static TreeMap<String, @Nullable Object> columns(@Nullable Object... namesAndValues) {
        var columns = new TreeMap<String, @Nullable Object>();
        for (var at = 0; at < namesAndValues.length; at += 2) {
            columns.put(String.valueOf(namesAndValues[at]), namesAndValues[at + 1]);
        }
        return columns;
    }

    private static Hash leaf(@Nullable Object... namesAndValues) {
        return LeafCalculation.of("place_thing", columns(namesAndValues));
    }

    @Test
    void the_canonical_form_is_the_one_that_old_seals_were_made_of() {
        var everything = columns(
                "a", 7L, "b", "病房", "c", "x".getBytes(StandardCharsets.US_ASCII), "d", true,
                "e", Instant.parse("2026-11-22T01:02:03.000004Z"), "f", LocalDate.of(2026, 11, 22),
                "g", new UUID(1, 2), "h", new String[] {"x", null}, "i", new BigDecimal("1.50"), "j", null);
        assertThat(LeafCalculation.of("place_thing", everything).hex())
                .isEqualTo("3829fca45626bf3aaf7dc6b2885819abc54ff81ae6fa758dbc55b9f03b430e8a");
    }

    @Test
    void a_column_that_is_null_has_no_part_so_a_later_one_changes_no_old_row() {
        assertThat(leaf("a", 1L, "later", null)).isEqualTo(leaf("a", 1L));
        assertThat(leaf("a", 1L, "later", "")).isNotEqualTo(leaf("a", 1L));
    }

    @Test
    void the_width_of_a_number_and_the_zeros_of_a_decimal_have_no_part() {
        assertThat(leaf("a", 1)).isEqualTo(leaf("a", 1L)).isEqualTo(leaf("a", (short) 1));
        assertThat(leaf("a", new BigDecimal("0.00"))).isEqualTo(leaf("a", BigDecimal.ZERO));
        assertThat(leaf("a", new BigDecimal("100"))).isEqualTo(leaf("a", new BigDecimal("1E2")));
    }

    @Test
    void nothing_moves_from_one_field_into_another_unseen() {
        assertThat(leaf("a", "bc", "d", "e")).isNotEqualTo(leaf("a", "b", "d", "ce"));
        assertThat(leaf("a", "1")).isNotEqualTo(leaf("a", 1L));
        assertThat(leaf("a", new String[] {"x", "y"})).isNotEqualTo(leaf("a", new String[] {"xy"}));
        assertThat(leaf("a", new String[] {null})).isNotEqualTo(leaf("a", new String[] {""}));
        assertThat(LeafCalculation.of("t", columns("a", 1L))).isNotEqualTo(LeafCalculation.of("u", columns("a", 1L)));
    }

    @Test
    void refuses_a_type_whose_form_nobody_has_written_down() {
        assertThatThrownBy(() -> leaf("a", 1.5)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no canonical form");
    }
}
