package io.wardline.platform.settlement;

import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamReading;
import io.wardline.platform.rule.Step;
import io.wardline.platform.statement.Worked;
import io.wardline.platform.statement.WorkedStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A consortium's year as it is shown. Whoever may not see it is told neither package nor cost.
 *
 * @param agreed null as long as no package is entered
 * @param spent null as long as no cost is entered
 * @param vbpRetentionFen null for whoever may not see all of it
 */
record SettlementView(String consortium, String name, @Nullable Package agreed, ConsortiumYear.@Nullable Spent spent,
        @Nullable Long vbpRetentionFen) {
    /**
     * A package.
     *
     * @param formula null where it was agreed as a sum
     * @param steps how it was computed; none where it was agreed
     * @param worked the numbers of each of the steps
     * @param superseded whether another hospital leads by a newer one
     */
    record Package(
            String lead, String leadName, int version, @Nullable PackageFormula formula, long packageFen, String source, String account,
            List<Step> steps, List<Worked> worked, boolean superseded) {
        Package {
            steps = List.copyOf(steps);
            worked = List.copyOf(worked);
        }
    }

    static SettlementView of(ConsortiumYear year) {
        var agreed = year.agreed();
        return new SettlementView(
                year.code(), year.name(), agreed == null ? null : shown(agreed), year.spent(), year.vbpRetentionFen());
    }

    private static Package shown(ConsortiumYear.Agreed agreed) {
        var worked = worked(agreed);
        return new Package(
                agreed.leadCode(), agreed.leadName(), agreed.version(), agreed.formula(), agreed.packageFen(), agreed.source(),
                agreed.account(), WorkedStep.steps(worked), WorkedStep.worked(worked), agreed.superseded());
    }

    private static List<WorkedStep> worked(ConsortiumYear.Agreed agreed) {
        var formula = agreed.formula();
        var inputs = agreed.inputs();
        if (formula == null || inputs == null || !(Param.ofJson(inputs) instanceof Param.Group group)) {
            return List.of();
        }
        var facts = ParamReading.read(group, fields -> BudgetReading.read(formula, fields));
        return BudgetCalculation.compute(facts, agreed.source()).worked();
    }
}
