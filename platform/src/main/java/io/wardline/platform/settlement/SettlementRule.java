package io.wardline.platform.settlement;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.ImpossibleRule;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamReading;
import io.wardline.platform.rule.RuleFlaw;
import io.wardline.platform.rule.RuleForm;
import io.wardline.platform.rule.RuleSet;

/** How a region shares surplus and overspending with its consortia. */
public sealed interface SettlementRule {
    /** What every set of the kind SETTLEMENT has to look like to be put in force. */
    RuleForm FORM = RuleForm.of(params -> of(params, ""));

    /** The document. */
    String source();

    /** Jiangxi, 赣医保发〔2022〕23号: both sides by tiers of the package. */
    record Jiangxi(MarginalTiers overspend, MarginalTiers surplus, String source) implements SettlementRule {}

    /**
     * Guangxi, 桂医保发〔2023〕24号.
     *
     * @param overspend by tiers of the year-end total
     * @param cap the most that stays, as a share of the package, 0 to 1
     * @param kappa share of the surplus that stays below the cap, 0 to 1: each region's own figure
     */
    record Guangxi(MarginalTiers overspend, Ratio cap, Ratio kappa, VbpDedup dedup, String source) implements SettlementRule {
        public Guangxi {
            requireShare("surplusCap", cap);
            requireShare("kappa", kappa);
        }
    }

    /** Sichuan, 川医保发〔2020〕11号: a surplus stays, overspending is the consortium's. */
    record Sichuan(String source) implements SettlementRule {}

    /**
     * Zhejiang, 浙医保联发〔2019〕12号.
     *
     * @param surplusShare what of a surplus stays, 0 to 1: a local figure
     * @param overspendShare what of overspending the fund bears, 0 to 1: a local figure
     */
    record Zhejiang(Ratio surplusShare, Ratio overspendShare, String source) implements SettlementRule {
        public Zhejiang {
            requireShare("surplusShare", surplusShare);
            requireShare("overspendShare", overspendShare);
        }
    }

    /** Which of them a set is. */
    enum Scheme {
        JIANGXI,
        GUANGXI,
        SICHUAN,
        ZHEJIANG
    }

    /**
     * Reads the rule of a set.
     *
     * @throws io.wardline.platform.rule.ParamFault with everything that is wrong
     */
    static SettlementRule of(RuleSet set) {
        return of(set.params(), set.source().cited());
    }

    /** The same of parameters that a person is trying out. */
    static SettlementRule of(Param.Group params, String source) {
        return ParamReading.read(params, fields -> switch (fields.choice("scheme", Scheme.class)) {
            case JIANGXI -> new Jiangxi(
                    MarginalTiers.read(fields, "overspendTiers"), MarginalTiers.read(fields, "surplusTiers"), source);
            case GUANGXI -> new Guangxi(MarginalTiers.read(fields, "overspendTiers"), share(fields, "surplusCap"),
                    local(fields, "kappa"), fields.choice("vbpDedup", VbpDedup.class), source);
            case SICHUAN -> new Sichuan(source);
            case ZHEJIANG -> new Zhejiang(local(fields, "surplusShare"), local(fields, "overspendShare"), source);
        });
    }

    private static Ratio share(ParamReading fields, String name) {
        return fields.decimal(name, Ratio.ZERO, Ratio.ONE, 8);
    }

    private static Ratio local(ParamReading fields, String name) {
        if (!fields.has(name)) {
            return fields.<Ratio>made(name, () -> {
                throw new ImpossibleRule(RuleFlaw.LOCAL_VALUE_MISSING, "is decided by each region and is not entered");
            }).orElse(Ratio.ZERO);
        }
        return share(fields, name);
    }

    private static void requireShare(String name, Ratio share) {
        if (share.signum() < 0 || share.isAbove(Ratio.ONE)) {
            throw new ImpossibleRule(RuleFlaw.RATE_OUT_OF_RANGE, name + " is from 0 to 1, not " + share);
        }
    }
}
