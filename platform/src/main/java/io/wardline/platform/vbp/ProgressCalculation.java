package io.wardline.platform.vbp;

import io.wardline.platform.money.Ratio;

/** Compares what is accepted with the time that has passed. Everything is compared exactly, never as it is shown. */
public final class ProgressCalculation {
    private ProgressCalculation() {}

    /** How the agreed volume stands at the end of the facts' day. */
    public static ProgressResult assess(ProgressRule rule, ProgressFacts facts) {
        if (facts.agreedUnits() == 0) {
            return new ProgressResult.NoCommitment(rule, facts);
        }
        var completion = completion(facts.agreedUnits(), facts.netUnits());
        return new ProgressResult.Measured(rule, facts, completion, status(rule, facts, completion));
    }

    /**
     * c = net / agreed.
     *
     * @param agreedUnits above 0: of nothing there is no share
     */
    public static Ratio completion(long agreedUnits, long netUnits) {
        return Ratio.of(netUnits, agreedUnits);
    }

    private static ProgressStatus status(ProgressRule rule, ProgressFacts facts, Ratio completion) {
        var period = facts.period();
        if (completion.compareTo(Ratio.ONE) >= 0) {
            return ProgressStatus.DONE;
        }
        if (facts.asOf().isBefore(period.start())) {
            return ProgressStatus.NOT_STARTED;
        }
        if (facts.asOf().isAfter(period.end())) {
            return ProgressStatus.UNMET;
        }
        var time = period.timeProgress(facts.asOf());
        if (completion.compareTo(time.times(rule.greenFrom())) >= 0) {
            return ProgressStatus.GREEN;
        }
        var lateEnough = completion.isBelow(time.times(rule.yellowFrom()));
        return lateEnough && period.elapsedDays(facts.asOf()) > rule.graceDays() ? ProgressStatus.RED : ProgressStatus.YELLOW;
    }
}
