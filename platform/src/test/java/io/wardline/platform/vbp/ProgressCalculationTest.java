package io.wardline.platform.vbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgressCalculationTest {
    private static final AgreementPeriod YEAR = new AgreementPeriod(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));

    @ParameterizedTest
    @CsvSource({
        // The last unit that is red, the first that is not; the last yellow one and the first green one.
        "100000,39671,2025-06-30,RED", "100000,39672,2025-06-30,YELLOW",
        "100000,49589,2025-06-30,YELLOW", "100000,49590,2025-06-30,GREEN",
        "100000,99999,2025-06-30,GREEN", "100000,100000,2025-06-30,DONE",
        // Equality is on the better side: 73 days of 365 are a fifth.
        "100000,20000,2025-03-14,GREEN", "100000,16000,2025-03-14,YELLOW", "100000,15999,2025-03-14,RED",
        // What would be red in the first 30 days is yellow.
        "100000,0,2025-01-01,YELLOW", "100000,0,2025-01-30,YELLOW", "100000,0,2025-01-31,RED",
        // Before and after.
        "100000,0,2024-12-31,NOT_STARTED", "100000,100000,2024-12-31,DONE",
        "100000,99999,2025-12-31,YELLOW", "100000,79999,2025-12-31,RED",
        "100000,99999,2026-01-01,UNMET", "100000,100000,2026-01-01,DONE",
        "0,500,2025-06-30,NO_COMMITMENT", "0,0,2026-06-30,NO_COMMITMENT"
    })
    void stands_on_the_right_side_of_every_edge(long agreed, long accepted, LocalDate asOf, ProgressStatus status) {
        assertThat(assess(agreed, accepted, 0, asOf).status()).isEqualTo(status);
    }

    @Test
    void returns_are_taken_off_and_may_exceed_what_came_in_this_period() {
        assertThat(measured(1000, 1000, 120, "2025-06-30").completion()).isEqualTo(Ratio.of(22, 25));
        assertThat(measured(1000, 10, 120, "2025-06-30").completion()).isEqualTo(Ratio.of(-11, 100));
    }

    @Test
    void forecasts_the_end_and_says_what_each_day_has_to_bring() {
        var result = measured(1000, 300, 0, "2025-03-14");
        assertThat(result.forecastUnits()).contains(Ratio.of(1500));
        assertThat(result.requiredUnitsPerDay()).contains(Ratio.of(700, 292));
        assertThat(result.pace()).contains(Ratio.of(3, 2));
        assertThat(measured(1000, 1000, 0, "2025-03-14").requiredUnitsPerDay()).contains(Ratio.ZERO);
        assertThat(measured(1000, 300, 0, "2024-03-14").forecastUnits()).isEmpty();
        assertThat(measured(1000, 300, 0, "2024-03-14").requiredUnitsPerDay()).contains(Ratio.of(700, 365));
        assertThat(measured(1000, 300, 0, "2025-12-31").requiredUnitsPerDay()).isEmpty();
        assertThat(measured(1000, 300, 0, "2026-03-14").forecastUnits()).contains(Ratio.of(300));
    }

    @ParameterizedTest
    @CsvSource({"2024-12-31,0,0", "2025-01-01,1/365,0", "2025-01-02,2/365,1/364", "2025-12-31,1,1", "2026-02-01,1,1"})
    void counts_time_with_and_without_the_first_day(LocalDate asOf, String inclusive, String exclusive) {
        assertThat(YEAR.timeProgress(asOf)).hasToString(inclusive);
        assertThat(YEAR.exclusiveTimeProgress(asOf)).hasToString(exclusive);
    }

    @Test
    void a_period_may_be_a_single_day_and_never_less() {
        var day = new AgreementPeriod(YEAR.start(), YEAR.start());
        assertThat(day.exclusiveTimeProgress(YEAR.start())).isEqualTo(Ratio.ONE);
        assertThat(day.timeProgress(YEAR.start())).isEqualTo(Ratio.ONE);
        assertThatThrownBy(() -> new AgreementPeriod(YEAR.end(), YEAR.start())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_result_says_how_it_was_found() {
        assertThat(measured(100000, 39671, 0, "2025-06-30").steps()).extracting(Step::name)
                .containsExactly("timeProgress", "netUnits", "completion", "forecastUnits", "requiredUnitsPerDay", "status");
        assertThat(measured(100000, 39671, 0, "2025-06-30").steps().getFirst())
                .isEqualTo(new Step("timeProgress", "τ = 181/365 days", "181/365", "49.589 %",
                        "no official source: the operator's choice"));
        assertThat(assess(0, 5, 0, LocalDate.of(2025, 6, 30)).steps()).extracting(Step::exact).endsWith("NO_COMMITMENT");
    }

    @Test
    void a_rule_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> new ProgressRule(Ratio.of(1, 2), Ratio.ONE, 30, CountingRule.USUAL, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProgressRule(Ratio.ONE, Ratio.ZERO, 30, CountingRule.USUAL, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProgressRule(Ratio.ONE, Ratio.ONE, 367, CountingRule.USUAL, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProgressFacts(-1, 0, 0, YEAR, YEAR.end())).hasMessageContaining("agreedUnits");
    }

    @Test
    void finds_a_selected_product_that_is_not_used_and_others_that_stopped_at_once() {
        assertThat(NonSelectedCalculation.assess(new NonSelectedFacts(4200, 1050, 2000)))
                .isInstanceOfSatisfying(NonSelectedResult.Share.class, share -> {
                    assertThat(share.share()).isEqualTo(Ratio.of(1, 5));
                    assertThat(share.findings()).isEmpty();
                    assertThat(share.steps()).extracting(Step::shown).containsExactly("20.000 %");
                });
        assertThat(NonSelectedCalculation.assess(new NonSelectedFacts(0, 1, 0)).findings())
                .containsExactly(NonSelectedResult.Finding.SELECTED_NOT_USED);
        assertThat(NonSelectedCalculation.assess(new NonSelectedFacts(9, 0, 1)).findings())
                .containsExactly(NonSelectedResult.Finding.NON_SELECTED_STOPPED);
        assertThat(NonSelectedCalculation.assess(new NonSelectedFacts(0, 0, 0))).isInstanceOf(NonSelectedResult.NothingBought.class);
    }

    private static ProgressResult assess(long agreed, long accepted, long returned, LocalDate asOf) {
        return ProgressCalculation.assess(ProgressRule.MON_DEFAULT, new ProgressFacts(agreed, accepted, returned, YEAR, asOf));
    }

    private static ProgressResult.Measured measured(long agreed, long accepted, long returned, String asOf) {
        return (ProgressResult.Measured) assess(agreed, accepted, returned, LocalDate.parse(asOf));
    }
}
