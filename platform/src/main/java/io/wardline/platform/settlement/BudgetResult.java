package io.wardline.platform.settlement;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import java.util.List;

/**
 * The size of a package.
 *
 * @param exactFen before rounding
 * @param budgetFen rounded once
 * @param steps in their order
 */
public record BudgetResult(BudgetFacts facts, Ratio exactFen, long budgetFen, List<Step> steps) {
    public BudgetResult {
        steps = List.copyOf(steps);
    }
}
