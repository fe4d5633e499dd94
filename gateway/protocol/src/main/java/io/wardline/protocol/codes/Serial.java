package io.wardline.protocol.codes;

/**
 * A serial number within one product, as the maker writes it: 1 to 40 characters of GS1's set of 82.
 *
 * <p>An element string allows 20 (its table says so); MA codes set no limit, so this one is ours.
 */
public record Serial(String value) implements UdiPi.Part {

    static final int MAX_LENGTH = 40;

    /** @throws IllegalArgumentException for any other text */
    public Serial {
        if (check(value) instanceof Parsed.Wrong<String>(CodeError error)) {
            throw new IllegalArgumentException("serial " + value + ": " + error.message());
        }
    }

    public static Parsed<Serial> parse(String text) {
        return check(text).map(Serial::new);
    }

    private static Parsed<String> check(String text) {
        return CharacterSet.CSET_82.text(text, MAX_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
