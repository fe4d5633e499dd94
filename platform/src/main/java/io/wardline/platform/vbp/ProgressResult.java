package io.wardline.platform.vbp;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import java.util.List;
import java.util.Optional;

/** Progress of one agreed volume on one day. */
public sealed interface ProgressResult {
    ProgressFacts facts();

    ProgressRule rule();

    ProgressStatus status();

    /** The workings in their order. */
    default List<Step> steps() {
        return ProgressSteps.of(this);
    }

    /** τ, from 0 to 1. */
    default Ratio timeProgress() {
        return facts().period().timeProgress(facts().asOf());
    }

    /** Nothing was agreed: there is no completion, neither 100 % nor 0 %. */
    record NoCommitment(ProgressRule rule, ProgressFacts facts) implements ProgressResult {
        @Override
        public ProgressStatus status() {
            return ProgressStatus.NO_COMMITMENT;
        }
    }

    /**
     * Something was agreed.
     *
     * @param completion raw: c = (accepted − returned) / agreed; above 1 where more was bought, below 0 where more went back
     * @param requiredUnits that the status is judged by: the agreed volume, less what a supplier failed to deliver where the rule
     *     excuses it; from 0
     * @param status never {@link ProgressStatus#NO_COMMITMENT}
     */
    record Measured(ProgressRule rule, ProgressFacts facts, Ratio completion, long requiredUnits, ProgressStatus status) implements ProgressResult {
        /** Completion over time progress; empty before the start. */
        public Optional<Ratio> pace() {
            var time = timeProgress();
            return time.signum() == 0 ? Optional.empty() : Optional.of(completion.over(time));
        }

        /** Units at the end if it goes on as until now; what is there once the period is over; empty before the start. */
        public Optional<Ratio> forecastUnits() {
            var time = timeProgress();
            return time.signum() == 0 ? Optional.empty() : Optional.of(Ratio.of(facts.netUnits()).over(time));
        }

        /** Units that each day left has to bring, 0 where nothing is missing; empty where no day is left to bring them. */
        public Optional<Ratio> requiredUnitsPerDay() {
            var missing = Math.max(0, requiredUnits - facts.netUnits());
            var days = facts.period().daysLeft(facts.asOf());
            if (missing == 0) {
                return Optional.of(Ratio.ZERO);
            }
            return days == 0 ? Optional.empty() : Optional.of(Ratio.of(missing, days));
        }
    }
}
