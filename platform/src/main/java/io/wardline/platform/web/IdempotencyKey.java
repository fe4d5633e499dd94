package io.wardline.platform.web;

import java.util.regex.Pattern;

/**
 * The caller's name for one act, from the header {@code Idempotency-Key}. The same key with the same route and body
 * gets the same answer; with another body it is refused as {@code key_reused}.
 *
 * @param key 1 to 100 visible ASCII characters, chosen by the caller
 * @param route method and path as called
 * @param bodyHash SHA-256 of the body as sent, in lower-case hex
 */
public record IdempotencyKey(String key, String route, String bodyHash) {
    private static final Pattern FORM = Pattern.compile("[!-~]{1,100}");

    public IdempotencyKey {
        if (!isWellFormed(key)) {
            throw new IllegalArgumentException("an idempotency key has 1 to 100 visible ASCII characters");
        }
    }

    static boolean isWellFormed(String key) {
        return FORM.matcher(key).matches();
    }
}
