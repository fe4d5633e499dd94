package io.wardline.platform.settlement;

import io.wardline.platform.rule.ParamReading;
import io.wardline.platform.rule.RuleForm;
import io.wardline.platform.rule.RuleSet;

/**
 * How a region computes its packages: by which of the known formulas. The figures that go into it are facts of the year.
 *
 * @param source the document
 */
public record BudgetRule(Scheme scheme, String source) {
    /** What every set of the kind BUDGET has to look like to be put in force. */
    public static final RuleForm FORM = RuleForm.of(params ->
            ParamReading.read(params, fields -> new BudgetRule(fields.choice("scheme", Scheme.class), "")));

    /**
     * Reads the rule of a set.
     *
     * @throws io.wardline.platform.rule.ParamFault with everything that is wrong
     */
    static BudgetRule of(RuleSet set) {
        return ParamReading.read(set.params(), fields -> new BudgetRule(fields.choice("scheme", Scheme.class), set.source().cited()));
    }

    /** Which formula; see {@link BudgetFacts}. */
    public enum Scheme {
        FUJIAN,
        TIANJIN
    }
}
