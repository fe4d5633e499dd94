package io.wardline.platform.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a text of a file is no number as numbers are written here: ASCII digits, perhaps a sign before and a point within. Whoever has
 * typed it is told the text as it stands there and what is the matter with it, in the words of a person.
 */
public final class NumberText {
    private static final Pattern BLANK = Pattern.compile("[\\p{Zs}\\s]");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[0-9]{1,3}([,，'’][0-9]{3})+([.．][0-9]*)?");
    private static final Pattern EXPONENT = Pattern.compile("[+-]?[0-9]+([.][0-9]+)?[eE][+-]?[0-9]+");
    private static final Pattern PERCENT = Pattern.compile("[+-]?[0-9.,]+[%％‰]");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+[.][0-9]+");
    private static final Pattern SHORT = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern COMMA = Pattern.compile("[+-]?[0-9]+[,，][0-9]+");

    private NumberText() {}

    /** The whole number that a text is. Java would also take full-width digits and those of other scripts; a person could not tell them apart. */
    static Optional<Long> whole(String text) {
        try {
            return SHORT.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /**
     * An error's parameters, and what a person is told of the text: itself, cut and without characters that mislead, and the reason,
     * which stands under {@code why.<reason>}.
     */
    public static Map<String, Object> told(String text, Map<String, Object> parameters) {
        var all = new HashMap<>(parameters);
        all.put("value", PlainText.shown(text));
        all.put("why", why(text));
        return all;
    }

    /** The same of a number that is one and lies out of its range: the text alone. */
    public static Map<String, Object> outside(String text, Map<String, Object> parameters) {
        var all = new HashMap<>(parameters);
        all.put("value", PlainText.shown(text));
        return all;
    }

    private static String why(String text) {
        if (text.codePoints().anyMatch(c -> Character.isDigit(c) && c > '9')) {
            return text.codePoints().anyMatch(c -> c >= '０' && c <= '９') ? "full_width" : "foreign_digits";
        }
        if (THOUSANDS.matcher(text).matches()) {
            return "thousands";
        }
        if (BLANK.matcher(text).find()) {
            return "blank";
        }
        if (EXPONENT.matcher(text).matches()) {
            return "exponent";
        }
        if (PERCENT.matcher(text).matches()) {
            return "percent";
        }
        if (COMMA.matcher(text).matches()) {
            return "comma";
        }
        if (DECIMAL.matcher(text).matches()) {
            return "decimal";
        }
        return WHOLE.matcher(text).matches() ? "too_long" : "no_number";
    }
}
