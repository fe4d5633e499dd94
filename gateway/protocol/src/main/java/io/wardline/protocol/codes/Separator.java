package io.wardline.protocol.codes;

/**
 * The end of a variable-length value: FNC1, which scanners send as the character GS (0x1D), or by configuration as
 * {@code ^}, {@code ^]}, <code>{GS}</code>, {@code |}, {@code #} or the picture of GS that Alt-029 types. None of these is
 * a character of a GS1 value, but for {@code #} in a component part identifier (8010), where it stays data.
 */
final class Separator {

    static final char GS = 0x1D;
    private static final String SPELLED_OUT = "{GS}";

    private Separator() {}

    /** How many characters the separator at {@code at} has; 0 if none stands there. */
    static int length(String s, int at, int to) {
        if (at >= to) {
            return 0;
        }
        return switch (s.charAt(at)) {
            case GS, '|', '#', '\u2194', '\u241D' -> 1;
            case '^' -> at + 1 < to && s.charAt(at + 1) == ']' ? 2 : 1;
            case '{' -> s.startsWith(SPELLED_OUT, at) && at + SPELLED_OUT.length() <= to ? SPELLED_OUT.length() : 0;
            default -> 0;
        };
    }

    /** Index of the first separator at or after {@code from} that the entry does not admit as data, or {@code to}. */
    static int next(String s, int from, int to, AiEntry entry) {
        for (int i = from; i < to; i++) {
            if (length(s, i, to) > 0 && !entry.admits(s.charAt(i))) {
                return i;
            }
        }
        return to;
    }
}
