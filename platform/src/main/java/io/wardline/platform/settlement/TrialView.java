package io.wardline.platform.settlement;

import io.wardline.platform.rule.Step;
import io.wardline.platform.statement.Reckoning.Figure;
import java.util.List;

/**
 * What was tried out, as it is shown.
 *
 * @param trial always true, so that nobody takes it for a settlement
 * @param rule the document; or that the parameters were tried out
 */
record TrialView(boolean trial, String rule, SettlementFacts facts, List<Figure> figures, List<Step> steps, long payableFen) {
    TrialView {
        figures = List.copyOf(figures);
        steps = List.copyOf(steps);
    }

    static TrialView of(SettlementResult result) {
        var reckoned = SettlementFigures.reckoning(result);
        return new TrialView(
                true, result.rule().source(), result.facts(), reckoned.figures(), reckoned.steps(), reckoned.payableFen());
    }
}
