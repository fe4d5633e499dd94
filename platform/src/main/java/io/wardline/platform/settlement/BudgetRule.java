package io.wardline.platform.settlement;

import io.wardline.platform.rule.ParamReading;
import io.wardline.platform.rule.RuleForm;

/**
 * How a region computes its packages: by which of the known formulas. The figures that go into it are facts of the year.
 *
 * @param source the document
 */
public record BudgetRule(Scheme scheme, String source) {
    /** What every set of the kind BUDGET has to look like to be put in force. */
    public static final RuleForm FORM = RuleForm.of(params ->
            ParamReading.read(params, fields -> new BudgetRule(fields.choice("scheme", Scheme.class), "")));

    /** Which formula; see {@link BudgetFacts}. */
    public enum Scheme {
        FUJIAN,
        TIANJIN
    }
}
