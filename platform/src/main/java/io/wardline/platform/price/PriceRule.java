package io.wardline.platform.price;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.ImpossibleRule;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamReading;
import io.wardline.platform.rule.RuleFlaw;
import io.wardline.platform.rule.RuleForm;
import io.wardline.platform.rule.RuleSet;

/**
 * From where on a price is refused or asked about.
 *
 * @param changeAlert change against the last accepted price, up or down; 0.1 is 10 %; reached is enough
 * @param spreadAlert highest over lowest price across the county, above 1; reached is enough
 * @param aboveMedianAlert above the county's median of twelve months
 * @param belowAlert a fall of more than this is taken for an error of units, above 0 and below 1
 * @param capFactor on the winning price, outside of the supply area; from 1
 * @param capRule which of the two caps binds
 * @param source the document, or whose choice it is
 */
public record PriceRule(
        Ratio changeAlert, Ratio spreadAlert, Ratio aboveMedianAlert, Ratio belowAlert, Ratio capFactor, CapRule capRule,
        String source) {
    /** What every set of the kind PRICE has to look like to be put in force. */
    public static final RuleForm FORM = RuleForm.of(params -> of(params, ""));

    private static final Ratio MOST = Ratio.of(100);

    /** How the "or" between the two caps is read. */
    public enum CapRule {
        /** What is below either is allowed. */
        MAX,
        /** Only what is below both. */
        MIN
    }

    public PriceRule {
        if (changeAlert.signum() <= 0 || aboveMedianAlert.signum() <= 0 || spreadAlert.compareTo(Ratio.ONE) <= 0
                || capFactor.isBelow(Ratio.ONE)) {
            throw new ImpossibleRule(RuleFlaw.RATE_OUT_OF_RANGE, "alerts are above 0, spreadAlert above 1, capFactor from 1");
        }
        if (belowAlert.signum() <= 0 || belowAlert.compareTo(Ratio.ONE) >= 0) {
            throw new ImpossibleRule(RuleFlaw.RATE_OUT_OF_RANGE, "belowAlert is above 0 and below 1, not " + belowAlert);
        }
    }

    /**
     * Reads the rule of a set.
     *
     * @throws io.wardline.platform.rule.ParamFault with everything that is wrong
     */
    public static PriceRule of(RuleSet set) {
        return of(set.params(), set.source().cited());
    }

    /** The same of parameters that a person is trying out. */
    public static PriceRule of(Param.Group params, String source) {
        return ParamReading.read(params, fields -> new PriceRule(
                decimal(fields, "changeAlert"), decimal(fields, "spreadAlert"), decimal(fields, "aboveMedianAlert"),
                decimal(fields, "belowAlert"), decimal(fields, "capFactor"), fields.choice("capRule", CapRule.class), source));
    }

    private static Ratio decimal(ParamReading fields, String name) {
        return fields.decimal(name, Ratio.ZERO, MOST, 6);
    }
}
