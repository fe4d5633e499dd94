package io.wardline.standalone.calc;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamReading;
import io.wardline.platform.rule.RuleSet;
import io.wardline.platform.rule.ShippedRuleSet;
import io.wardline.platform.settlement.BudgetCalculation;
import io.wardline.platform.settlement.BudgetFacts;
import io.wardline.platform.settlement.BudgetReading;
import io.wardline.platform.settlement.BudgetResult;
import io.wardline.platform.settlement.PackageFormula;
import io.wardline.platform.settlement.MarginalTiers;
import io.wardline.platform.settlement.SettlementCalculation;
import io.wardline.platform.settlement.SettlementFacts;
import io.wardline.platform.settlement.SettlementResult;
import io.wardline.platform.settlement.SettlementResult.Even;
import io.wardline.platform.settlement.SettlementResult.NothingShared;
import io.wardline.platform.settlement.SettlementResult.Overspend;
import io.wardline.platform.settlement.SettlementResult.Surplus;
import io.wardline.platform.settlement.SettlementRule;
import io.wardline.platform.settlement.VbpDedup;
import java.util.Optional;
import java.util.function.Supplier;

/** Packages: their size and their settlement. */
final class SettlementCases {
    private static final int SHARE_DECIMALS = 8;

    private SettlementCases() {}

    static Supplier<Answer> jiangxi(ParamReading input) {
        var facts = facts(input);
        return () -> answer(SettlementCalculation.settle(SettlementRule.of(ShippedRuleSet.JX_2022_23.read()), facts.orElseThrow()));
    }

    static Supplier<Answer> sichuan(ParamReading input) {
        var facts = facts(input);
        return () -> answer(SettlementCalculation.settle(SettlementRule.of(ShippedRuleSet.SC_2020_11.read()), facts.orElseThrow()));
    }

    private static Optional<SettlementFacts> facts(ParamReading input) {
        var agreed = input.amountFen("T");
        var actual = input.amountFen("A");
        return input.madeOfAll(() -> SettlementFacts.of(agreed, actual));
    }

    /** Without kappa a surplus is named but not divided: each region decides how much of it stays. */
    static Supplier<Answer> guangxiOverspend(ParamReading input) {
        var total = input.amountFen("T_yearEnd");
        var agreed = input.optionalAmountFen("T_package").orElse(total);
        var actual = input.amountFen("A");
        var paid = input.optionalAmountFen("V").orElse(0L);
        var kappa = input.optionalDecimal("kappa", Ratio.ZERO, Ratio.ONE, SHARE_DECIMALS);
        var dedup = input.optionalChoice("vbpDedup", VbpDedup.class);
        var facts = input.madeOfAll(() -> new SettlementFacts(agreed, total, actual, paid));
        return () -> {
            var result = SettlementCalculation.settle(guangxi(kappa.orElse(Ratio.ZERO), dedup), facts.orElseThrow());
            if (kappa.isEmpty() && result instanceof Surplus surplus) {
                var steps = surplus.steps().stream().filter(step -> !step.name().startsWith("ret")).toList();
                return new Answer(steps).text("kind", "SURPLUS")
                        .percent("ratioPct", surplus.share(), SHARE_DECIMALS)
                        .amount("fundShare", 0).amount("consortiumBears", 0)
                        .amount("surplus", surplus.surplusFen())
                        .text("flag", "KAPPA_DECIDES_WHAT_STAYS");
            }
            return answer(result);
        };
    }

    static Supplier<Answer> guangxiSurplus(ParamReading input) {
        var agreed = input.amountFen("T_package");
        var total = input.optionalAmountFen("T_yearEnd").orElse(agreed);
        var actual = input.amountFen("A");
        var paid = input.optionalAmountFen("V").orElse(0L);
        var kappa = input.decimal("kappa", Ratio.ZERO, Ratio.ONE, SHARE_DECIMALS);
        var dedup = input.optionalChoice("vbpDedup", VbpDedup.class);
        var facts = input.madeOfAll(() -> new SettlementFacts(agreed, total, actual, paid));
        return () -> answer(SettlementCalculation.settle(guangxi(kappa, dedup), facts.orElseThrow()));
    }

    static Supplier<Answer> jiangxiBudget(ParamReading input) {
        var facts = BudgetReading.read(PackageFormula.CAPPED_GROWTH, input);
        return () -> answer(budget(facts, ShippedRuleSet.JX_2022_23));
    }

    static Supplier<Answer> fujian(ParamReading input) {
        var facts = BudgetReading.byAge(input);
        return () -> {
            var result = budget(facts, ShippedRuleSet.FJ_2021_114);
            return new Answer(result.steps()).amount("beforeCoef", BudgetCalculation.beforeCoefficientFen(facts))
                    .amount("budget", result.budgetFen());
        };
    }

    static Supplier<Answer> tianjin(ParamReading input) {
        var facts = BudgetReading.read(PackageFormula.BY_PURCHASE, input);
        return () -> answer(budget(facts, ShippedRuleSet.TJ_2021_116));
    }

    private static SettlementRule guangxi(Ratio kappa, Optional<VbpDedup> dedup) {
        RuleSet set = ShippedRuleSet.GX_2023_24.read();
        var params = set.params().with("kappa", new Param.Text(kappa.exact()));
        return SettlementRule.of(
                dedup.isEmpty() ? params : params.with("vbpDedup", new Param.Text(dedup.get().name())), set.source().cited());
    }

    private static BudgetResult budget(BudgetFacts facts, ShippedRuleSet set) {
        return BudgetCalculation.compute(facts, set.read().source().cited());
    }

    private static Answer answer(BudgetResult result) {
        return new Answer(result.steps()).amount("budget", result.budgetFen());
    }

    private static Answer answer(SettlementResult result) {
        var answer = new Answer(result.steps());
        return switch (result) {
            case Even _ -> answer.text("kind", "EVEN").percent("ratioPct", Ratio.ZERO, SHARE_DECIMALS)
                    .amount("retained", 0).amount("returned", 0);
            case NothingShared _ -> answer.text("kind", "NOTHING_SHARED")
                    .amount("fundShare", 0).amount("consortiumBears", 0).amount("retained", 0).amount("returned", 0);
            case Overspend over -> answer.text("kind", "OVERSPEND").percent("ratioPct", over.share(), SHARE_DECIMALS)
                    .amount("fundShare", over.fundFen()).amount("consortiumBears", over.consortiumFen())
                    .text("tierRate", tierRate(over));
            case Surplus surplus -> surplus(answer, surplus);
        };
    }

    private static Answer surplus(Answer answer, Surplus surplus) {
        answer.text("kind", "SURPLUS").percent("ratioPct", surplus.share(), SHARE_DECIMALS).amount("surplus", surplus.surplusFen());
        switch (surplus.rule()) {
            case SettlementRule.Guangxi guangxi ->
                    answer.amount("cap", SettlementCalculation.capFen(guangxi, surplus.facts()));
            case SettlementRule.Jiangxi jiangxi -> answer.text("tierRate", rate(jiangxi.surplus(), surplus.share()));
            case SettlementRule.Sichuan _, SettlementRule.Zhejiang _ -> { }
        }
        answer.amount("retained", surplus.retainedFen()).amount("returned", surplus.returnedFen());
        return surplus.vbpExceedsSurplus() ? answer.text("flag", "VBP_RETENTION_EXCEEDS_SURPLUS") : answer;
    }

    private static String tierRate(Overspend over) {
        return switch (over.rule()) {
            case SettlementRule.Jiangxi jiangxi -> rate(jiangxi.overspend(), over.share());
            case SettlementRule.Guangxi guangxi -> rate(guangxi.overspend(), over.share());
            case SettlementRule.Sichuan _ -> "0";
            case SettlementRule.Zhejiang zhejiang -> zhejiang.overspendShare().exact();
        };
    }

    private static String rate(MarginalTiers tiers, Ratio share) {
        return tiers.reached(share).map(tier -> tier.rate().exact()).orElse("0");
    }
}
