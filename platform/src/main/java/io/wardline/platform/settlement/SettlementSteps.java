package io.wardline.platform.settlement;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import io.wardline.platform.settlement.SettlementResult.Overspend;
import io.wardline.platform.settlement.SettlementResult.Surplus;
import java.util.ArrayList;
import java.util.List;

/** Writes down how a settlement was found. */
final class SettlementSteps {
    private static final String REMAINDER = "the side that is not rounded is what remains";
    private final String source;
    private final List<Step> steps = new ArrayList<>();

    private SettlementSteps(String source) {
        this.source = source;
    }

    static List<Step> of(SettlementResult result) {
        var written = new SettlementSteps(result.rule().source());
        written.write(result);
        return List.copyOf(written.steps);
    }

    private void write(SettlementResult result) {
        var facts = result.facts();
        switch (result) {
            case SettlementResult.Even _ -> amount("balance", "A = T", Ratio.ZERO, source);
            case SettlementResult.NothingShared _ ->
                    amount("balance", "T < A ≤ Tf: nothing is shared", Ratio.ZERO, "no official source: the text is silent");
            case Overspend over -> {
                var total = over.rule() instanceof SettlementRule.Guangxi ? "Tf" : "T";
                var totalFen = over.rule() instanceof SettlementRule.Guangxi ? facts.yearEndFen() : facts.packageFen();
                amount("overspend", "A − " + total, Ratio.of(facts.actualFen() - totalFen), source);
                percent("share", "x = (A − " + total + ")/" + total, over.share());
                overspend(over, total, totalFen);
                amount("fundShare", fundFormula(over, total), over.exactFundFen(), source);
                amount("consortiumBears", "(A − " + total + ") − fund", Ratio.of(over.consortiumFen()), REMAINDER);
            }
            case Surplus surplus -> {
                amount("surplus", "S = T − A", Ratio.of(surplus.surplusFen()), source);
                percent("share", "x = (T − A)/T", surplus.share());
                surplus(surplus);
                amount("retained", keepFormula(surplus), surplus.exactRetainedFen(), keepSource(surplus));
                amount("returned", surplus.rule() instanceof SettlementRule.Guangxi ? "max(0, S − V − keep)" : "S − keep",
                        Ratio.of(surplus.returnedFen()), REMAINDER);
            }
        }
    }

    private void overspend(Overspend over, String total, long totalFen) {
        switch (over.rule()) {
            case SettlementRule.Jiangxi jiangxi -> tiers(jiangxi.overspend(), over.share(), total, totalFen);
            case SettlementRule.Guangxi guangxi -> tiers(guangxi.overspend(), over.share(), total, totalFen);
            case SettlementRule.Sichuan _, SettlementRule.Zhejiang _ -> { }
        }
    }

    private void surplus(Surplus surplus) {
        var facts = surplus.facts();
        switch (surplus.rule()) {
            case SettlementRule.Jiangxi jiangxi -> tiers(jiangxi.surplus(), surplus.share(), "T", facts.packageFen());
            case SettlementRule.Guangxi guangxi -> {
                amount("cap", guangxi.cap() + "·T", SettlementCalculation.capFen(guangxi, facts), source);
                amount("vbpRetention", "V, already paid", Ratio.of(facts.vbpRetentionFen()), "retention statements of the year");
            }
            case SettlementRule.Sichuan _, SettlementRule.Zhejiang _ -> { }
        }
    }

    private void tiers(MarginalTiers tiers, Ratio share, String total, long totalFen) {
        for (var tier : tiers.tiers()) {
            if (share.isAbove(tier.above())) {
                amount("tier", total + "·" + tier.rate() + "·(min(x, " + tier.upTo() + ") − " + tier.above() + ")",
                        tier.within(share).times(tier.rate()).times(totalFen), source);
            }
        }
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

    private void amount(String name, String formula, Ratio fen, String from) {
        steps.add(new Step(name, formula, Fen.exact(fen), Fen.text(Fen.halfUp(fen)), from));
    }

    private void percent(String name, String formula, Ratio ratio) {
        steps.add(new Step(name, formula, ratio.exact(), ratio.times(100).shown(8) + " %", source));
    }
}
