package io.wardline.platform.vbp;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of what a code of the platform is.
 *
 * @param code of the platform, 1 to 64 characters
 * @param item code of an item of the catalogue
 * @param packFactor base units in one box, 1 to {@value #MOST_FACTOR}
 * @param startsOn the first day on which it holds
 * @param endsOn the last one; null: until another version
 * @param source how somebody knows
 */
record NewMapping(
        String code, String item, long packFactor, LocalDate startsOn, @Nullable LocalDate endsOn, String source) {
    static final long MOST_FACTOR = 1_000_000;

    NewMapping {
        if (endsOn != null && endsOn.isBefore(startsOn)) {
            throw new IllegalArgumentException("a mapping ends on or after the day it starts on");
        }
    }
}
