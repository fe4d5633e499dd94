package io.wardline.platform.settlement;

import org.jspecify.annotations.Nullable;

/**
 * What a consortium's year has cost.
 *
 * @param consortium its code
 * @param yearEndFen Tf, above 0; null where the region fixes no total at the end of the year
 * @param actualFen A, from 0
 * @param source the document that says so, 1 to 500 characters
 */
record NewCost(String consortium, int year, @Nullable Long yearEndFen, long actualFen, String source) {}
