package io.wardline.platform.vbp;

import java.time.YearMonth;
import java.util.List;

/**
 * What clinics say that they stock in a month.
 *
 * @param lines 1 to {@value #MOST_LINES}, each clinic and product at most once
 */
record NewStocking(YearMonth month, List<Line> lines) {
    static final int MOST_LINES = 500;

    NewStocking {
        lines = List.copyOf(lines);
    }

    /**
     * One product at one clinic.
     *
     * @param clinic its code
     * @param batch code of the batch that has the product
     */
    record Line(String clinic, String batch, String product, boolean stocked) {}
}
