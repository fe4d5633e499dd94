package io.wardline.platform.incentive;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.ImpossibleRule;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamFault;
import io.wardline.platform.rule.ParamReading;
import io.wardline.platform.rule.RuleFlaw;
import io.wardline.platform.rule.RuleForm;
import io.wardline.platform.rule.RuleSet;
import io.wardline.platform.vbp.Exemption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a region computes the retention incentive.
 *
 * @param vetoes those that the region applies, each with the share of the agreed volume below which it falls; the share means
 *     something for {@link Veto#AGREED_VOLUME_NOT_COMPLETED} only, and is 1 for the others
 * @param p0WindowMonths over how many months of purchases whoever enters the brands before has to weigh them, 1 to 60; it is written
 *     down with the rule and checked against nothing, because brands are entered as sums without dates
 * @param supplyExemption whether completion is judged by the agreed volume less what a supplier failed to deliver; no official
 *     source orders it, so that a set that says nothing excuses nothing
 * @param source the document, or whose choice it is
 */
public record RetentionRule(
        Volume expenditureVolume, NonSelected nonSelectedCounted, GradeTable gradeTable, Map<Veto, Ratio> vetoes,
        Level completionLevel, Level floorLevel, PriceSource p0Source, int p0WindowMonths, Renewal renewal,
        Consortium consortium, Exemption supplyExemption, String source) {
    /** What every set of the kind RETENTION has to look like to be put in force. */
    public static final RuleForm FORM = RuleForm.of(params -> of(params, "").requireFairness());

    private static final int MOST_GRADES = 50;

    /** Which volume is expenditure at the selected price. */
    public enum Volume {
        /** Qa, the agreed volume: purchases above it do not reduce the saving. */
        AGREED,
        /** The smaller of accepted and agreed. It rewards not buying, unless the completion veto stands beside it. */
        MIN,
        /** Qs, what was accepted. */
        ACTUAL
    }

    /** Which spending on other products counts as expenditure. */
    public enum NonSelected {
        /** All of it. */
        ALL,
        /** What was dearer than the selected product. */
        ABOVE_P1,
        /** What has passed the consistency evaluation (过评). */
        GQCE_ONLY
    }

    /** Where something is decided. */
    public enum Level {
        /** For each product by itself. */
        PRODUCT,
        /** For the institution as a whole. */
        INSTITUTION
    }

    /** Whose purchases the price before is weighted by. */
    public enum PriceSource {
        REGION,
        INSTITUTION
    }

    /** What becomes of a generic that completed a full cycle and was retained. */
    public enum Renewal {
        /** It is not counted again. */
        NONE,
        /** It is counted again by the brands that were entered; that its former selected price stands there is for whoever enters. */
        AGAIN
    }

    /** To whom the money of a consortium goes. */
    public enum Consortium {
        BY_INSTITUTION,
        LEAD_HOSPITAL
    }

    public RetentionRule {
        vetoes = Map.copyOf(vetoes);
        for (var threshold : vetoes.values()) {
            if (threshold.signum() <= 0 || threshold.isAbove(Ratio.ONE)) {
                throw new ImpossibleRule(RuleFlaw.RATE_OUT_OF_RANGE, "a threshold is above 0 and up to 1, not " + threshold);
            }
        }
    }

    /** What may not be put in force, though it can be computed to show what it would do. */
    private void requireFairness() {
        if (rewardsNotBuying()) {
            throw new ParamFault(List.of(new ParamFault.Fault("expenditureVolume", RuleFlaw.MIN_WITHOUT_COMPLETION_VETO.name(),
                    "MIN rewards not buying: enter the veto AGREED_VOLUME_NOT_COMPLETED beside it")));
        }
    }

    /**
     * Whether MIN stands without the completion veto, so that buying nothing of the agreed volume earns most. It is false for
     * ACTUAL, which rewards buying less too, but by a rule that a region has chosen openly; nobody is kept from it.
     */
    public boolean rewardsNotBuying() {
        return expenditureVolume == Volume.MIN && !vetoes.containsKey(Veto.AGREED_VOLUME_NOT_COMPLETED);
    }

    /** What has to be bought for the line to be completed: Qa, less what the rule excuses of it; from 0. */
    public long requiredUnits(RetentionFacts.Line line) {
        return switch (supplyExemption) {
            case NONE -> line.agreedUnits();
            case APPROVED -> Math.max(0, line.agreedUnits() - line.excusedUnits());
        };
    }

    /**
     * Reads the rule of a set.
     *
     * @throws ParamFault with everything that is wrong
     */
    public static RetentionRule of(RuleSet set) {
        return of(set.params(), set.source().cited());
    }

    /** The same of parameters that a person is trying out. */
    public static RetentionRule of(Param.Group params, String source) {
        return ParamReading.read(params, fields -> {
            var inclusive = fields.optionalFlag("lowerBoundInclusive").orElse(true);
            var table = fields.made("gradeTable", () -> new GradeTable(
                    fields.groups("gradeTable", 0, MOST_GRADES, RetentionRule::grade), inclusive));
            return new RetentionRule(
                    fields.choice("expenditureVolume", Volume.class),
                    fields.choice("nonSelectedCounted", NonSelected.class),
                    table.orElseGet(RetentionRule::nothing),
                    vetoes(fields),
                    fields.choice("completionLevel", Level.class),
                    fields.choice("floorLevel", Level.class),
                    fields.choice("p0Source", PriceSource.class),
                    (int) fields.whole("p0WindowMonths", 1, 60),
                    fields.choice("renewal", Renewal.class),
                    fields.choice("consortium", Consortium.class),
                    fields.optionalChoice("supplyExemption", Exemption.class).orElse(Exemption.NONE),
                    source);
        });
    }

    private static GradeTable.Grade grade(ParamReading fields) {
        return new GradeTable.Grade(
                fields.text("grade", 10),
                fields.decimal("fromScore", Ratio.ZERO, Ratio.of(100), 4),
                fields.decimal("rate", Ratio.of(-1_000), Ratio.of(1_000), 8));
    }

    private static GradeTable nothing() {
        return new GradeTable(List.of(new GradeTable.Grade("-", Ratio.ZERO, Ratio.ZERO)), true);
    }

    private record Threshold(Veto veto, Ratio threshold) {}

    private static Map<Veto, Ratio> vetoes(ParamReading fields) {
        var vetoes = new TreeMap<Veto, Ratio>();
        fields.groups("vetoes", 0, Veto.values().length, each -> new Threshold(
                        each.choice("veto", Veto.class),
                        each.optionalDecimal("threshold", Ratio.ZERO, Ratio.ONE, 8).orElse(Ratio.ONE)))
                .forEach(each -> vetoes.put(each.veto(), each.threshold()));
        return vetoes;
    }
}
