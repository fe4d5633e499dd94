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
        var required = required(rule, facts);
        return new ProgressResult.Measured(
                rule, facts, completion(facts.agreedUnits(), facts.netUnits()), required, status(rule, facts, required));
    }

    /**
     * c = net / agreed.
     *
     * @param agreedUnits above 0: of nothing there is no share
     */
    public static Ratio completion(long agreedUnits, long netUnits) {
        return Ratio.of(netUnits, agreedUnits);
    }

    /** What has to be bought: the agreed volume, less what a supplier failed to deliver where the rule says that this excuses. */
    private static long required(ProgressRule rule, ProgressFacts facts) {
        return switch (rule.counting().supplierFailure()) {
            case NONE -> facts.agreedUnits();
            case APPROVED -> Math.max(0, facts.agreedUnits() - facts.excusedUnits());
        };
    }

    private static ProgressStatus status(ProgressRule rule, ProgressFacts facts, long required) {
        var period = facts.period();
        if (facts.netUnits() >= required) {
            return ProgressStatus.DONE;
        }
        if (facts.asOf().isBefore(period.start())) {
            return ProgressStatus.NOT_STARTED;
        }
        if (facts.asOf().isAfter(period.end())) {
            return ProgressStatus.UNMET;
        }
        var time = period.timeProgress(facts.asOf());
        var completion = completion(required, facts.netUnits());
        if (completion.compareTo(time.times(rule.greenFrom())) >= 0) {
            return ProgressStatus.GREEN;
        }
        var lateEnough = completion.isBelow(time.times(rule.yellowFrom()));
        return lateEnough && period.elapsedDays(facts.asOf()) > rule.graceDays() ? ProgressStatus.RED : ProgressStatus.YELLOW;
    }
}
