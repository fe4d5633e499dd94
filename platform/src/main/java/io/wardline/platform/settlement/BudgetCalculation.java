package io.wardline.platform.settlement;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import java.util.ArrayList;
import java.util.List;

/** Computes packages. */
public final class BudgetCalculation {
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
                var growthStep = new Step("growth", "min(" + growth.proposedGrowth() + ", " + growth.incomeBudgetGrowth() + ")",
                        rate.exact(), rate.times(100).shownUpTo(6) + " %", source);
                yield result(facts, Ratio.ONE.plus(rate).times(growth.lastSettledFen()),
                        List.of(growthStep), "last settled · (1 + growth)", source);
            }
            case BudgetFacts.ByAge byAge -> byAge(byAge, source);
            case BudgetFacts.ByPurchase purchase -> {
                var factor = Ratio.of(purchase.cityPurchaseNowFen(), purchase.cityCost2019Fen());
                var factorStep = new Step("factor", "city purchase now / city cost 2019", factor.exact(), factor.shownUpTo(6), source);
                yield result(facts, factor.times(purchase.cost2019Fen()), List.of(factorStep), "cost 2019 · factor", source);
            }
        };
    }

    /** Σ heads · standard, before the place is considered; in fen. */
    public static Ratio beforeCoefficientFen(BudgetFacts.ByAge facts) {
        return facts.bands().stream().map(band -> Ratio.of(band.heads()).times(band.standardFen())).reduce(Ratio.ZERO, Ratio::plus);
    }

    private static BudgetResult byAge(BudgetFacts.ByAge facts, String source) {
        var steps = new ArrayList<Step>();
        for (var band : facts.bands()) {
            steps.add(amount("band", band.heads() + " · " + Fen.text(band.standardFen()),
                    Ratio.of(band.heads()).times(band.standardFen()), source));
        }
        var before = beforeCoefficientFen(facts);
        steps.add(amount("beforeCoef", "Σ heads · standard", before, source));
        return result(facts, before.times(facts.locationCoefficient()), steps,
                "Σ · " + facts.locationCoefficient(), source);
    }

    private static BudgetResult result(BudgetFacts facts, Ratio exact, List<Step> before, String formula, String source) {
        var steps = new ArrayList<>(before);
        steps.add(amount("budget", formula, exact, source));
        return new BudgetResult(facts, exact, Fen.halfUp(exact), steps);
    }

    private static Step amount(String name, String formula, Ratio fen, String source) {
        return new Step(name, formula, Fen.exact(fen), Fen.text(Fen.halfUp(fen)), source);
    }
}
