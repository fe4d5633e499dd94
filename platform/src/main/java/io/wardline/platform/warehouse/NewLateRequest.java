package io.wardline.platform.warehouse;

import java.time.LocalDate;

/**
 * Days of an institution of which somebody wants to enter something late.
 *
 * @param institution its code
 * @param lastDay not before the first
 * @param reason in words, at most 500 characters
 */
record NewLateRequest(String institution, LocalDate firstDay, LocalDate lastDay, String reason) {}
