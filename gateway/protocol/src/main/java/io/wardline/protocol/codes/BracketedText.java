package io.wardline.protocol.codes;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the notation for people, {@code (01)09506000134352(10)ABC123}. Blanks around the brackets are print layout. An
 * opening bracket within a value is written {@code \(}; unescaped it always opens an identifier.
 */
final class BracketedText {

    private BracketedText() {}

    static ElementReading read(String raw, int from, int to, int thisYear) {
        List<Element> elements = new ArrayList<>();
        int pos = from;
        while (pos < to) {
            int close = raw.indexOf(')', pos);
            if (raw.charAt(pos) != '(' || close < 0 || close >= to || close - pos > 5) {
                return new ElementReading(elements, CodeError.at(ErrorCode.BRACKET, pos));
            }
            AiEntry entry = AiTable.exactly(raw, pos + 1, close);
            if (entry == null) {
                return new ElementReading(elements, CodeError.at(ErrorCode.UNKNOWN_AI, pos + 1));
            }
            if (elements.size() == ElementReading.ELEMENT_LIMIT) {
                return new ElementReading(elements, CodeError.at(ErrorCode.TOO_MANY_ELEMENTS, pos));
            }
            int valueAt = skipBlanks(raw, close + 1, to);
            int end = valueEnd(raw, valueAt, to);
            String value = raw.substring(valueAt, trimBlanks(raw, valueAt, end)).replace("\\(", "(");
            CodeError error = entry.check(value, 0, value.length(), thisYear);
            if (error != null) {
                return new ElementReading(elements, error.movedTo(rawIndex(raw, valueAt, error.at())));
            }
            elements.add(new Element(entry.ai(), value, pos));
            pos = end;
        }
        return new ElementReading(elements, null);
    }

    private static int skipBlanks(String raw, int from, int to) {
        int i = from;
        while (i < to && raw.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static int trimBlanks(String raw, int from, int to) {
        int i = to;
        while (i > from && raw.charAt(i - 1) == ' ') {
            i--;
        }
        return i;
    }

    private static int valueEnd(String raw, int from, int to) {
        int i = from;
        while (i < to && raw.charAt(i) != '(') {
            i += raw.startsWith("\\(", i) && i + 1 < to ? 2 : 1;
        }
        return i;
    }

    private static int rawIndex(String raw, int valueAt, int offset) {
        int i = valueAt;
        for (int decoded = 0; decoded < offset; decoded++) {
            i += raw.startsWith("\\(", i) ? 2 : 1;
        }
        return i;
    }

    /** Writes elements in this notation. */
    static String print(List<Element> elements) {
        StringBuilder text = new StringBuilder();
        for (Element element : elements) {
            text.append('(').append(element.ai()).append(')').append(element.value().replace("(", "\\("));
        }
        return text.toString();
    }
}
