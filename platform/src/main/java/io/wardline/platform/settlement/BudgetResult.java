package io.wardline.platform.settlement;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import io.wardline.platform.statement.WorkedStep;
import java.util.List;

/**
 * The size of a package.
 *
 * @param exactFen before rounding
 * @param budgetFen rounded once
 * @param worked the workings in their order, each with its numbers
 */
public record BudgetResult(BudgetFacts facts, Ratio exactFen, long budgetFen, List<WorkedStep> worked) {
    public BudgetResult {
        worked = List.copyOf(worked);
    }

    /** The workings in their order. */
    public List<Step> steps() {
        return WorkedStep.steps(worked);
    }
}
