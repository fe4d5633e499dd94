package io.wardline.platform.vbp;

import io.wardline.platform.money.Ratio;

/**
 * From where on progress counts as behind. No official document gives these figures; each region chooses.
 *
 * @param greenFrom completion over time progress from which a product is on schedule, above 0 to 2
 * @param yellowFrom the same for slightly behind, above 0 and not above {@code greenFrom}
 * @param graceDays of how many first days of a period nothing is red yet, 0 to 366
 * @param source the document, or whose choice it is
 */
public record ProgressRule(Ratio greenFrom, Ratio yellowFrom, int graceDays, String source) {
    private static final int LONGEST_GRACE = 366;
    /** The default set MON-DEFAULT. */
    public static final ProgressRule MON_DEFAULT =
            new ProgressRule(Ratio.ONE, Ratio.of(4, 5), 30, "no official source: the operator's choice");

    public ProgressRule {
        if (yellowFrom.signum() <= 0 || yellowFrom.isAbove(greenFrom) || greenFrom.isAbove(Ratio.of(2))) {
            throw new IllegalArgumentException(
                    "0 < yellowFrom <= greenFrom <= 2, not " + yellowFrom + " and " + greenFrom);
        }
        if (graceDays < 0 || graceDays > LONGEST_GRACE) {
            throw new IllegalArgumentException("0 to " + LONGEST_GRACE + " days of grace, not " + graceDays);
        }
    }
}
