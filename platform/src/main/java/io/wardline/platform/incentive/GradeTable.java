package io.wardline.platform.incentive;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.ImpossibleRule;
import io.wardline.platform.rule.RuleFlaw;
import java.util.List;

/**
 * Which score earns which part of the saving.
 *
 * @param grades from the best downwards; the last begins at a score of 0
 * @param lowerBoundInclusive whether a score that is exactly a bound belongs to the grade above it
 */
public record GradeTable(List<Grade> grades, boolean lowerBoundInclusive) {
    /** The most that any document lets an institution keep: a half. */
    public static final Ratio MOST_RATE = Ratio.of(1, 2);

    /**
     * One grade.
     *
     * @param fromScore 0 to 100
     * @param rate k, from 0 to a half
     */
    public record Grade(String grade, Ratio fromScore, Ratio rate) {
        public Grade {
            if (rate.signum() < 0 || rate.isAbove(MOST_RATE)) {
                throw new ImpossibleRule(RuleFlaw.RATE_OUT_OF_RANGE, "k is from 0 to 1/2, not " + rate);
            }
        }
    }

    public GradeTable {
        grades = List.copyOf(grades);
        if (grades.isEmpty()) {
            throw new ImpossibleRule(RuleFlaw.GRADES_MISSING, "no grade is entered, so no score has a rate");
        }
        for (var at = 1; at < grades.size(); at++) {
            var better = grades.get(at - 1);
            var worse = grades.get(at);
            if (worse.fromScore().compareTo(better.fromScore()) >= 0 || worse.rate().isAbove(better.rate())) {
                throw new ImpossibleRule(RuleFlaw.TIERS_OUT_OF_ORDER,
                        "grade " + worse.grade() + " stands below " + better.grade() + " and asks or gives more");
            }
        }
        if (grades.getLast().fromScore().signum() != 0) {
            throw new ImpossibleRule(RuleFlaw.TIERS_HAVE_A_HOLE, "no grade holds a score of 0");
        }
    }

    /**
     * The grade of a score.
     *
     * @param score 0 to 100
     */
    public Grade of(Ratio score) {
        return grades.stream()
                .filter(grade -> lowerBoundInclusive ? score.compareTo(grade.fromScore()) >= 0 : score.isAbove(grade.fromScore()))
                .findFirst()
                .orElse(grades.getLast());
    }
}
