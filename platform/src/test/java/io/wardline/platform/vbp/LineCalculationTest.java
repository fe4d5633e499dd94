package io.wardline.platform.vbp;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.file.sheet.SheetForm.Imported;
import io.wardline.platform.vbp.LineFacts.Bin;
import io.wardline.platform.vbp.LineFacts.Known;
import io.wardline.platform.vbp.LineFacts.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a file of the provincial platform may say, line by line. */
final class LineCalculationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 6);

    private final Map<String, List<Period>> periods = Map.of("B8", List.of(
            new Period(1, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30)),
            new Period(2, LocalDate.of(2026, 7, 1), LocalDate.of(2027, 6, 30))));
    private Map<PlatformLine.Key, Known> known = Map.of();
    private Map<Bin, Long> stood = Map.of();
    private boolean again;

    private LineResult assess(PlatformLine... lines) {
        var rows = new ArrayList<Imported<PlatformLine>>();
        for (var line : lines) {
            rows.add(new Imported<>(rows.size() + 2, line));
        }
        return LineCalculation.assess(
                new LineFacts(periods, Map.of("H1", 7L, "H2", 8L), known, stood, LocalDate.of(2026, 11, 23), again), rows);
    }

    private static PlatformLine line(String order, long quantity, LocalDate day) {
        return new PlatformLine("B8", order, 1, "", "H1", "33-1", null, quantity, PackUnit.BOX, day);
    }

    private static List<String> faults(LineResult result) {
        return ((LineResult.Wrong) result).faults().stream()
                .map(fault -> fault.row() + " " + fault.column() + " " + fault.code()).toList();
    }

    @Test
    void a_line_belongs_to_the_period_of_its_day_the_first_and_the_last_day_included() {
        var sound = (LineResult.Sound) assess(
                line("A", 1, LocalDate.of(2026, 1, 1)), line("B", 1, LocalDate.of(2026, 6, 30)), line("C", 1, LocalDate.of(2026, 7, 1)));
        assertThat(sound.fresh().stream().map(LineResult.Fresh::agreement)).containsExactly(1L, 1L, 2L);
        assertThat(faults(assess(line("A", 1, LocalDate.of(2025, 12, 31)), line("B", 1, LocalDate.of(2026, 11, 24)))))
                .containsExactly("2 acceptedOn vbp_outside_period", "3 acceptedOn vbp_day_ahead");
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        assertThat(faults(assess(
                        new PlatformLine("B9", "A", 1, "", "H9", "33-1", null, 0, PackUnit.BOX, DAY),
                        new PlatformLine("B8", "A", 1, "", "H1", "33-1", null, 1, PackUnit.BOX, DAY))))
                .containsExactly(
                        "2 batch vbp_batch_unknown", "2 account vbp_account_unknown", "2 quantity vbp_quantity_zero",
                        "3 orderLine sheet_twice");
    }

    @Test
    void a_line_that_stands_already_is_passed_over_and_one_that_says_something_else_is_wrong() {
        known = Map.of(line("A", 5, DAY).key(), new Known(1, 7, "33-1", 5, PackUnit.BOX, DAY, 9, false));
        assertThat(assess(line("A", 5, DAY))).isEqualTo(new LineResult.Sound(List.of(), 1, 0));
        assertThat(faults(assess(line("A", 6, DAY)))).containsExactly("2 quantity vbp_line_differs");
        assertThat(faults(assess(line("A", 5, DAY.plusDays(1))))).containsExactly("2 acceptedOn vbp_line_differs");
        assertThat(faults(assess(new PlatformLine("B8", "A", 1, "", "H2", "33-1", null, 5, PackUnit.BOX, DAY))))
                .containsExactly("2 account vbp_line_differs");
        assertThat(faults(assess(new PlatformLine("B8", "A", 1, "", "H1", "33-1", null, 5, PackUnit.UNIT, DAY))))
                .containsExactly("2 unit vbp_line_differs");
    }

    @Test
    void in_the_place_of_a_withdrawn_line_another_comes_and_the_same_one_only_where_somebody_asks() {
        known = Map.of(line("A", 5, DAY).key(), new Known(1, 7, "33-1", 5, PackUnit.BOX, DAY, 9, true));
        assertThat(assess(line("A", 5, DAY))).isEqualTo(new LineResult.Sound(List.of(), 0, 1));
        assertThat(assess(line("A", 6, DAY))).isEqualTo(new LineResult.Sound(List.of(new LineResult.Fresh(2, line("A", 6, DAY), 1, 7, 9L)), 0, 0));
        again = true;
        assertThat(assess(line("A", 5, DAY))).isEqualTo(new LineResult.Sound(List.of(new LineResult.Fresh(2, line("A", 5, DAY), 1, 7, 9L)), 0, 0));
    }

    @Test
    void no_more_goes_back_than_came_whatever_the_order_of_the_rows() {
        assertThat(assess(line("R", -5, DAY), line("A", 5, DAY))).isInstanceOf(LineResult.Sound.class);
        assertThat(faults(assess(line("R", -6, DAY), line("A", 5, DAY)))).containsExactly("2 quantity vbp_return_beyond");
        assertThat(faults(assess(line("A", 5, DAY.plusDays(1)), line("R", -1, DAY)))).containsExactly("3 quantity vbp_return_beyond");
        stood = Map.of(new Bin(7, "33-1", PackUnit.BOX), 5L);
        assertThat(assess(line("R", -5, DAY))).isInstanceOf(LineResult.Sound.class);
        assertThat(faults(assess(line("R", -5, DAY), line("S", -1, DAY)))).containsExactly("3 quantity vbp_return_beyond");
    }
}
