package io.wardline.platform.settlement;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import io.wardline.platform.statement.Worked;
import io.wardline.platform.statement.WorkedStep;
import java.util.ArrayList;
import java.util.List;

/** Computes packages. */
public final class BudgetCalculation {
    private static final int FACTOR_DECIMALS = 6;

    private BudgetCalculation() {}

    /**
     * The package for the facts.
     *
     * @param source the document of the region's rule set
     */
    public static BudgetResult compute(BudgetFacts facts, String source) {
        return switch (facts) {
            case BudgetFacts.CappedGrowth growth -> {
                var rate = growth.proposedGrowth().min(growth.incomeBudgetGrowth());
                var growthStep = new WorkedStep(
                        new Step("growth", "min(" + growth.proposedGrowth() + ", " + growth.incomeBudgetGrowth() + ")",
                                rate.exact(), rate.times(100).shownUpTo(6) + " %", source),
                        Worked.BY_ITSELF);
                yield result(facts, Ratio.ONE.plus(rate).times(growth.lastSettledFen()), List.of(growthStep), "last settled · (1 + growth)",
                        Fen.grouped(growth.lastSettledFen()) + "·(1 + " + rate + ")", source);
            }
            case BudgetFacts.ByAge byAge -> byAge(byAge, source);
            case BudgetFacts.ByPurchase purchase -> {
                var factor = Ratio.of(purchase.cityPurchaseNowFen(), purchase.cityCost2019Fen());
                var numbers = Fen.grouped(purchase.cityPurchaseNowFen()) + "/" + Fen.grouped(purchase.cityCost2019Fen());
                var factorStep = new WorkedStep(
                        new Step("factor", "city purchase now / city cost 2019", factor.exact(), factor.shownUpTo(FACTOR_DECIMALS), source),
                        Worked.factor(numbers, factor, FACTOR_DECIMALS));
                yield result(facts, factor.times(purchase.cost2019Fen()), List.of(factorStep), "cost 2019 · factor",
                        Fen.grouped(purchase.cost2019Fen()) + "·" + numbers, source);
            }
        };
    }

    /** Σ heads · standard, before the place is considered; in fen. */
    public static Ratio beforeCoefficientFen(BudgetFacts.ByAge facts) {
        return facts.bands().stream().map(band -> Ratio.of(band.heads()).times(band.standardFen())).reduce(Ratio.ZERO, Ratio::plus);
    }

    private static BudgetResult byAge(BudgetFacts.ByAge facts, String source) {
        var steps = new ArrayList<WorkedStep>();
        var parts = new ArrayList<String>();
        for (var band : facts.bands()) {
            var fen = Ratio.of(band.heads()).times(band.standardFen());
            steps.add(amount("band", band.heads() + " · " + Fen.text(band.standardFen()),
                    Worked.grouped(Long.toString(band.heads())) + "·" + Fen.grouped(band.standardFen()), fen, source));
            parts.add(Worked.yuan(fen));
        }
        var before = beforeCoefficientFen(facts);
        steps.add(amount("beforeCoef", "Σ heads · standard", parts.isEmpty() ? "0" : String.join(" + ", parts), before, source));
        return result(facts, before.times(facts.locationCoefficient()), steps, "Σ · " + facts.locationCoefficient(),
                Worked.yuan(before) + "·" + facts.locationCoefficient(), source);
    }

    private static BudgetResult result(
            BudgetFacts facts, Ratio exact, List<WorkedStep> before, String formula, String numbers, String source) {
        var steps = new ArrayList<>(before);
        steps.add(amount("budget", formula, numbers, exact, source));
        return new BudgetResult(facts, exact, Fen.halfUp(exact), steps);
    }

    private static WorkedStep amount(String name, String formula, String numbers, Ratio fen, String source) {
        return new WorkedStep(
                new Step(name, formula, Fen.exact(fen), Fen.text(Fen.halfUp(fen)), source), Worked.amount(numbers, fen));
    }
}
