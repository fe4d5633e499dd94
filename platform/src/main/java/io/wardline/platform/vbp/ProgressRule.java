package io.wardline.platform.vbp;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.ImpossibleRule;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamReading;
import io.wardline.platform.rule.RuleFlaw;
import io.wardline.platform.rule.RuleForm;
import io.wardline.platform.rule.RuleSet;
import io.wardline.platform.rule.ShippedRuleSet;
import java.util.Optional;

/**
 * From where on progress counts as behind. No official document gives these figures; each region chooses.
 *
 * @param greenFrom completion over time progress from which a product is on schedule, above 0 to 2
 * @param yellowFrom the same for slightly behind, above 0 and not above {@code greenFrom}
 * @param graceDays of how many first days of a period nothing is red yet, 0 to 366
 * @param counting what counts as bought, and what excuses
 * @param source the document, or whose choice it is
 */
public record ProgressRule(Ratio greenFrom, Ratio yellowFrom, int graceDays, CountingRule counting, String source) {
    /** What every set of the kind MONITORING has to look like to be put in force. */
    public static final RuleForm FORM = RuleForm.of(params -> of(params, ""));

    private static final int LONGEST_GRACE = 366;

    /** The shipped set MON-DEFAULT. */
    public static final ProgressRule MON_DEFAULT = of(ShippedRuleSet.MON_DEFAULT.read());

    public ProgressRule {
        if (yellowFrom.signum() <= 0 || yellowFrom.isAbove(greenFrom) || greenFrom.isAbove(Ratio.of(2))) {
            throw new ImpossibleRule(RuleFlaw.THRESHOLDS_OUT_OF_ORDER,
                    "0 < yellowFrom <= greenFrom <= 2, not " + yellowFrom + " and " + greenFrom);
        }
        if (graceDays < 0 || graceDays > LONGEST_GRACE) {
            throw new IllegalArgumentException("0 to " + LONGEST_GRACE + " days of grace, not " + graceDays);
        }
    }

    /**
     * Reads the rule of a set.
     *
     * @throws io.wardline.platform.rule.ParamFault with everything that is wrong
     */
    public static ProgressRule of(RuleSet set) {
        return of(set.params(), set.source().cited());
    }

    /** The same of parameters that a person is trying out. */
    public static ProgressRule of(Param.Group params, String source) {
        Optional<ProgressRule> rule = ParamReading.read(params, fields -> fields.made("", () -> new ProgressRule(
                        fields.decimal("greenFrom", Ratio.ZERO, Ratio.of(2), 4),
                        fields.decimal("yellowFrom", Ratio.ZERO, Ratio.of(2), 4),
                        (int) fields.whole("graceDays", 0, LONGEST_GRACE),
                        fields.made("countingPoint", () -> CountingRule.read(fields)).orElse(CountingRule.USUAL),
                        source)));
        return rule.orElseThrow();
    }
}
