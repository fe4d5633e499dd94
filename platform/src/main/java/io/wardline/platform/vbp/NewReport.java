package io.wardline.platform.vbp;

import org.jspecify.annotations.Nullable;

/**
 * What an institution says that it will need of a product (报量).
 *
 * @param reportedUnits Qb, in minimal units, 0 to {@value Volume#MOST}
 * @param meanUnits of the two years before, in minimal units a year, 0 to {@value Volume#MOST}
 * @param reason why it is less than the rule asks for; null where it is not
 */
record NewReport(
        String batch, String agreement, String institution, String product, long reportedUnits, long meanUnits,
        @Nullable String reason) {}
