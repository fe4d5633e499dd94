package io.wardline.platform.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamFault;
import io.wardline.platform.rule.RuleFlaw;
import io.wardline.platform.rule.ShippedRuleSet;
import io.wardline.platform.rule.Step;
import io.wardline.platform.settlement.SettlementResult.Even;
import io.wardline.platform.settlement.SettlementResult.NothingShared;
import io.wardline.platform.settlement.SettlementResult.Overspend;
import io.wardline.platform.settlement.SettlementResult.Surplus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SettlementCalculationTest {
    private static final SettlementRule JIANGXI = SettlementRule.of(ShippedRuleSet.JX_2022_23.read());
    private static final long T = 100_000_000_00L;

    @ParameterizedTest
    @CsvSource({
        // Overspent, the fund's part and the tier it reaches, one fen before and behind each edge.
        "10000000001,1,0.8", "10499999999,399999999,0.8", "10500000000,400000000,0.8", "10500000001,400000001,0.6",
        "10750000000,550000000,0.6", "10999999999,699999999,0.6", "11000000000,700000000,0.6", "11000000001,700000000,beyond",
        "12000000000,700000000,beyond", "99999999999,700000000,beyond"
    })
    void jiangxi_shares_overspending_tier_by_tier(long actual, long fund, String tier) {
        var result = (Overspend) SettlementCalculation.settle(JIANGXI, SettlementFacts.of(T, actual));
        assertThat(result.fundFen()).isEqualTo(fund);
        assertThat(result.consortiumFen()).isEqualTo(actual - T - fund);
        assertThat(tier(((SettlementRule.Jiangxi) JIANGXI).overspend(), result.share())).isEqualTo(tier);
    }

    @ParameterizedTest
    @CsvSource({
        "9999999999,1,0.8", "9000000001,799999999,0.8", "9000000000,800000000,0.6", "8999999999,800000001,0.6",
        "8800000000,920000000,0.6", "8500000001,1099999999,0.6", "8500000000,1100000000,0.6", "8499999999,1100000000,beyond",
        "0,1100000000,beyond"
    })
    void jiangxi_leaves_a_surplus_tier_by_tier(long actual, long kept, String tier) {
        var result = (Surplus) SettlementCalculation.settle(JIANGXI, SettlementFacts.of(T, actual));
        assertThat(result.retainedFen()).isEqualTo(kept);
        assertThat(result.retainedFen() + result.returnedFen()).isEqualTo(result.surplusFen()).isEqualTo(T - actual);
        assertThat(tier(((SettlementRule.Jiangxi) JIANGXI).surplus(), result.share())).isEqualTo(tier);
    }

    @Test
    void the_whole_amount_at_one_rate_would_be_another_sum() {
        var result = (Overspend) SettlementCalculation.settle(JIANGXI, SettlementFacts.of(T, 107_500_000_00L));
        assertThat(result.fundFen()).isEqualTo(5_500_000_00L).isNotEqualTo(4_500_000_00L);
    }

    @Test
    void spending_exactly_what_was_given_shares_nothing() {
        assertThat(SettlementCalculation.settle(JIANGXI, SettlementFacts.of(T, T))).isInstanceOf(Even.class);
        assertThatThrownBy(() -> SettlementFacts.of(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SettlementFacts.of(T, -1)).hasMessageContaining("A is an amount");
    }

    @Test
    void guangxi_lets_overspending_of_the_year_end_total_go_before_a_surplus_of_the_package() {
        assertThat(guangxi("1", VbpDedup.DEDUCT_FROM_SURPLUS, T, T + 10, T + 5, 0)).isInstanceOf(NothingShared.class);
        assertThat(guangxi("1", VbpDedup.DEDUCT_FROM_SURPLUS, T, T + 10, T + 10, 0)).isInstanceOf(NothingShared.class);
        assertThat(guangxi("1", VbpDedup.DEDUCT_FROM_SURPLUS, T, T + 10, T, 0)).isInstanceOf(Even.class);
        assertThat(guangxi("1", VbpDedup.DEDUCT_FROM_SURPLUS, T, T - 100, T - 50, 0))
                .isInstanceOfSatisfying(Overspend.class, over -> {
                    assertThat(over.fundFen()).isEqualTo(40);
                    assertThat(over.consortiumFen()).isEqualTo(10);
                });
    }

    @ParameterizedTest
    @EnumSource(VbpDedup.class)
    void guangxi_never_pays_more_than_the_surplus_whatever_was_paid_before(VbpDedup dedup) {
        var result = (Surplus) guangxi("0.8", dedup, T, T, T - 1_000_000_00L, 2_000_000_00L);
        assertThat(result.retainedFen()).isZero();
        assertThat(result.returnedFen()).isZero();
        assertThat(result.vbpExceedsSurplus()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DEDUCT_FROM_SURPLUS,1500000000,300000000", "DEDUCT_FROM_RETAINED,1300000000,500000000", "CAP_INCLUDES_VBP,1300000000,500000000"
    })
    void guangxi_sets_vbp_retention_off_in_one_of_three_readings(VbpDedup dedup, long kept, long returned) {
        var result = (Surplus) guangxi("1", dedup, T, T, 80_000_000_00L, 2_000_000_00L);
        assertThat(result.retainedFen()).isEqualTo(kept);
        assertThat(result.returnedFen()).isEqualTo(returned);
        assertThat(result.vbpExceedsSurplus()).isFalse();
        assertThat(result.steps()).extracting(Step::source).anyMatch(source -> source.contains("our reading"));
    }

    @Test
    void sichuan_leaves_everything_and_bears_nothing() {
        var rule = SettlementRule.of(ShippedRuleSet.SC_2020_11.read());
        assertThat(((Surplus) SettlementCalculation.settle(rule, SettlementFacts.of(T, T - 7))).retainedFen()).isEqualTo(7);
        var over = (Overspend) SettlementCalculation.settle(rule, SettlementFacts.of(T, T + 7));
        assertThat(over.fundFen()).isZero();
        assertThat(over.consortiumFen()).isEqualTo(7);
        assertThat(SettlementCalculation.settle(rule, SettlementFacts.of(T, T))).isInstanceOf(Even.class);
    }

    @Test
    void zhejiang_shares_by_two_local_figures_and_has_none_of_its_own() {
        assertThat(SettlementRule.FORM.faults(ShippedRuleSet.ZJ_2019_12.read().params())).extracting(ParamFault.Fault::code)
                .containsExactly(RuleFlaw.LOCAL_VALUE_MISSING.name(), RuleFlaw.LOCAL_VALUE_MISSING.name());
        var rule = new SettlementRule.Zhejiang(Ratio.parse("0.7"), Ratio.parse("0.15"), "local");
        assertThat(((Surplus) SettlementCalculation.settle(rule, SettlementFacts.of(T, T - 5))).retainedFen()).isEqualTo(4);
        assertThat(((Overspend) SettlementCalculation.settle(rule, SettlementFacts.of(T, T + 10))).fundFen()).isEqualTo(2);
    }

    @Test
    void every_result_says_how_it_was_found() {
        assertThat(SettlementCalculation.settle(JIANGXI, SettlementFacts.of(T, 107_500_000_00L)).steps()).extracting(Step::name, Step::shown)
                .containsExactly(
                        tuple("overspend", "7500000.00"),
                        tuple("share", "7.50000000 %"),
                        tuple("tier", "4000000.00"),
                        tuple("tier", "1500000.00"),
                        tuple("fundShare", "5500000.00"),
                        tuple("consortiumBears", "2000000.00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "[]; TIERS_HAVE_A_HOLE",
        "[{'above':'0.01','upTo':'0.05','rate':'0.8'}]; TIERS_HAVE_A_HOLE",
        "[{'above':'0','upTo':'0.05','rate':'0.8'},{'above':'0.06','upTo':'0.1','rate':'0.6'}]; TIERS_HAVE_A_HOLE",
        "[{'above':'0','upTo':'0.05','rate':'0.8'},{'above':'0.04','upTo':'0.1','rate':'0.6'}]; TIERS_OVERLAP",
        "[{'above':'0','upTo':'0.1','rate':'0.8'},{'above':'0','upTo':'0.05','rate':'0.6'}]; TIERS_OUT_OF_ORDER",
        "[{'above':'0.1','upTo':'0.05','rate':'0.8'}]; TIERS_OUT_OF_ORDER",
        "[{'above':'0','upTo':'0.1','rate':'1.01'}]; RATE_OUT_OF_RANGE",
        "[{'above':'0','upTo':'0.1','rate':'-0.01'}]; RATE_OUT_OF_RANGE",
        "[{'above':'0','upTo':'0.1'}]; missing",
        "[{'above':'0','upTo':'0.1','rate':'1','to':'1'}]; unknown",
    })
    void impossible_tiers_are_refused_by_name(String tiers, String code) {
        var params = ShippedRuleSet.JX_2022_23.read().params().with("surplusTiers", Param.ofJson(tiers.replace('\'', '"')));
        assertThat(SettlementRule.FORM.faults(params)).extracting(ParamFault.Fault::code).containsExactly(code);
        assertThat(SettlementRule.FORM.faults(params)).extracting(ParamFault.Fault::path).allMatch(path -> path.startsWith("surplusTiers"));
    }

    @Test
    void guangxi_cannot_be_put_in_force_before_the_region_has_chosen() {
        var params = ShippedRuleSet.GX_2023_24.read().params();
        assertThat(SettlementRule.FORM.faults(params)).singleElement()
                .satisfies(fault -> assertThat(fault.path()).isEqualTo("kappa"));
        assertThat(SettlementRule.FORM.faults(params.with("kappa", new Param.Text("0.8")))).isEmpty();
        assertThat(SettlementRule.FORM.faults(params.with("kappa", new Param.Text("1.2")))).extracting(ParamFault.Fault::code)
                .containsExactly("range");
    }

    @Test
    void packages_are_computed_once_and_rounded_once() {
        var growth = new BudgetFacts.CappedGrowth(98_500_000_00L, Ratio.parse("0.064"), Ratio.parse("0.055"));
        assertThat(BudgetCalculation.compute(growth, "JX").budgetFen()).isEqualTo(103_917_500_00L);
        var slower = new BudgetFacts.CappedGrowth(1_00L, Ratio.parse("0.005"), Ratio.parse("0.055"));
        assertThat(BudgetCalculation.compute(slower, "JX").budgetFen()).isEqualTo(1_01L);
        var byAge = new BudgetFacts.ByAge(List.of(new BudgetFacts.Band(42_000, 620_00), new BudgetFacts.Band(3, 33)), Ratio.parse("1.05"));
        assertThat(BudgetCalculation.compute(byAge, "FJ").budgetFen()).isEqualTo(27_342_001_04L);
        var purchase = new BudgetFacts.ByPurchase(86_400_000_00L, 36_500_000_000_00L, 41_200_000_000_00L);
        assertThat(BudgetCalculation.compute(purchase, "TJ").budgetFen()).isEqualTo(97_525_479_45L);
        assertThat(BudgetCalculation.compute(purchase, "TJ").steps()).extracting(Step::name).containsExactly("factor", "budget");
        assertThatThrownBy(() -> new BudgetFacts.ByPurchase(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SettlementResult guangxi(String kappa, VbpDedup dedup, long agreed, long yearEnd, long actual, long vbp) {
        var shipped = ShippedRuleSet.GX_2023_24.read();
        var rule = SettlementRule.of(
                shipped.params().with("kappa", new Param.Text(kappa)).with("vbpDedup", new Param.Text(dedup.name())), "GX");
        return SettlementCalculation.settle(rule, new SettlementFacts(agreed, yearEnd, actual, vbp));
    }

    private static String tier(MarginalTiers tiers, Ratio share) {
        return tiers.reached(share).map(reached -> reached.rate().exact()).orElse("beyond");
    }
}
