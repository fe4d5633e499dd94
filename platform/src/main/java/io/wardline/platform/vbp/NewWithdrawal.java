package io.wardline.platform.vbp;

import java.util.List;

/**
 * What somebody wants to withdraw.
 *
 * @param file number of a file of the platform
 * @param rows of it; empty: every line that it brought and that still stands
 * @param reason for whoever reviews it, and for whoever reads the lines later
 */
record NewWithdrawal(long file, List<Long> rows, String reason) {
    /** Of one file; a file brings some hundred lines a month. */
    static final int MOST_ROWS = 500;

    NewWithdrawal {
        rows = List.copyOf(rows);
    }

    boolean whole() {
        return rows.isEmpty();
    }
}
