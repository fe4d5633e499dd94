package io.wardline.protocol.codes;

/**
 * A lot or batch, as the maker writes it: 1 to 40 characters of GS1's set of 82.
 *
 * <p>An element string allows 20 (its table says so); MA codes set no limit, so this one is ours.
 */
public record Lot(String value) implements UdiPi.Part {

    static final int MAX_LENGTH = 40;

    /** @throws IllegalArgumentException for any other text */
    public Lot {
        if (check(value) instanceof Parsed.Wrong<String>(CodeError error)) {
            throw new IllegalArgumentException("lot " + value + ": " + error.message());
        }
    }

    public static Parsed<Lot> parse(String text) {
        return check(text).map(Lot::new);
    }

    private static Parsed<String> check(String text) {
        return CharacterSet.CSET_82.text(text, MAX_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
