package io.wardline.protocol.codes;

/** Keys that are digits of a known number with a check digit at the end. */
final class KeyDigits {

    private KeyDigits() {}

    static Parsed<String> parse(String text, int length) {
        int foreign = CharacterSet.DIGITS.firstForeign(text, 0, Math.min(length, text.length()));
        if (foreign >= 0) {
            return Parsed.wrong(ErrorCode.CHARACTER, foreign);
        }
        if (text.length() != length) {
            boolean shorter = text.length() < length;
            return Parsed.wrong(shorter ? ErrorCode.VALUE_TOO_SHORT : ErrorCode.VALUE_TOO_LONG, Math.min(text.length(), length));
        }
        return CheckDigits.endsWithMod10(text, 0, length)
                ? new Parsed.Right<>(text)
                : Parsed.wrong(ErrorCode.CHECK_DIGIT, length - 1);
    }

    static void require(String text, int length) {
        if (parse(text, length) instanceof Parsed.Wrong<String>(CodeError error)) {
            throw new IllegalArgumentException(text + ": " + error.message());
        }
    }
}
