package io.wardline.platform.settlement;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import io.wardline.platform.statement.WorkedStep;
import java.util.List;

/** How a year ends between the fund and a consortium. Amounts in fen; the exact ones are what was rounded. */
public sealed interface SettlementResult {
    SettlementRule rule();

    SettlementFacts facts();

    /** The workings in their order. */
    default List<Step> steps() {
        return WorkedStep.steps(worked());
    }

    /** The same, each with its numbers. */
    default List<WorkedStep> worked() {
        return SettlementSteps.of(this);
    }

    /** Spent exactly what was given. */
    record Even(SettlementRule rule, SettlementFacts facts) implements SettlementResult {}

    /** More than the package and not more than the year-end total: nothing is shared (ours: the text is silent). */
    record NothingShared(SettlementRule rule, SettlementFacts facts) implements SettlementResult {}

    /**
     * More was spent than given.
     *
     * @param share of the overspending in the total, above 0
     * @param exactFundFen before rounding
     * @param fundFen what the fund bears
     * @param consortiumFen the rest; both together are the overspending
     */
    record Overspend(SettlementRule rule, SettlementFacts facts, Ratio share, Ratio exactFundFen, long fundFen, long consortiumFen)
            implements SettlementResult {}

    /**
     * Less was spent than given.
     *
     * @param share of the surplus in the package, above 0 to 1
     * @param exactRetainedFen before rounding
     * @param retainedFen what stays with the consortium
     * @param returnedFen what goes back to the fund; with what stays, and with VBP retention where that is set off, the surplus
     * @param vbpExceedsSurplus VBP retention alone is more than the surplus: nothing stays, and nothing is taken back
     */
    record Surplus(SettlementRule rule, SettlementFacts facts, Ratio share, Ratio exactRetainedFen, long retainedFen,
            long returnedFen, boolean vbpExceedsSurplus) implements SettlementResult {
        /** T − A. */
        public long surplusFen() {
            return facts.packageFen() - facts.actualFen();
        }
    }
}
