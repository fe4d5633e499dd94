package io.wardline.protocol.codes;

import java.util.ArrayList;
import java.util.List;

/** Reads element strings: identifiers and values in a row, separators after those of open length. One pass, no backing up. */
final class ElementString {

    private ElementString() {}

    static ElementReading read(String raw, int from, int to, int thisYear) {
        List<Element> elements = new ArrayList<>();
        int pos = from + Separator.length(raw, from, to);
        if (pos == to) {
            return new ElementReading(elements, CodeError.at(ErrorCode.EMPTY, to));
        }
        while (pos < to) {
            AiEntry entry = AiTable.find(raw, pos, to);
            if (entry == null) {
                return new ElementReading(elements, CodeError.at(ErrorCode.UNKNOWN_AI, pos));
            }
            if (elements.size() == ElementReading.ELEMENT_LIMIT) {
                return new ElementReading(elements, CodeError.at(ErrorCode.TOO_MANY_ELEMENTS, pos));
            }
            int valueAt = pos + entry.ai().length();
            int end = valueEnd(raw, valueAt, to, entry);
            CodeError error = entry.check(raw, valueAt, end, thisYear);
            if (error != null) {
                return new ElementReading(elements, error);
            }
            elements.add(new Element(entry.ai(), raw.substring(valueAt, end), pos));
            pos = end + Separator.length(raw, end, to);
        }
        return new ElementReading(elements, null);
    }

    static int valueEnd(String raw, int valueAt, int to, AiEntry entry) {
        int limit = entry.fixed() ? Math.min(to, valueAt + entry.max()) : to;
        return Separator.next(raw, valueAt, limit, entry);
    }
}
