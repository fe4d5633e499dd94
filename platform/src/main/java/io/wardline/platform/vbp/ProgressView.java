package io.wardline.platform.vbp;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.web.Listing;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Progress as it is shown: every figure in whole units or exactly, rounded only for people. */
final class ProgressView {
    private static final int DECIMALS = 3;

    private ProgressView() {}

    /**
     * A ratio.
     *
     * @param exact without rounding
     * @param shown in percent, to three decimals
     */
    record Share(String exact, String shown) {
        static Share of(Ratio ratio) {
            return new Share(ratio.exact(), ratio.times(100).shown(DECIMALS) + " %");
        }

        static @Nullable Share of(Optional<Ratio> ratio) {
            return ratio.map(Share::of).orElse(null);
        }
    }

    /**
     * A list with what it was judged by.
     *
     * @param next as in every list; null at the end
     */
    record Judged<T>(List<T> items, @Nullable String next, LocalDate asOf, Measure.Basis rule) {
        Judged {
            items = List.copyOf(items);
        }

        static <T> Judged<T> of(Listing<T> listing, Measure measure) {
            return new Judged<>(listing.items(), listing.next(), measure.asOf(), measure.basis());
        }
    }

    /**
     * One institution and one product in one period.
     *
     * @param netUnits of the fact that counts
     * @param completion null where nothing was agreed
     * @param forecastUnits at the end if it goes on like this, rounded; null before the start and where nothing was agreed
     * @param requiredUnitsPerDay to two decimals; null where no day is left, or nothing was agreed
     * @param failedUnits that suppliers failed to deliver, by evidence that nobody has rejected
     * @param excusedUnits of them, what two persons have approved
     * @param excludedCompletion net units by the agreed volume less the failed units (剔除供应原因); it decides nothing by itself; null
     *     where nothing was agreed or nothing is left
     * @param idleDays since selected goods were last bought, or since the start; null before it
     */
    record Line(
            String batch, String agreement, LocalDate startsOn, LocalDate endsOn, ProgressSource source, String institution,
            String institutionName, String product, String productName, String unit, long agreedUnits, long netUnits, Bought own,
            Bought platform, ProgressStatus status, @Nullable Share completion, Share timeProgress, @Nullable String forecastUnits,
            @Nullable String requiredUnitsPerDay, @Nullable Share nonSelected, long unmappedLines, @Nullable LocalDate lastBoughtOn,
            long failedUnits, long excusedUnits, @Nullable Share excludedCompletion, @Nullable Long idleDays) {
        static Line of(ProgressRow row, Measure measure) {
            var rule = measure.rule();
            var result = row.assess(measure);
            Optional<ProgressResult.Measured> measured =
                    result instanceof ProgressResult.Measured known ? Optional.of(known) : Optional.empty();
            return new Line(
                    row.batch(), row.agreement(), row.period().start(), row.period().end(), row.source(rule),
                    row.institution(), row.institutionName(), row.product(), row.productName(), row.unit(), row.agreedUnits(),
                    row.counted(rule).net(),
                    row.own(), row.platform(), result.status(),
                    Share.of(measured.map(ProgressResult.Measured::completion)),
                    Share.of(result.timeProgress()),
                    measured.flatMap(ProgressResult.Measured::forecastUnits).map(units -> units.shown(0)).orElse(null),
                    measured.flatMap(ProgressResult.Measured::requiredUnitsPerDay).map(units -> units.shown(2)).orElse(null),
                    NonSelected.of(NonSelected.result(row, rule, 0)).share(),
                    row.unmappedLines(), row.lastBoughtOn(rule), row.failedUnits(), row.excusedUnits(), excluded(row, rule),
                    sinceBought(row, measure));
        }
    }

    /** How much was bought beside the selected product. */
    record NonSelected(@Nullable Share share, List<String> findings) {
        static NonSelected of(NonSelectedResult result) {
            var findings = result.findings().stream().map(Enum::name).sorted().toList();
            return switch (result) {
                case NonSelectedResult.NothingBought _ -> new NonSelected(null, findings);
                case NonSelectedResult.Share(_, var share, _) -> new NonSelected(Share.of(share), findings);
            };
        }

        /** What went back of goods of an earlier period is nobody's purchase, so no sum is below 0 here. */
        static NonSelectedResult result(ProgressRow row, ProgressRule rule, long formerOther) {
            var counted = row.counted(rule);
            var excused = switch (rule.counting().nonSelected()) {
                case NONE -> 0;
                case APPROVED -> row.excusedUnits();
            };
            return NonSelectedCalculation.assess(new NonSelectedFacts(
                    Math.max(0, counted.net()), Math.max(0, counted.other() - excused), formerOther));
        }
    }

    /**
     * One institution and one batch's period.
     *
     * @param products how many
     * @param statuses how many of them have each status
     * @param agreedUnits over all products, each in its own minimal unit
     * @param reachedUnits the same of what was bought, of no product more than was agreed, so that one does not hide another
     * @param completion reached by agreed; null where nothing was agreed
     */
    record Overview(
            String batch, String agreement, LocalDate startsOn, LocalDate endsOn, ProgressSource source, String institution,
            String institutionName, int products, Map<ProgressStatus, Integer> statuses, ProgressStatus worst, long agreedUnits,
            long reachedUnits, @Nullable Share completion, Share timeProgress, long unmappedLines) {}

    /** The matrix of institutions and batches, in the order of the rows. */
    static List<Overview> overview(List<ProgressRow> rows, Measure measure) {
        var groups = new LinkedHashMap<List<String>, List<ProgressRow>>();
        rows.forEach(row -> groups
                .computeIfAbsent(List.of(row.batch(), row.agreement(), row.institution()), _ -> new ArrayList<>())
                .add(row));
        return groups.values().stream().map(group -> overviewOf(group, measure)).toList();
    }

    /** One field of the matrix; at least one product. */
    static Overview overviewOf(List<ProgressRow> rows, Measure measure) {
        var first = rows.getFirst();
        var statuses = new EnumMap<ProgressStatus, Integer>(ProgressStatus.class);
        var agreed = 0L;
        var reached = 0L;
        for (var row : rows) {
            statuses.merge(row.assess(measure).status(), 1, Integer::sum);
            agreed += row.agreedUnits();
            reached += Math.clamp(row.counted(measure.rule()).net(), 0, row.agreedUnits());
        }
        var worst = statuses.keySet().stream().max(Comparator.comparing(ProgressView::gravity)).orElseThrow();
        return new Overview(
                first.batch(), first.agreement(), first.period().start(), first.period().end(), first.source(measure.rule()),
                first.institution(),
                first.institutionName(), rows.size(), statuses, worst, agreed, reached,
                agreed == 0 ? null : Share.of(Ratio.of(reached, agreed)), Share.of(first.period().timeProgress(measure.asOf())),
                first.unmappedLines());
    }

    /** Which status of a product speaks for its batch: the one that somebody must look into first. */
    private static int gravity(ProgressStatus status) {
        return switch (status) {
            case NO_COMMITMENT -> 0;
            case DONE -> 1;
            case NOT_STARTED -> 2;
            case GREEN -> 3;
            case YELLOW -> 4;
            case RED -> 5;
            case UNMET -> 6;
        };
    }

    private static @Nullable Share excluded(ProgressRow row, ProgressRule rule) {
        var left = row.agreedUnits() - row.failedUnits();
        return left <= 0 ? null : Share.of(ProgressCalculation.completion(left, row.counted(rule).net()));
    }

    private static @Nullable Long sinceBought(ProgressRow row, Measure measure) {
        var asOf = measure.asOf();
        if (asOf.isBefore(row.period().start())) {
            return null;
        }
        var until = asOf.isAfter(row.period().end()) ? row.period().end() : asOf;
        var last = row.lastBoughtOn(measure.rule());
        return ChronoUnit.DAYS.between(last == null ? row.period().start() : last, until);
    }
}
