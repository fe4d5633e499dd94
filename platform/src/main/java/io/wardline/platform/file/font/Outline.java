package io.wardline.platform.file.font;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes what draws one glyph without its subroutines: each stands where it was called. Numbers and operators keep their bytes
 * and their order, so nothing that is drawn can change (Technical Note 5177, sections 3 and 4).
 *
 * <p>To know where a hint mask ends, the stems must be counted, and a subroutine may begin or end in the midst of their
 * operands: the count therefore goes on across every call and return.
 */
final class Outline {
    private static final int SHORT = 28;
    private static final int FIXED = 255;
    private static final int FIRST_NUMBER = 32;
    private static final int DEEPEST = 10;
    private static final int FLEX = 34;
    private static final int MOST_OPERANDS = 48;

    private final CffIndex global;
    private final CffIndex local;
    /** Where each number that waits for its operator begins. */
    private final int[] places = new int[MOST_OPERANDS];
    private byte[] out = new byte[256];
    private int length;
    private int operands;
    private int stems;
    private boolean ended;

    private Outline(CffIndex global, CffIndex local) {
        this.global = global;
        this.local = local;
    }

    /** @throws FontBroken when the charstring is none, or reckons its operands */
    static byte[] flat(ByteBuffer charString, CffIndex global, CffIndex local) {
        var outline = new Outline(global, local);
        outline.walk(charString, 0);
        if (!outline.ended) {
            throw new FontBroken("a charstring has no end");
        }
        return Arrays.copyOf(outline.out, outline.length);
    }

    private void walk(ByteBuffer code, int depth) {
        if (depth > DEEPEST) {
            throw new FontBroken("subroutines call one another more than " + DEEPEST + " deep");
        }
        for (var at = 0; at < code.limit() && !ended; ) {
            var first = Byte.toUnsignedInt(code.get(at));
            if (first >= FIRST_NUMBER || first == SHORT) {
                at += number(code, at, first);
                continue;
            }
            switch (first) {
                case 10 -> walk(called(local), depth + 1);
                case 29 -> walk(called(global), depth + 1);
                case 11 -> {
                    return;
                }
                case 12 -> {
                    escaped(code, at);
                    at++;
                }
                case 19, 20 -> at += mask(code, at);
                default -> operator(code, at, first);
            }
            at++;
        }
    }

    private int number(ByteBuffer code, int at, int first) {
        if (operands == MOST_OPERANDS) {
            throw new FontBroken("a charstring has more than " + MOST_OPERANDS + " numbers before an operator");
        }
        places[operands++] = length;
        var size = first == SHORT ? 3 : first < 247 ? 1 : first < FIXED ? 2 : 5;
        copy(code, at, size);
        return size;
    }

    private void operator(ByteBuffer code, int at, int operator) {
        switch (operator) {
            case 1, 3, 18, 23 -> stems += operands / 2;
            case 14 -> ended = true;
            case 4, 5, 6, 7, 8, 21, 22, 24, 25, 26, 27, 30, 31 -> {}
            default -> throw new FontBroken("a charstring has the unknown operator " + operator);
        }
        copy(code, at, 1);
        operands = 0;
    }

    /** Operands before a mask are stems whose operator may be left out. */
    private int mask(ByteBuffer code, int at) {
        stems += operands / 2;
        operands = 0;
        var bytes = (stems + 7) / 8;
        copy(code, at, 1 + bytes);
        return bytes;
    }

    /** Of the operators of two bytes only the flexes draw; the others reckon, which no font does any more. */
    private void escaped(ByteBuffer code, int at) {
        var second = code.get(at + 1);
        if (second < FLEX || second > FLEX + 3) {
            throw new FontBroken("a charstring reckons with the operator 12 " + second);
        }
        copy(code, at, 2);
        operands = 0;
    }

    /** Takes the number back that stands last, and gives what it calls. */
    private ByteBuffer called(CffIndex subroutines) {
        if (operands == 0) {
            throw new FontBroken("a subroutine is called without its number");
        }
        operands--;
        var value = CffNumber.whole(ByteBuffer.wrap(out), places[operands], length - places[operands]);
        length = places[operands];
        var count = subroutines.count();
        return subroutines.get(value + (count < 1_240 ? 107 : count < 33_900 ? 1_131 : 32_768));
    }

    private void copy(ByteBuffer code, int at, int size) {
        if (length + size > out.length) {
            out = Arrays.copyOf(out, 2 * out.length);
        }
        code.get(at, out, length, size);
        length += size;
    }
}
