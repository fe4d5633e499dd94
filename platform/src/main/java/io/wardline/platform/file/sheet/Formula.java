package io.wardline.platform.file.sheet;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet program would take for formulas when it opens a CSV file. They get an apostrophe in front, which
 * such programs show or swallow and never run (OWASP, "CSV Injection"); an import takes it away again.
 */
final class Formula {
    private static final String BEGINNINGS = "=+-@\t\r\n＝＋－＠";
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.][0-9]+)?");
    private static final char GUARD = '\'';

    private Formula() {}

    /** The text as it may stand in a CSV file. */
    static String guard(String text) {
        return isGuarded(text) || begins(text, 0) ? GUARD + text : text;
    }

    /** The text that was guarded; any other text as it is. */
    static String unguard(String text) {
        return isGuarded(text) ? text.substring(1) : text;
    }

    /** Whether a spreadsheet program would run a cell of a CSV file; a number with its sign is none. */
    static boolean isFormula(String text) {
        return begins(text, 0) && !Character.isWhitespace(text.charAt(0)) && !NUMBER.matcher(text).matches();
    }

    /** A text that begins like a guarded one is guarded too; otherwise the way back would cut it. */
    private static boolean isGuarded(String text) {
        var at = 0;
        while (at < text.length() && text.charAt(at) == GUARD) {
            at++;
        }
        return at > 0 && begins(text, at);
    }

    private static boolean begins(String text, int at) {
        return at < text.length() && BEGINNINGS.indexOf(text.charAt(at)) >= 0;
    }
}
