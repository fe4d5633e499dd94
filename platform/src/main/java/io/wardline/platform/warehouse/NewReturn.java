package io.wardline.platform.warehouse;

import io.wardline.protocol.device.TagId;
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
     * @param units the tags of the pieces that go back, one for each; empty where the lot is loose
     */
    record Line(int line, long quantity, List<TagId> units) {
        Line {
            units = List.copyOf(units);
            if (!units.isEmpty() && (units.size() != quantity || units.stream().distinct().count() < units.size())) {
                throw new IllegalArgumentException("a line of " + quantity + " tagged pieces names each of them once");
            }
        }
    }
}
