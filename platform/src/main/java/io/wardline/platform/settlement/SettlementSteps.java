package io.wardline.platform.settlement;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import io.wardline.platform.settlement.SettlementResult.Overspend;
import io.wardline.platform.settlement.SettlementResult.Surplus;
import io.wardline.platform.statement.Worked;
import io.wardline.platform.statement.WorkedStep;
import java.util.ArrayList;
import java.util.List;

/** Writes down how a settlement was found: each step in letters, as it is kept, and in numbers, as it is shown beside them. */
final class SettlementSteps {
    private static final String REMAINDER = "the side that is not rounded is what remains";
    private final String source;
    private final List<WorkedStep> steps = new ArrayList<>();

    private SettlementSteps(String source) {
        this.source = source;
    }

    static List<WorkedStep> of(SettlementResult result) {
        var written = new SettlementSteps(result.rule().source());
        written.write(result);
        return List.copyOf(written.steps);
    }

    private void write(SettlementResult result) {
        var facts = result.facts();
        switch (result) {
            case SettlementResult.Even _ -> amount("balance", "A = T", yuan(facts.actualFen()) + " = " + yuan(facts.packageFen()), Ratio.ZERO, source);
            case SettlementResult.NothingShared _ -> amount(
                    "balance", "T < A ≤ Tf: nothing is shared",
                    yuan(facts.packageFen()) + " < " + yuan(facts.actualFen()) + " ≤ " + yuan(facts.yearEndFen()), Ratio.ZERO,
                    "no official source: the text is silent");
            case Overspend over -> overspend(over);
            case Surplus surplus -> surplus(surplus);
        }
    }

    private void overspend(Overspend over) {
        var facts = over.facts();
        var total = over.rule() instanceof SettlementRule.Guangxi ? "Tf" : "T";
        var totalFen = over.rule() instanceof SettlementRule.Guangxi ? facts.yearEndFen() : facts.packageFen();
        var beyond = yuan(facts.actualFen()) + " − " + yuan(totalFen);
        var beyondFen = facts.actualFen() - totalFen;
        amount("overspend", "A − " + total, beyond, Ratio.of(beyondFen), source);
        percent("share", "x = (A − " + total + ")/" + total, "(" + beyond + ")/" + yuan(totalFen), over.share());
        var integral = switch (over.rule()) {
            case SettlementRule.Jiangxi jiangxi -> tiers(jiangxi.overspend(), over.share(), total, totalFen, beyondFen);
            case SettlementRule.Guangxi guangxi -> tiers(guangxi.overspend(), over.share(), total, totalFen, beyondFen);
            case SettlementRule.Sichuan _ -> "0";
            case SettlementRule.Zhejiang zhejiang -> zhejiang.overspendShare() + "·(" + beyond + ")";
        };
        amount("fundShare", fundFormula(over, total), integral, over.exactFundFen(), source);
        amount("consortiumBears", "(A − " + total + ") − fund", "(" + beyond + ") − " + yuan(over.fundFen()),
                Ratio.of(over.consortiumFen()), REMAINDER);
    }

    private void surplus(Surplus surplus) {
        var facts = surplus.facts();
        var left = yuan(surplus.surplusFen());
        amount("surplus", "S = T − A", yuan(facts.packageFen()) + " − " + yuan(facts.actualFen()), Ratio.of(surplus.surplusFen()), source);
        percent("share", "x = (T − A)/T", left + "/" + yuan(facts.packageFen()), surplus.share());
        var numbers = switch (surplus.rule()) {
            case SettlementRule.Jiangxi jiangxi -> tiers(
                    jiangxi.surplus(), surplus.share(), "T", facts.packageFen(), surplus.surplusFen());
            case SettlementRule.Guangxi guangxi -> capped(guangxi, surplus);
            case SettlementRule.Sichuan _ -> left;
            case SettlementRule.Zhejiang zhejiang -> zhejiang.surplusShare() + "·" + left;
        };
        amount("retained", keepFormula(surplus), numbers, surplus.exactRetainedFen(), keepSource(surplus));
        var isSetOff = surplus.rule() instanceof SettlementRule.Guangxi;
        amount("returned", isSetOff ? "max(0, S − V − keep)" : "S − keep",
                isSetOff
                        ? "max(0, " + left + " − " + yuan(facts.vbpRetentionFen()) + " − " + yuan(surplus.retainedFen()) + ")"
                        : left + " − " + yuan(surplus.retainedFen()),
                Ratio.of(surplus.returnedFen()), REMAINDER);
    }

    /** What bounds it in Guangxi; the numbers of what stays. */
    private String capped(SettlementRule.Guangxi guangxi, Surplus surplus) {
        var facts = surplus.facts();
        var capFen = SettlementCalculation.capFen(guangxi, facts);
        amount("cap", guangxi.cap() + "·T", guangxi.cap() + "·" + yuan(facts.packageFen()), capFen, source);
        amount("vbpRetention", "V, already paid", yuan(facts.vbpRetentionFen()), Ratio.of(facts.vbpRetentionFen()),
                "retention statements of the year");
        var cap = Worked.yuan(capFen);
        var kappa = guangxi.kappa();
        var left = yuan(surplus.surplusFen());
        var paid = yuan(facts.vbpRetentionFen());
        return switch (guangxi.dedup()) {
            case DEDUCT_FROM_SURPLUS -> "min(" + cap + ", " + kappa + "·max(0, " + left + " − " + paid + "))";
            case DEDUCT_FROM_RETAINED -> "max(0, min(" + cap + ", " + kappa + "·" + left + ") − " + paid + ")";
            case CAP_INCLUDES_VBP -> "min(max(0, " + cap + " − " + paid + "), " + kappa + "·max(0, " + left + " − " + paid + "))";
        };
    }

    /**
     * Writes one step for each tier that is reached; the numbers of their sum. A share that never ends as a decimal is not put in: a tier
     * that is not full is found from the amount itself.
     */
    private String tiers(MarginalTiers tiers, Ratio share, String total, long totalFen, long beyondFen) {
        var parts = new ArrayList<String>();
        for (var tier : tiers.tiers()) {
            if (share.isAbove(tier.above())) {
                var fen = tier.within(share).times(tier.rate()).times(totalFen);
                amount("tier", total + "·" + tier.rate() + "·(min(x, " + tier.upTo() + ") − " + tier.above() + ")",
                        share.compareTo(tier.upTo()) >= 0
                                ? yuan(totalFen) + "·" + tier.rate() + "·(" + tier.upTo() + " − " + tier.above() + ")"
                                : tier.rate() + "·(" + yuan(beyondFen) + " − " + tier.above() + "·" + yuan(totalFen) + ")",
                        fen, source);
                parts.add(Worked.yuan(fen));
            }
        }
        return String.join(" + ", parts);
    }

    private static String fundFormula(Overspend over, String total) {
        return switch (over.rule()) {
            case SettlementRule.Jiangxi _, SettlementRule.Guangxi _ -> "fund = " + total + "·M(x)";
            case SettlementRule.Sichuan _ -> "fund = 0";
            case SettlementRule.Zhejiang zhejiang -> "fund = " + zhejiang.overspendShare() + "·(A − T)";
        };
    }

    private static String keepFormula(Surplus surplus) {
        return switch (surplus.rule()) {
            case SettlementRule.Jiangxi _ -> "keep = T·M(x)";
            case SettlementRule.Sichuan _ -> "keep = S";
            case SettlementRule.Zhejiang zhejiang -> "keep = " + zhejiang.surplusShare() + "·S";
            case SettlementRule.Guangxi guangxi -> switch (guangxi.dedup()) {
                case DEDUCT_FROM_SURPLUS -> "keep = min(cap, " + guangxi.kappa() + "·max(0, S − V))";
                case DEDUCT_FROM_RETAINED -> "keep = max(0, min(cap, " + guangxi.kappa() + "·S) − V)";
                case CAP_INCLUDES_VBP -> "keep = min(max(0, cap − V), " + guangxi.kappa() + "·max(0, S − V))";
            };
        };
    }

    /** Where a region or we have chosen what the document leaves open, the step says so. */
    private String keepSource(Surplus surplus) {
        return switch (surplus.rule()) {
            case SettlementRule.Guangxi _ -> source + "; κ is the region's figure, the set-off of V our reading";
            case SettlementRule.Zhejiang _ -> source + "; the share is the region's figure";
            case SettlementRule.Jiangxi _, SettlementRule.Sichuan _ -> source;
        };
    }

    private void amount(String name, String formula, String numbers, Ratio fen, String from) {
        steps.add(new WorkedStep(
                new Step(name, formula, Fen.exact(fen), Fen.text(Fen.halfUp(fen)), from), Worked.amount(numbers, fen)));
    }

    private void percent(String name, String formula, String numbers, Ratio ratio) {
        steps.add(new WorkedStep(
                new Step(name, formula, ratio.exact(), ratio.times(100).shown(Worked.PERCENT_DECIMALS) + " %", source),
                Worked.percent(numbers, ratio)));
    }

    private static String yuan(long fen) {
        return Fen.grouped(fen);
    }
}
