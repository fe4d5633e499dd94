package io.wardline.platform.web;

/** Which characters a text from outside may hold. */
public final class PlainText {
    private static final int LONGEST_SHOWN = 64;

    private PlainText() {}

    /** What the database stores as text: no control character (NUL among them) and no half of a surrogate pair. */
    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(PlainText::isUnstorable);
    }

    /**
     * What a person can be shown without being misled: storable, no character that turns the direction of its neighbours
     * or begins a line, and none that stands for one that was lost.
     */
    static boolean isPlain(String text) {
        return text.codePoints().noneMatch(c -> isUnstorable(c) || isMisleading(c));
    }

    /** Whether a text is a name of at most so many characters (code points) that can be stored and shown. */
    public static boolean isName(String text, int longest) {
        return isPlain(text) && text.codePointCount(0, text.length()) <= longest;
    }

    /** A name that the caller made up, cut so that the answer stays small. */
    public static String shown(String name) {
        var plain = isPlain(name) ? name : "?";
        return plain.codePointCount(0, plain.length()) <= LONGEST_SHOWN
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_SHOWN)) + "...";
    }

    private static boolean isUnstorable(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    /**
     * The Bidi_Control characters of Unicode, its line and paragraph separators, U+FFFD, and what takes no room and has no use in
     * a name but to look like another one: U+200B, U+2060, U+FEFF.
     */
    private static boolean isMisleading(int c) {
        return c == 0x061C || c == 0x200B || c == 0x2060 || c == 0x200E || c == 0x200F || c == 0x2028 || c == 0x2029
                || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFD;
    }
}
