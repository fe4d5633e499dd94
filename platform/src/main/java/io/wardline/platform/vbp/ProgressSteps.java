package io.wardline.platform.vbp;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import java.util.ArrayList;
import java.util.List;

/** Writes down how progress was found. */
final class ProgressSteps {
    private static final int DECIMALS = 3;

    private ProgressSteps() {}

    static List<Step> of(ProgressResult result) {
        var facts = result.facts();
        var period = facts.period();
        var source = result.rule().source();
        var steps = new ArrayList<Step>();
        steps.add(new Step("timeProgress",
                "τ = " + period.elapsedDays(facts.asOf()) + "/" + period.days() + " days",
                result.timeProgress().exact(), percent(result.timeProgress()), source));
        steps.add(new Step("netUnits", facts.acceptedUnits() + " − " + facts.returnedUnits(),
                Long.toString(facts.netUnits()), Long.toString(facts.netUnits()), "accepted receipts less returns"));
        switch (result) {
            case ProgressResult.NoCommitment _ -> { }
            case ProgressResult.Measured measured -> {
                steps.add(new Step("completion", "c = " + facts.netUnits() + "/" + facts.agreedUnits(),
                        measured.completion().exact(), percent(measured.completion()), "agreed volume"));
                if (measured.requiredUnits() != facts.agreedUnits()) {
                    steps.add(new Step("excusedUnits", facts.agreedUnits() + " − " + facts.excusedUnits() + ", not below 0",
                            Long.toString(measured.requiredUnits()), Long.toString(measured.requiredUnits()), source));
                }
                measured.forecastUnits().ifPresent(units -> steps.add(
                        new Step("forecastUnits", facts.netUnits() + "/τ", units.exact(), units.shown(0), source)));
                measured.requiredUnitsPerDay().ifPresent(units -> steps.add(new Step("requiredUnitsPerDay",
                        "max(0, " + measured.requiredUnits() + " − " + facts.netUnits() + ")/" + period.daysLeft(facts.asOf()) + " days",
                        units.exact(), units.shown(2), source)));
            }
        }
        steps.add(new Step("status", tests(result), result.status().name(), result.status().name(), source));
        return List.copyOf(steps);
    }

    private static String tests(ProgressResult result) {
        var rule = result.rule();
        var c = share(result);
        return switch (result.status()) {
            case NO_COMMITMENT -> "agreed = 0";
            case DONE -> c + " ≥ 1";
            case NOT_STARTED -> "before " + result.facts().period().start();
            case UNMET -> "after " + result.facts().period().end() + ", " + c + " < 1";
            case RED -> c + " < " + rule.yellowFrom() + "·τ, after the first " + rule.graceDays() + " days";
            case YELLOW -> c + " < " + rule.greenFrom() + "·τ, and " + c + " ≥ " + rule.yellowFrom() + "·τ or within the first "
                    + rule.graceDays() + " days";
            case GREEN -> c + " ≥ " + rule.greenFrom() + "·τ";
        };
    }

    /** What is compared: of what is required, where a supplier's failure excuses a part of what was agreed. */
    private static String share(ProgressResult result) {
        return switch (result) {
            case ProgressResult.NoCommitment _ -> "c";
            case ProgressResult.Measured measured when measured.requiredUnits() != result.facts().agreedUnits() ->
                    "c′ = " + result.facts().netUnits() + "/" + measured.requiredUnits();
            case ProgressResult.Measured _ -> "c";
        };
    }

    private static String percent(Ratio ratio) {
        return ratio.times(100).shown(DECIMALS) + " %";
    }
}
