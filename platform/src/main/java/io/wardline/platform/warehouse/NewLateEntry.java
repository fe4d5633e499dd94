package io.wardline.platform.warehouse;

import java.time.LocalDate;

/**
 * Days of an institution that somebody wants to release for entering late.
 *
 * @param institution its code
 * @param lastDay not before the first
 * @param usableDays for how long, 0 (today only) to {@value #MOST_USABLE_DAYS}
 * @param reason in words, at most 500 characters
 */
record NewLateEntry(String institution, LocalDate firstDay, LocalDate lastDay, int usableDays, String reason) {
    static final int MOST_USABLE_DAYS = 31;
}
