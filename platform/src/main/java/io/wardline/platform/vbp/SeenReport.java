package io.wardline.platform.vbp;

/**
 * What a second person approves or sends back: a report with the figures that this person has seen.
 *
 * @param reportedUnits Qb as it was shown, in minimal units, 0 to {@value Volume#MOST}
 * @param meanUnits of the two years before as it was shown, in minimal units a year, 0 to {@value Volume#MOST}
 * @param words why it is right, or what is wrong with it
 */
record SeenReport(
        String batch, String agreement, String institution, String product, long reportedUnits, long meanUnits, String words) {}
