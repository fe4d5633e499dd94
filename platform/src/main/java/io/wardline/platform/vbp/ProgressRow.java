package io.wardline.platform.vbp;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One cell as it is kept.
 *
 * @param agreedUnits 0 where nothing was agreed
 * @param unmappedLines lines of the platform of this institution and period that count nowhere, whatever product they may be
 * @param lastBoughtOn the last day on which the fact that counts has selected goods; null where there is none
 */
record ProgressRow(
        String batch, String agreement, AgreementPeriod period, ProgressSource source, String institution, String institutionName,
        String product, String productName, String unit, long agreedUnits, Bought own, Bought platform, long unmappedLines,
        @Nullable LocalDate lastBoughtOn) {
    Bought counted() {
        return source.counted(own, platform);
    }

    /** The same cell as it would stand if the other fact counted. */
    ProgressRow with(ProgressSource other) {
        return new ProgressRow(
                batch, agreement, period, other, institution, institutionName, product, productName, unit, agreedUnits, own, platform,
                unmappedLines, lastBoughtOn);
    }

    ProgressResult assess(LocalDate asOf) {
        var counted = counted();
        return ProgressCalculation.assess(
                ProgressRule.MON_DEFAULT,
                new ProgressFacts(agreedUnits, counted.accepted(), counted.returned(), period, asOf));
    }
}
