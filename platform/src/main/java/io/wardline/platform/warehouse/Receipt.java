package io.wardline.platform.warehouse;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it is shown.
 *
 * @param id its number
 * @param institution code of the institution on whose account it was bought
 * @param place code of the receiving place, or its kind where it is out of sight
 * @param supplier code of the supplier
 * @param orderNo of the provincial platform; null where there is none
 * @param lines how many
 */
record Receipt(
        long id, String institution, String place, String supplier, @Nullable String orderNo, LocalDate acceptedOn, String account,
        long lines) {}
