package io.wardline.protocol.codes;

/** A serial shipping container code: 18 digits, the identity of a shipping unit. */
public record Sscc(String digits) {

    /** @throws IllegalArgumentException unless 18 digits with the right check digit */
    public Sscc {
        KeyDigits.require(digits, 18);
    }

    public static Parsed<Sscc> parse(String text) {
        return KeyDigits.parse(text, 18).map(Sscc::new);
    }

    @Override
    public String toString() {
        return digits;
    }
}
