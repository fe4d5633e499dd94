package io.wardline.platform.file;

import java.util.regex.Pattern;

/**
 * The number of an issued document: gap-free for each institution, type and year of issue (the county's calendar).
 * Written {@code H01-CAT-2026-000001}: institution, type, year, and six digits.
 *
 * @param institution its code
 * @param type 2 to 6 upper-case letters
 * @param year 2000 to 2999
 * @param no 1 to 999,999
 */
public record DocumentNumber(String institution, String type, int year, int no) {
    private static final Pattern TYPE = Pattern.compile("[A-Z]{2,6}");

    public DocumentNumber {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("the type of a document has 2 to 6 upper-case letters, not " + type);
        }
        if (year < 2000 || year > 2999 || no < 1 || no > 999_999) {
            throw new IllegalArgumentException("no document has the number " + no + " of the year " + year);
        }
    }

    @Override
    public String toString() {
        return "%s-%s-%d-%06d".formatted(institution, type, year, no);
    }
}
