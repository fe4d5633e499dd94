package io.wardline.platform.file.paper;

import io.wardline.protocol.codes.Gs1Message;
import java.util.List;

/**
 * A label of 60 by 40 mm: what is stuck on a unit, a place or a box.
 *
 * @param heading the largest line
 * @param lines below it
 * @param symbol what a scanner reads
 */
public record Label(String heading, List<String> lines, Symbol symbol) {
    /** Below the heading there is room for no more. */
    public static final int MOST_LINES = 5;

    public Label {
        lines = List.copyOf(lines);
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("a label has at most " + MOST_LINES + " lines");
        }
    }

    /** What a scanner reads. */
    public sealed interface Symbol {
        /** GS1 DataMatrix: a unit by GTIN, lot and serial number, a box by its SSCC, a place by its GLN. */
        record Gs1Matrix(Gs1Message message) implements Symbol {}

        /** QR Code of any text of 1 to 500 characters. */
        record Qr(String text) implements Symbol {
            public Qr {
                if (text.isEmpty() || text.length() > 500) {
                    throw new IllegalArgumentException("a QR Code on a label has 1 to 500 characters");
                }
            }
        }
    }
}
