package io.wardline.platform.incentive;

import io.wardline.platform.incentive.RetentionStore.Found;
import io.wardline.platform.incentive.RetentionStore.Known;
import io.wardline.platform.incentive.RetentionStore.Score;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.statement.Inputs;
import io.wardline.platform.statement.Inputs.Input;
import io.wardline.platform.statement.Reckoning;
import io.wardline.platform.vbp.Exemption;
import io.wardline.platform.vbp.ProgressSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the inputs of a statement from what is known, or names what is missing. */
final class RetentionInputs {
    static final String REPORTED = "reportedUnits";
    static final String AGREED = "agreedUnits";
    static final String ACTUAL = "actualUnits";
    /** Lines of the platform that are mapped to nothing, so that they count nowhere: once they are mapped, Qs may be another. */
    static final String UNMAPPED = Reckoning.UNMAPPED_LINES;
    static final String FORMER_UNITS = "formerUnits";
    static final String FORMER_AMOUNT = "formerAmount";
    static final String SELECTED_PRICE = "selectedPrice";
    static final String OTHER = "otherAmount";
    static final String OTHER_DEARER = "otherDearerAmount";
    static final String OTHER_EVALUATED = "otherEvaluatedAmount";
    static final String FUND_RATIO = "fundRatio";
    static final String INSURED_SHARE = "insuredShare";
    static final String RETAINED_BEFORE = "retainedBefore";
    static final String EXCUSED = "excusedUnits";
    static final String SCORE = "score";
    static final String VETO = "veto.";

    private static final String FACT = "incentive_fact";
    private static final String BRAND = "incentive_brand";
    private static final String LINE = "vbp_line";

    private RetentionInputs() {}

    /** Something without which nothing can be reckoned; line is null where it concerns the whole institution. */
    record Missing(@Nullable String line, String input) {}

    /** What came of it. */
    sealed interface Gathered {
        /** Nothing is missing. */
        record Complete(Inputs inputs) implements Gathered {}

        /** Something is. */
        record Incomplete(List<Missing> missing) implements Gathered {
            public Incomplete {
                missing = List.copyOf(missing);
            }
        }
    }

    /** @param exemption whether suppliers' failures are an input: where they excuse nothing, nothing of the statement follows from them */
    static Gathered of(Exemption exemption, List<Known> lines, @Nullable Score score, List<Found> found) {
        var missing = new ArrayList<Missing>();
        var made = new ArrayList<Inputs.Line>(lines.size());
        for (var line : lines) {
            var reported = line.reported();
            var entered = line.entered();
            var former = line.former();
            if (reported == null) {
                missing.add(new Missing(line.code(), REPORTED));
            }
            if (entered == null) {
                missing.add(new Missing(line.code(), SELECTED_PRICE));
            }
            if (former == null) {
                missing.add(new Missing(line.code(), FORMER_UNITS));
            }
            if (reported != null && entered != null && former != null) {
                made.add(line(exemption, line, reported, entered, former));
            }
        }
        if (score == null) {
            missing.add(new Missing(null, SCORE));
            return new Gathered.Incomplete(missing);
        }
        if (!missing.isEmpty()) {
            return new Gathered.Incomplete(missing);
        }
        var whole = new ArrayList<Input>();
        whole.add(new Input(
                SCORE, Scaled.text(score.scoreTenThousandths(), Scaled.TEN_THOUSANDTHS), "incentive_score", score.evidence()));
        whole.add(new Input(UNMAPPED, Long.toString(unmapped(lines)), LINE));
        found.forEach(each -> whole.add(new Input(VETO + each.veto().name(), "true", "incentive_finding", each.evidence())));
        return new Gathered.Complete(new Inputs(made, whole));
    }

    /** Of every period once, however many products it has. */
    private static long unmapped(List<Known> lines) {
        var periods = new HashMap<String, Long>();
        lines.forEach(line -> periods.put(line.period(), line.unmapped()));
        return periods.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Inputs.Line line(
            Exemption exemption, Known line, long reported, RetentionStore.Entered entered, RetentionStore.Former former) {
        var from = entered.source();
        var amount = new Ratio(former.amountTenThousandths().toBigIntegerExact(), Ratio.of(Scaled.TEN_THOUSANDTHS).numerator());
        var inputs = new ArrayList<>(List.of(
                new Input(REPORTED, Long.toString(reported), "vbp_report", line.approvedBy()),
                new Input(AGREED, Long.toString(line.agreed()), "vbp_volume"),
                new Input(ACTUAL, Long.toString(actual(line)), "vbp_progress", line.source()),
                new Input(UNMAPPED, Long.toString(line.unmapped()), LINE),
                new Input(FORMER_UNITS, Long.toString(former.units()), BRAND, former.source()),
                new Input(FORMER_AMOUNT, amount.exact(), BRAND, former.source()),
                new Input(SELECTED_PRICE, Scaled.text(entered.priceTenThousandths(), Scaled.TEN_THOUSANDTHS), FACT, from),
                new Input(OTHER, Scaled.text(entered.otherFen(), Scaled.FEN), FACT, from),
                new Input(OTHER_DEARER, Scaled.text(entered.otherDearerFen(), Scaled.FEN), FACT, from),
                new Input(OTHER_EVALUATED, Scaled.text(entered.otherEvaluatedFen(), Scaled.FEN), FACT, from),
                new Input(FUND_RATIO, Scaled.text(entered.fundMillionths(), Scaled.MILLIONTHS), FACT, from),
                new Input(INSURED_SHARE, Scaled.text(entered.insuredMillionths(), Scaled.MILLIONTHS), FACT, from),
                new Input(RETAINED_BEFORE, Boolean.toString(entered.retainedBefore()), FACT, from)));
        switch (exemption) {
            case NONE -> { }
            case APPROVED -> inputs.add(
                    new Input(EXCUSED, Long.toString(line.failed().excused()), "vbp_failure", line.failed().orders()));
        }
        return new Inputs.Line(line.code(), line.name(), inputs);
    }

    /** What went back of goods of an earlier period is nobody's purchase, so no volume is below 0. */
    private static long actual(Known line) {
        var counted = switch (ProgressSource.valueOf(line.source())) {
            case OWN -> line.own();
            case PLATFORM -> line.platform();
            case LOWER -> Math.min(line.own(), line.platform());
        };
        return Math.max(0, counted);
    }
}
