package io.wardline.platform.vbp;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One cell as it is kept.
 *
 * @param ofBatch which fact counts, as the batch says; null where it leaves that to the rule
 * @param agreedUnits 0 where nothing was agreed
 * @param unmappedLines lines of the platform of this institution and period that count nowhere, whatever product they may be
 * @param failedUnits that suppliers failed to deliver, by evidence that nobody has rejected
 * @param excusedUnits of them, what two persons have approved
 * @param lastOwnOn the last day on which our receipts have selected goods; null where there is none
 * @param lastPlatformOn the same of the platform's lines
 */
record ProgressRow(
        String batch, String agreement, AgreementPeriod period, @Nullable ProgressSource ofBatch, String institution,
        String institutionName, String product, String productName, String unit, long agreedUnits, Bought own, Bought platform,
        long unmappedLines, long failedUnits, long excusedUnits, @Nullable LocalDate lastOwnOn, @Nullable LocalDate lastPlatformOn) {
    /** Which fact counts. */
    ProgressSource source(ProgressRule rule) {
        return ofBatch == null ? rule.counting().source() : ofBatch;
    }

    Bought counted(ProgressRule rule) {
        return source(rule).counted(own, platform);
    }

    /** The last day on which the fact that counts has selected goods; null where there is none. */
    @Nullable LocalDate lastBoughtOn(ProgressRule rule) {
        return counted(rule) == own ? lastOwnOn : lastPlatformOn;
    }

    /** The same cell as it would stand if the other fact counted. */
    ProgressRow with(ProgressSource other) {
        return new ProgressRow(
                batch, agreement, period, other, institution, institutionName, product, productName, unit, agreedUnits, own, platform,
                unmappedLines, failedUnits, excusedUnits, lastOwnOn, lastPlatformOn);
    }

    ProgressResult assess(Measure measure) {
        return assess(measure.rule(), measure.asOf());
    }

    ProgressResult assess(ProgressRule rule, LocalDate asOf) {
        var counted = counted(rule);
        return ProgressCalculation.assess(
                rule, new ProgressFacts(agreedUnits, counted.accepted(), counted.returned(), excusedUnits, period, asOf));
    }
}
