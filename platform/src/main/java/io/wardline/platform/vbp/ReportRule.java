package io.wardline.platform.vbp;

import io.wardline.platform.money.Ratio;

/**
 * How much an institution has to report: at least 80 % of its mean of two years, or a reason (国办发〔2021〕2号 asks for a reported
 * volume that follows the use of the years before; the share is what the provinces ask for).
 */
final class ReportRule {
    static final Ratio LEAST_SHARE = Ratio.of(4, 5);

    private ReportRule() {}

    /** Whether a report must say why it is so low. */
    static boolean needsReason(long reportedUnits, long meanUnits) {
        return Ratio.of(reportedUnits).isBelow(LEAST_SHARE.times(meanUnits));
    }
}
