package io.wardline.platform.identity;

import io.wardline.platform.web.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Secrets that the product draws itself: 256 bits, so that an ordinary hash keeps them. */
final class Secrets {
    private static final int BYTES = 32;
    private static final String TOKEN_PREFIX = "wl_";

    private final RandomGenerator random;

    Secrets(RandomGenerator random) {
        this.random = random;
    }

    String draw() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String drawToken() {
        return TOKEN_PREFIX + draw();
    }

    byte[] drawBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    static boolean isToken(String text) {
        return text.startsWith(TOKEN_PREFIX);
    }

    static byte[] hash(String secret) {
        return Digests.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }
}
