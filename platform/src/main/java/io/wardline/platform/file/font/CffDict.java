package io.wardline.platform.file.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A DICT: operators, each behind its operands (Technical Note 5176, section 4). Operands keep the bytes that they came with.
 *
 * @param entries operands by operator; an escaped operator is its second byte upon 0x0C00
 */
record CffDict(Map<Integer, byte[]> entries) {
    static final int CHARSET = 15;
    static final int CHAR_STRINGS = 17;
    static final int PRIVATE = 18;
    static final int LOCAL_SUBROUTINES = 19;
    static final int REGISTRY = 0x0C1E;
    static final int FONT_DICTS = 0x0C24;
    static final int FONT_DICT_OF_GLYPH = 0x0C25;

    private static final int ESCAPE = 12;
    private static final int LAST_OPERATOR = 21;
    private static final int SHORT = 28;
    private static final int LONG = 29;
    private static final int REAL = 30;
    private static final int END_OF_REAL = 0xF;

    CffDict {
        entries = new LinkedHashMap<>(entries);
    }

    static CffDict read(ByteBuffer bytes) {
        var entries = new LinkedHashMap<Integer, byte[]>();
        var from = 0;
        for (var at = 0; at < bytes.limit(); ) {
            var first = Byte.toUnsignedInt(bytes.get(at));
            if (first > LAST_OPERATOR) {
                at += length(bytes, at);
                continue;
            }
            var operands = new byte[at - from];
            bytes.get(from, operands);
            var escaped = first == ESCAPE;
            entries.put(escaped ? ESCAPE << 8 | bytes.get(at + 1) : first, operands);
            at += escaped ? 2 : 1;
            from = at;
        }
        return new CffDict(entries);
    }

    private static int length(ByteBuffer bytes, int at) {
        var first = Byte.toUnsignedInt(bytes.get(at));
        if (first == REAL) {
            var end = at + 1;
            while ((bytes.get(end) & 0xF) != END_OF_REAL && (bytes.get(end) >> 4 & 0xF) != END_OF_REAL) {
                end++;
            }
            return end + 1 - at;
        }
        return first == SHORT ? 3 : first == LONG ? 5 : first < 247 ? 1 : 2;
    }

    boolean has(int operator) {
        return entries.containsKey(operator);
    }

    /**
     * One operand, a whole number.
     *
     * @throws FontBroken when there is none
     */
    int number(int operator, int place) {
        var operands = entries.get(operator);
        if (operands == null) {
            throw new FontBroken("a DICT has no operator " + operator);
        }
        var bytes = ByteBuffer.wrap(operands);
        var at = 0;
        for (var skipped = 0; skipped < place; skipped++) {
            at += length(bytes, at);
        }
        return bytes.get(at) == LONG ? bytes.getInt(at + 1) : CffNumber.whole(bytes, at, length(bytes, at));
    }

    /** With whole numbers as operands, each five bytes long, so that the length does not depend on what they are. */
    CffDict with(int operator, int... numbers) {
        var operands = ByteBuffer.allocate(5 * numbers.length);
        for (var number : numbers) {
            operands.put((byte) LONG).putInt(number);
        }
        var changed = new CffDict(entries);
        changed.entries.put(operator, operands.array());
        return changed;
    }

    CffDict without(int operator) {
        var changed = new CffDict(entries);
        changed.entries.remove(operator);
        return changed;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        entries.forEach((operator, operands) -> {
            out.writeBytes(operands);
            if (operator > LAST_OPERATOR) {
                out.write(ESCAPE);
            }
            out.write(operator);
        });
        return out.toByteArray();
    }
}
