package io.wardline.platform.warehouse;

import java.time.LocalDate;
import java.util.List;

/**
 * Goods of one receipt that go back to their supplier.
 *
 * @param returnedOn the day on which they leave, not before they were accepted
 * @param reason in words
 * @param lines at least one, none twice
 */
record NewReturn(LocalDate returnedOn, String reason, List<Line> lines) {
    NewReturn {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.stream().map(Line::line).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("a return names each line of the receipt at most once, and at least one");
        }
    }

    /**
     * A part of a line of the receipt, or all of it.
     *
     * @param line counted from 1
     * @param quantity in base units, at least 1
     */
    record Line(int line, long quantity) {}
}
