package io.wardline.platform.file.text;

/**
 * Texts as they may stand in a file that people read. What a file cannot hold (NUL and the other control characters, half a
 * surrogate pair) becomes a sign that can be seen, so that nothing vanishes and no file breaks.
 */
public final class VisibleText {
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE_PICTURE = 0x2421;
    private static final int REPLACEMENT = 0xFFFD;

    private VisibleText() {}

    /** The text with a picture (U+2400 and following) for each control character but tab and line feed. */
    public static String of(String text) {
        if (text.codePoints().allMatch(VisibleText::isKept)) {
            return text;
        }
        var visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> visible.appendCodePoint(isKept(c) ? c : sign(c)));
        return visible.toString();
    }

    /**
     * The text in which marks that turn the direction of reading, or cannot be seen at all, stand as their code points, so
     * that on paper nothing reads otherwise than it was typed.
     */
    public static String withoutTurns(String text) {
        if (text.codePoints().noneMatch(VisibleText::isUnseen)) {
            return text;
        }
        var visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isUnseen(c)) {
                visible.append("[U+%04X]".formatted(c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    private static boolean isUnseen(int c) {
        return Character.getType(c) == Character.FORMAT || c == 0x2028 || c == 0x2029;
    }

    private static boolean isKept(int c) {
        var isControl = c < 0x20 && c != '\t' && c != '\n' || c >= 0x7F && c < 0xA0;
        return !isControl && !isHalf(c) && c != 0xFFFE && c != 0xFFFF;
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static int sign(int c) {
        if (c < 0x20) {
            return CONTROL_PICTURES + c;
        }
        return c == 0x7F ? DELETE_PICTURE : REPLACEMENT;
    }
}
