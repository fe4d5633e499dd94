package io.wardline.platform.incentive;

import io.wardline.platform.incentive.RetentionResult.Counted;
import io.wardline.platform.incentive.RetentionResult.LineResult;
import io.wardline.platform.incentive.RetentionResult.NotAgain;
import io.wardline.platform.incentive.RetentionResult.NotCompleted;
import io.wardline.platform.incentive.RetentionRule.Level;
import io.wardline.platform.incentive.RetentionRule.Renewal;
import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Computes what an institution retains of the fund's saving. */
public final class RetentionCalculation {
    private RetentionCalculation() {}

    /**
     * What was bought of one brand before.
     *
     * @param units q, from 0
     * @param priceFen p, fen a unit
     */
    public record Brand(Ratio units, Ratio priceFen) {}

    /** A year's retention of one institution. */
    public static RetentionResult assess(RetentionRule rule, RetentionFacts facts) {
        var lines = new ArrayList<LineResult>(facts.lines().size());
        for (var line : facts.lines()) {
            lines.add(assess(rule, line));
        }
        var grade = rule.gradeTable().of(facts.score());
        var base = base(rule.floorLevel(), lines);
        var vetoes = vetoes(rule, facts, lines);
        if (!vetoes.isEmpty()) {
            return new RetentionResult.Vetoed(rule, facts, lines, grade, base, vetoes);
        }
        var payable = switch (rule.floorLevel()) {
            case PRODUCT -> lines.stream().mapToLong(line -> payableFen(line, grade)).sum();
            case INSTITUTION -> Fen.halfUp(base.times(grade.rate()));
        };
        return new RetentionResult.Retained(rule, facts, lines, grade, base, base.times(grade.rate()), payable);
    }

    /**
     * R of one product where every product has its own floor, published.
     *
     * @param grade of the institution
     */
    public static long payableFen(LineResult line, GradeTable.Grade grade) {
        return Fen.halfUp(line.flooredFen().times(grade.rate()));
    }

    /** S of the institution, with the floor at either level. */
    public static Ratio base(Level floor, List<LineResult> lines) {
        return switch (floor) {
            case PRODUCT -> Ratio.sum(lines.stream().map(LineResult::flooredFen).toList());
            case INSTITUTION -> Ratio.sum(lines.stream().map(LineResult::contributionFen).toList()).floored();
        };
    }

    /**
     * P0 = Σ pᵢqᵢ / Σ qᵢ, in fen a unit, exact.
     *
     * @param brands at least one with units
     */
    public static Ratio formerPriceFen(List<Brand> brands) {
        var units = brands.stream().map(Brand::units).reduce(Ratio.ZERO, Ratio::plus);
        if (units.signum() <= 0) {
            throw new IllegalArgumentException("nothing was bought, so there is no price before");
        }
        return brands.stream().map(brand -> brand.units().times(brand.priceFen())).reduce(Ratio.ZERO, Ratio::plus).over(units);
    }

    /** Whether a generic counts in this cycle. */
    public static boolean isEligible(Renewal renewal, boolean alreadyRetained) {
        return renewal == Renewal.AGAIN || !alreadyRetained;
    }

    private static LineResult assess(RetentionRule rule, RetentionFacts.Line line) {
        if (!isEligible(rule.renewal(), line.alreadyRetained())) {
            return new NotAgain(line);
        }
        var paid = line.fundRatio().times(line.insuredShare());
        var volume = volume(rule.expenditureVolume(), line);
        var budget = line.formerPriceFen().times(line.reportedUnits()).times(paid);
        var expenditure = line.selectedPriceFen().times(volume)
                .plus(Ratio.of(line.nonSelected().fen(rule.nonSelectedCounted()))).times(paid);
        var counted = new Counted(line, volume, budget, expenditure, budget.minus(expenditure));
        return rule.completionLevel() == Level.PRODUCT && isNotCompleted(rule, line) ? new NotCompleted(counted) : counted;
    }

    private static long volume(RetentionRule.Volume wanted, RetentionFacts.Line line) {
        return switch (wanted) {
            case AGREED -> line.agreedUnits();
            case MIN -> Math.min(line.agreedUnits(), counted(line));
            case ACTUAL -> counted(line);
        };
    }

    private static long counted(RetentionFacts.Line line) {
        return switch (line.actual()) {
            case ActualVolume.Counted(var units) -> units;
            case ActualVolume.NotCounted() ->
                    throw new IllegalArgumentException("the rule asks for accepted receipts of " + line.product() + ", and nobody counted them");
        };
    }

    /**
     * Below the threshold of the veto, if the region has it and the receipts are counted. Nothing agreed is completed, and so is
     * what suppliers failed to deliver where the rule excuses it.
     */
    private static boolean isNotCompleted(RetentionRule rule, RetentionFacts.Line line) {
        var threshold = rule.vetoes().get(Veto.AGREED_VOLUME_NOT_COMPLETED);
        return threshold != null && line.actual() instanceof ActualVolume.Counted(var units)
                && Ratio.of(units).isBelow(threshold.times(rule.requiredUnits(line)));
    }

    private static Set<Veto> vetoes(RetentionRule rule, RetentionFacts facts, List<LineResult> lines) {
        var vetoes = EnumSet.noneOf(Veto.class);
        vetoes.addAll(facts.found());
        vetoes.retainAll(rule.vetoes().keySet());
        var fellShort = rule.completionLevel() == Level.INSTITUTION
                ? facts.lines().stream().anyMatch(line -> isNotCompleted(rule, line))
                // Where every product is judged by itself, all of them together are the institution.
                : !lines.isEmpty() && lines.stream().allMatch(NotCompleted.class::isInstance);
        if (fellShort) {
            vetoes.add(Veto.AGREED_VOLUME_NOT_COMPLETED);
        }
        return vetoes;
    }
}
