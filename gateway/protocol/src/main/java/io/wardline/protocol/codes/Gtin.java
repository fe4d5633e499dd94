package io.wardline.protocol.codes;

/**
 * A global trade item number in its 14 digits. GTINs of the packaging levels of one item are different numbers; the
 * first digit (indicator) is no quantity.
 */
public record Gtin(String digits) implements Comparable<Gtin> {

    /** @throws IllegalArgumentException unless 14 digits with the right check digit */
    public Gtin {
        KeyDigits.require(digits, 14);
    }

    /** Reads 8, 12, 13 or 14 digits and pads them to 14. */
    public static Parsed<Gtin> parse(String text) {
        int length = text.length();
        if (length != 8 && length != 12 && length != 13 && length != 14) {
            return Parsed.wrong(length < 14 ? ErrorCode.VALUE_TOO_SHORT : ErrorCode.VALUE_TOO_LONG, Math.min(length, 14));
        }
        return KeyDigits.parse(text, length).map(right -> new Gtin("0".repeat(14 - length) + right));
    }

    /** The GTIN whose first 13 digits these are. */
    static Gtin ofBody(String thirteenDigits) {
        return new Gtin(CheckDigits.withMod10(thirteenDigits));
    }

    /** The packaging level's indicator, 0 to 9. */
    public int indicator() {
        return digits.charAt(0) - '0';
    }

    @Override
    public int compareTo(Gtin other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
