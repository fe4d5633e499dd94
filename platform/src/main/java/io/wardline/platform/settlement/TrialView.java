package io.wardline.platform.settlement;

import io.wardline.platform.rule.Step;
import io.wardline.platform.statement.Reckoning.Figure;
import io.wardline.platform.statement.Worked;
import io.wardline.platform.statement.WorkedStep;
import java.util.List;

/**
 * What was tried out, as it is shown.
 *
 * @param trial always true, so that nobody takes it for a settlement
 * @param rule the document; or that the parameters were tried out
 * @param worked the numbers of each of the steps
 */
record TrialView(
        boolean trial, String rule, SettlementFacts facts, List<Figure> figures, List<Step> steps, List<Worked> worked, long payableFen) {
    TrialView {
        figures = List.copyOf(figures);
        steps = List.copyOf(steps);
        worked = List.copyOf(worked);
    }

    static TrialView of(SettlementResult result) {
        var reckoned = SettlementFigures.reckoning(result);
        return new TrialView(
                true, result.rule().source(), result.facts(), reckoned.figures(), reckoned.steps(), WorkedStep.worked(result.worked()),
                reckoned.payableFen());
    }
}
