package io.wardline.standalone.calc;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.ParamReading;
import io.wardline.platform.rule.Step;
import io.wardline.platform.vbp.AgreementPeriod;
import io.wardline.platform.vbp.NonSelectedCalculation;
import io.wardline.platform.vbp.NonSelectedFacts;
import io.wardline.platform.vbp.NonSelectedResult;
import io.wardline.platform.vbp.ProgressCalculation;
import io.wardline.platform.vbp.ProgressFacts;
import io.wardline.platform.vbp.ProgressResult;
import io.wardline.platform.vbp.ProgressRule;
import io.wardline.platform.vbp.ProgressStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Progress of agreed volumes. */
final class ProgressCases {
    private static final int PERCENT_DECIMALS = 3;
    private static final int PACE_DECIMALS = 4;
    private static final long MOST_DAYS = 400_000;
    private static final long MOST_BOXES = 1_000_000_000L;
    private static final long MOST_UNITS_PER_BOX = 1_000_000;

    private ProgressCases() {}

    static Supplier<Answer> progress(ParamReading input) {
        if (input.has("totalDays") || input.has("elapsedDays")) {
            return days(input);
        }
        if (input.has("boxes")) {
            return boxes(input);
        }
        var dated = input.has("start") || input.has("end") || input.has("asOf");
        if (!dated) {
            var agreed = units(input, "agreed");
            var accepted = units(input, "receivedSelected");
            var returned = returned(input, accepted);
            return () -> undated(agreed, accepted - returned);
        }
        return input.has("agreed") || input.has("receivedSelected") ? dated(input) : time(input);
    }

    static Supplier<Answer> nonSelectedShare(ParamReading input) {
        var facts = new NonSelectedFacts(units(input, "selectedUnits"), units(input, "nonSelectedUnits"), 0);
        return () -> {
            var result = NonSelectedCalculation.assess(facts);
            var answer = new Answer(result.steps());
            switch (result) {
                case NonSelectedResult.NothingBought _ -> answer.nothing("sharePct");
                case NonSelectedResult.Share share -> answer.percent("sharePct", share.share(), PERCENT_DECIMALS);
            }
            return answer.texts("findings", result.findings().stream().map(Enum::name).sorted().toList());
        };
    }

    private static Supplier<Answer> days(ParamReading input) {
        var total = input.whole("totalDays", 1, MOST_DAYS);
        var elapsed = input.whole("elapsedDays", 0, MOST_DAYS);
        if (elapsed > total) {
            input.refuse("elapsedDays", "is more than totalDays", 0);
        }
        return () -> {
            var time = Ratio.of(elapsed, total);
            return new Answer(List.of(new Step("timeProgress", "τ = " + elapsed + "/" + total + " days", time.exact(),
                    time.times(100).shown(PERCENT_DECIMALS) + " %", "days lived through over days")))
                    .percent("timeProgressPct", time, PERCENT_DECIMALS);
        };
    }

    private static Supplier<Answer> boxes(ParamReading input) {
        var received = input.whole("boxes", 0, MOST_BOXES) * input.whole("unitsPerBox", 1, MOST_UNITS_PER_BOX);
        var agreed = units(input, "agreedUnits");
        return () -> {
            var undated = undated(agreed, received);
            return undated.whole("receivedUnits", received);
        };
    }

    /** Without dates a status is known only where no day could change it. */
    private static Answer undated(long agreed, long net) {
        if (agreed == 0) {
            return new Answer(List.of(new Step("status", "agreed = 0", ProgressStatus.NO_COMMITMENT.name(),
                    ProgressStatus.NO_COMMITMENT.name(), ProgressRule.MON_DEFAULT.source())))
                    .nothing("completionPct").text("status", ProgressStatus.NO_COMMITMENT.name());
        }
        var completion = ProgressCalculation.completion(agreed, net);
        var answer = new Answer(List.of(new Step("completion", "c = " + net + "/" + agreed, completion.exact(),
                completion.times(100).shown(PERCENT_DECIMALS) + " %", "accepted receipts less returns, agreed volume")))
                .percent("completionPct", completion, PERCENT_DECIMALS);
        return completion.isBelow(Ratio.ONE) ? answer : answer.text("status", ProgressStatus.DONE.name());
    }

    private static Supplier<Answer> time(ParamReading input) {
        var start = input.date("start");
        var end = input.date("end");
        var asOf = input.date("asOf");
        var made = input.madeOfAll(() -> new AgreementPeriod(start, end));
        return () -> {
            var period = made.orElseThrow();
            var inclusive = period.timeProgress(asOf);
            return new Answer(List.of(new Step("timeProgress",
                    "τ = " + period.elapsedDays(asOf) + "/" + period.days() + " days", inclusive.exact(),
                    inclusive.times(100).shown(PERCENT_DECIMALS) + " %", "days lived through over days")))
                    .percent("inclusivePct", inclusive, PERCENT_DECIMALS)
                    .percent("exclusivePct", period.exclusiveTimeProgress(asOf), PERCENT_DECIMALS)
                    .percent("timeProgressPct", inclusive, PERCENT_DECIMALS);
        };
    }

    private static Supplier<Answer> dated(ParamReading input) {
        var accepted = units(input, "receivedSelected");
        var agreed = units(input, "agreed");
        var returned = returned(input, accepted);
        var start = input.date("start");
        var end = input.date("end");
        var asOf = input.date("asOf");
        var made = input.madeOfAll(() -> new ProgressFacts(agreed, accepted, returned, new AgreementPeriod(start, end), asOf));
        return () -> {
            var facts = made.orElseThrow();
            var result = ProgressCalculation.assess(ProgressRule.MON_DEFAULT, facts);
            var answer = new Answer(result.steps());
            switch (result) {
                case ProgressResult.NoCommitment _ -> answer.nothing("completionPct").nothing("ratio");
                case ProgressResult.Measured measured -> {
                    answer.percent("completionPct", measured.completion(), PERCENT_DECIMALS);
                    optional(answer, "ratio", measured.pace().map(pace -> pace.times(100).shown(PACE_DECIMALS) + "%"));
                    optional(answer, "forecastUnits", measured.forecastUnits().map(units -> units.shown(0)));
                    optional(answer, "requiredUnitsPerDay", measured.requiredUnitsPerDay().map(units -> units.shown(2)));
                }
            }
            return answer.percent("timeProgressPct", result.timeProgress(), PERCENT_DECIMALS)
                    .percent("inclusivePct", result.timeProgress(), PERCENT_DECIMALS)
                    .percent("exclusivePct", facts.period().exclusiveTimeProgress(facts.asOf()), PERCENT_DECIMALS)
                    .text("status", result.status().name());
        };
    }

    private static void optional(Answer answer, String name, Optional<String> value) {
        if (value.isPresent()) {
            answer.text(name, value.get());
        } else {
            answer.nothing(name);
        }
    }

    private static long units(ParamReading input, String name) {
        return input.whole(name, 0, ProgressFacts.MOST_UNITS);
    }

    /** A county's books may return more than came in one period; whoever types a case has mistyped. */
    private static long returned(ParamReading input, long accepted) {
        var returned = input.optionalWhole("returned", 0, ProgressFacts.MOST_UNITS).orElse(0L);
        return returned > accepted ? input.refuse("returned", "is more than receivedSelected", 0L) : returned;
    }
}
