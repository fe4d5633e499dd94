package io.wardline.platform.vbp;

/**
 * What is to stand in the place of a frozen report.
 *
 * @param reportedUnits Qb, in minimal units, 0 to {@value Volume#MOST}
 * @param meanUnits of the two years before, in minimal units a year, 0 to {@value Volume#MOST}
 * @param reason why what was approved does not hold
 */
record NewCorrection(
        String batch, String agreement, String institution, String product, long reportedUnits, long meanUnits, String reason) {}
