package io.wardline.protocol.codes;

/**
 * A global location number, the identity of a place.
 *
 * @param digits 13 digits
 * @param extension the component of AI 254 that tells places within it apart, up to 20 characters; empty for none
 */
public record Gln(String digits, String extension) {

    /** @throws IllegalArgumentException unless 13 digits with the right check digit and an extension of the set of 82 */
    public Gln {
        KeyDigits.require(digits, 13);
        if (extension.length() > 20 || !CharacterSet.CSET_82.holds(extension)) {
            throw new IllegalArgumentException("extension " + extension);
        }
    }

    public static Parsed<Gln> parse(String text) {
        return KeyDigits.parse(text, 13).map(digits -> new Gln(digits, ""));
    }

    @Override
    public String toString() {
        return extension.isEmpty() ? digits : digits + "/" + extension;
    }
}
