package io.wardline.platform.file;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What stands on a printed document beside its QR: 100 random bits, so that nobody guesses another document's.
 *
 * @param text 20 characters of Crockford's Base32, which has no I, L, O and U
 */
public record VerificationCode(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{20}");

    public VerificationCode {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a verification code");
        }
    }

    static VerificationCode draw(RandomGenerator random) {
        var text = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new VerificationCode(text.toString());
    }

    /** As typed from paper: in any case of letters, with hyphens and spaces, O for 0 and I or L for 1. */
    public static Optional<VerificationCode> typed(String text) {
        var plain = text.toUpperCase(Locale.ROOT)
                .replace("-", "").replace(" ", "").replace('O', '0').replace('I', '1').replace('L', '1');
        return FORM.matcher(plain).matches() ? Optional.of(new VerificationCode(plain)) : Optional.empty();
    }

    /** As printed, in groups of five. */
    public String grouped() {
        return text.replaceAll("(.{5})(?=.)", "$1-");
    }
}
