package io.wardline.platform.settlement;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.settlement.SettlementResult.Even;
import io.wardline.platform.settlement.SettlementResult.NothingShared;
import io.wardline.platform.settlement.SettlementResult.Overspend;
import io.wardline.platform.settlement.SettlementResult.Surplus;

/** Settles a year by the rule of a region. */
public final class SettlementCalculation {
    private SettlementCalculation() {}

    /** What stays, what returns, who bears. */
    public static SettlementResult settle(SettlementRule rule, SettlementFacts facts) {
        return switch (rule) {
            case SettlementRule.Jiangxi jiangxi -> switch (Long.signum(facts.actualFen() - facts.packageFen())) {
                case 1 -> overspend(rule, facts, facts.packageFen(),
                        jiangxi.overspend().integral(over(facts, facts.packageFen())).times(facts.packageFen()));
                case -1 -> surplus(rule, facts, jiangxi.surplus().integral(share(facts)).times(facts.packageFen()));
                default -> new Even(rule, facts);
            };
            case SettlementRule.Guangxi guangxi -> guangxi(guangxi, facts);
            case SettlementRule.Sichuan _ -> byShares(rule, facts, Ratio.ONE, Ratio.ZERO);
            case SettlementRule.Zhejiang zhejiang ->
                    byShares(rule, facts, zhejiang.surplusShare(), zhejiang.overspendShare());
        };
    }

    /** The most that stays by Guangxi's rule, before VBP retention is considered; in fen, exact. */
    public static Ratio capFen(SettlementRule.Guangxi rule, SettlementFacts facts) {
        return rule.cap().times(facts.packageFen());
    }

    private static SettlementResult byShares(SettlementRule rule, SettlementFacts facts, Ratio surplusShare, Ratio overspendShare) {
        var balance = facts.packageFen() - facts.actualFen();
        if (balance == 0) {
            return new Even(rule, facts);
        }
        return balance > 0
                ? surplus(rule, facts, surplusShare.times(balance))
                : overspend(rule, facts, facts.packageFen(), overspendShare.times(-balance));
    }

    private static SettlementResult guangxi(SettlementRule.Guangxi rule, SettlementFacts facts) {
        // Where the year-end total is below the package, overspending of it goes before any surplus of the package.
        if (facts.actualFen() > facts.yearEndFen()) {
            var total = facts.yearEndFen();
            return overspend(rule, facts, total, rule.overspend().integral(over(facts, total)).times(total));
        }
        var surplus = facts.packageFen() - facts.actualFen();
        if (surplus < 0) {
            return new NothingShared(rule, facts);
        }
        if (surplus == 0) {
            return new Even(rule, facts);
        }
        var vbp = Ratio.of(facts.vbpRetentionFen());
        var cap = capFen(rule, facts);
        var afterVbp = Ratio.of(surplus).minus(vbp).floored();
        var keep = switch (rule.dedup()) {
            case DEDUCT_FROM_SURPLUS -> cap.min(rule.kappa().times(afterVbp));
            case DEDUCT_FROM_RETAINED -> cap.min(rule.kappa().times(surplus)).minus(vbp).floored();
            case CAP_INCLUDES_VBP -> cap.minus(vbp).floored().min(rule.kappa().times(afterVbp));
        };
        var retained = Fen.halfUp(keep);
        return new Surplus(rule, facts, share(facts), keep, retained,
                Math.max(0, surplus - facts.vbpRetentionFen() - retained), facts.vbpRetentionFen() > surplus);
    }

    private static Overspend overspend(SettlementRule rule, SettlementFacts facts, long totalFen, Ratio exactFund) {
        var fund = Fen.halfUp(exactFund);
        return new Overspend(rule, facts, over(facts, totalFen), exactFund, fund, facts.actualFen() - totalFen - fund);
    }

    private static Surplus surplus(SettlementRule rule, SettlementFacts facts, Ratio exactRetained) {
        var retained = Fen.halfUp(exactRetained);
        return new Surplus(rule, facts, share(facts), exactRetained, retained,
                facts.packageFen() - facts.actualFen() - retained, false);
    }

    /** (A − total)/total. */
    private static Ratio over(SettlementFacts facts, long totalFen) {
        return Ratio.of(facts.actualFen() - totalFen, totalFen);
    }

    /** (T − A)/T. */
    private static Ratio share(SettlementFacts facts) {
        return Ratio.of(facts.packageFen() - facts.actualFen(), facts.packageFen());
    }
}
