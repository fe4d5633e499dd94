package io.wardline.platform.vbp;

import java.time.LocalDate;

/**
 * An agreement period of a batch.
 *
 * @param code unique in the batch, as a batch's code
 * @param startsOn its first day
 * @param endsOn its last day
 */
public record Agreement(String batch, String code, LocalDate startsOn, LocalDate endsOn) {
    public Agreement {
        if (endsOn.isBefore(startsOn)) {
            throw new IllegalArgumentException("an agreement ends on or after the day it starts on");
        }
    }
}
