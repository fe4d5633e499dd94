package io.wardline.platform.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ShippedRuleSet;
import io.wardline.platform.statement.Worked.Rounding;
import io.wardline.platform.statement.WorkedStep;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a region's rule makes of whatever facts: what stands beside a step gives its result, or says how it was rounded. */
final class WorkedStepsTest {
    private static final int CASES = 1_000;
    private static final long MOST = 20_000_000_000_00L;

    private final SplittableRandom random = new SplittableRandom(20_261_123);

    @Test
    void every_number_of_jiangxi_can_be_found_by_hand() {
        settled(() -> SettlementRule.of(ShippedRuleSet.JX_2022_23.read()));
    }

    @ParameterizedTest
    @EnumSource(VbpDedup.class)
    void every_number_of_guangxi_can_be_found_by_hand(VbpDedup dedup) {
        settled(() -> {
            var set = ShippedRuleSet.GX_2023_24.read();
            return SettlementRule.of(
                    set.params().with("kappa", new Param.Text(share())).with("vbpDedup", new Param.Text(dedup.name())), set.source().cited());
        });
    }

    @Test
    void every_number_of_sichuan_can_be_found_by_hand() {
        settled(() -> SettlementRule.of(ShippedRuleSet.SC_2020_11.read()));
    }

    @Test
    void every_number_of_zhejiang_can_be_found_by_hand() {
        settled(() -> {
            var set = ShippedRuleSet.ZJ_2019_12.read();
            return SettlementRule.of(
                    set.params().with("surplusShare", new Param.Text(share())).with("overspendShare", new Param.Text(share())),
                    set.source().cited());
        });
    }

    @Test
    void every_number_of_jiangxis_package_can_be_found_by_hand() {
        budgeted(() -> new BudgetFacts.CappedGrowth(
                fen(), Ratio.of(random.nextLong(-5_000, 20_000), 10_000), Ratio.of(random.nextLong(-5_000, 20_000), 10_000)));
    }

    @Test
    void every_number_of_fujians_package_can_be_found_by_hand() {
        budgeted(() -> new BudgetFacts.ByAge(
                IntStream.range(0, random.nextInt(1, 9))
                        .mapToObj(_ -> new BudgetFacts.Band(random.nextLong(0, 900_000), random.nextLong(0, 9_000_00)))
                        .toList(),
                Ratio.of(random.nextLong(1, 30_000), 10_000)));
    }

    @Test
    void every_number_of_tianjins_package_can_be_found_by_hand() {
        budgeted(() -> new BudgetFacts.ByPurchase(fen() / 100, fen(), fen()));
    }

    @Test
    void the_worked_example_of_jiangxi_reads_as_an_officer_would_write_it() {
        var rule = SettlementRule.of(ShippedRuleSet.JX_2022_23.read());
        var worked = SettlementCalculation.settle(rule, SettlementFacts.of(100_000_000_00L, 107_500_000_00L)).worked();
        assertThat(worked).extracting(each -> each.worked().numbers()).containsExactly(
                "107,500,000.00 − 100,000,000.00",
                "(107,500,000.00 − 100,000,000.00)/100,000,000.00",
                "100,000,000.00·0.8·(0.05 − 0)",
                "0.6·(7,500,000.00 − 0.05·100,000,000.00)",
                "4,000,000.00 + 1,500,000.00",
                "(107,500,000.00 − 100,000,000.00) − 5,500,000.00");
        assertThat(worked).allSatisfy(each -> assertThat(each.worked().rounding()).isEqualTo(Rounding.NONE));
    }

    private interface Made<Made> {
        Made next();
    }

    private void settled(Made<SettlementRule> rules) {
        for (var no = 0; no < CASES; no++) {
            var agreed = fen();
            // Around the package, where every tier is reached, and now and then on an edge.
            var spent = no % 7 == 0 ? agreed / 100 * random.nextLong(80, 121) : near(agreed);
            var total = no % 5 == 0 ? near(agreed) : agreed;
            var facts = new SettlementFacts(agreed, total, no % 50 == 0 ? agreed : spent, random.nextLong(0, agreed / 5 + 2));
            var result = SettlementCalculation.settle(rules.next(), facts);
            assertThat(WorkedStep.steps(result.worked())).isEqualTo(result.steps());
            result.worked().forEach(WorkedStepsTest::isFoundByHand);
        }
    }

    private void budgeted(Made<BudgetFacts> facts) {
        for (var no = 0; no < CASES; no++) {
            var result = BudgetCalculation.compute(facts.next(), "the document");
            result.worked().forEach(WorkedStepsTest::isFoundByHand);
            assertThat(Fen.text(result.budgetFen())).isEqualTo(result.steps().getLast().shown());
        }
    }

    private static void isFoundByHand(WorkedStep each) {
        var step = each.step();
        var worked = each.worked();
        var numbers = worked.numbers().isEmpty() ? step.formula() : worked.numbers();
        var value = WorkedNumbers.valueOf(numbers);
        assertThat(value.exact()).as(numbers).isEqualTo(step.exact());
        var isPercent = step.shown().endsWith(" %");
        var shown = Ratio.parse(step.shown().replace(" %", ""));
        var found = isPercent ? value.times(100) : value;
        switch (worked.rounding()) {
            case NONE -> assertThat(shown).as(numbers).isEqualTo(found);
            case FEN -> assertThat(step.shown()).as(numbers).isEqualTo(found.shown(2));
            case PERCENT -> assertThat(step.shown()).as(numbers).isEqualTo(found.shown(8) + " %");
            case FACTOR -> assertThat(step.shown()).as(numbers).isEqualTo(found.shownUpTo(6));
        }
        if (worked.rounding() != Rounding.NONE) {
            assertThat(shown).as("said to be rounded: " + numbers).isNotEqualTo(found);
        }
    }

    private long fen() {
        return random.nextLong(1, random.nextBoolean() ? MOST : 1_000_000_00);
    }

    private long near(long fen) {
        return Math.max(1, fen + random.nextLong(-fen / 4 - 3, fen / 4 + 3));
    }

    private String share() {
        return Ratio.of(random.nextLong(0, 10_001), 10_000).exact();
    }
}
