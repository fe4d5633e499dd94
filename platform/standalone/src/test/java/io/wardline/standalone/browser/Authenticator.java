package io.wardline.standalone.browser;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The authenticator on a person's phone, after RFC 6238: it has the secret and the time, and nothing of the product.
final class Authenticator {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_S = 30;
    private static final int MODULUS = 1_000_000;

    private final byte[] secret;

    /// @param secret as it is shown to be typed, base 32 without padding
    Authenticator(String secret) {
        var bits = new StringBuilder();
        for (var letter : secret.trim().toCharArray()) {
            bits.append(Integer.toBinaryString(32 + BASE32.indexOf(letter)).substring(1));
        }
        this.secret = new byte[bits.length() / Byte.SIZE];
        for (var at = 0; at < this.secret.length; at++) {
            this.secret[at] = (byte) Integer.parseInt(bits.substring(at * Byte.SIZE, (at + 1) * Byte.SIZE), 2);
        }
    }

    /// The code of a step: 0 is the present one, -1 the one before, which is good for half a minute longer.
    String code(Instant now, int stepsAway) {
        var step = Math.floorDiv(now.getEpochSecond(), STEP_S) + stepsAway;
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xF) & 0x7FFF_FFFF;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA1", impossible);
        }
    }
}
