package io.wardline.protocol.codes;

/** The character sets of GS1 (General Specifications, section 7.11) as two 64-bit masks: a test is a shift. */
enum CharacterSet {
    DIGITS("0123456789"),
    CSET_82("!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"),
    CSET_39("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    /** Base64 for file names and addresses (RFC 4648, section 5) with its padding sign. */
    BASE64_URL("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz=");

    private final long low;
    private final long high;

    CharacterSet(String members) {
        long lowMask = 0;
        long highMask = 0;
        for (int i = 0; i < members.length(); i++) {
            char c = members.charAt(i);
            if (c < 64) {
                lowMask |= 1L << c;
            } else {
                highMask |= 1L << (c - 64);
            }
        }
        low = lowMask;
        high = highMask;
    }

    boolean has(char c) {
        return c < 64 ? (low >>> c & 1) != 0 : c < 128 && (high >>> (c - 64) & 1) != 0;
    }

    /** Index of the first character outside of this set, or -1. */
    int firstForeign(String s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!has(s.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    boolean holds(String s) {
        return firstForeign(s, 0, s.length()) < 0;
    }

    /** The text itself where all of it is of this set and it has 1 to so many characters. */
    Parsed<String> text(String text, int most) {
        int foreign = firstForeign(text, 0, text.length());
        if (foreign >= 0) {
            return Parsed.wrong(ErrorCode.CHARACTER, foreign);
        }
        if (text.isEmpty()) {
            return Parsed.wrong(ErrorCode.EMPTY, 0);
        }
        return text.length() > most ? Parsed.wrong(ErrorCode.VALUE_TOO_LONG, most) : new Parsed.Right<>(text);
    }

    static CharacterSet of(char letter) {
        return switch (letter) {
            case 'N' -> DIGITS;
            case 'X' -> CSET_82;
            case 'Y' -> CSET_39;
            case 'Z' -> BASE64_URL;
            default -> throw new IllegalArgumentException("character set " + letter);
        };
    }
}
