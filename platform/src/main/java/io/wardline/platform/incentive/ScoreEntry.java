package io.wardline.platform.incentive;

import io.wardline.platform.web.Fields;

/**
 * The score of an institution's annual assessment.
 *
 * @param scoreTenThousandths 0 to 100, times 10,000
 * @param evidence where the assessment stands
 */
record ScoreEntry(String institution, int year, int scoreTenThousandths, String evidence) {
    private static final int BEST = 100;

    static ScoreEntry read(Fields fields) {
        return new ScoreEntry(
                fields.text("institution", LineKey.LONGEST), (int) fields.number("year", 2000, 2999),
                (int) Scaled.read(fields, "score", Scaled.TEN_THOUSANDTHS, (long) BEST * Scaled.TEN_THOUSANDTHS),
                fields.text("evidence", LineKey.LONGEST_SOURCE));
    }
}
