package io.wardline.sim.year;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a person's telephone does for the second step of a sign-in (RFC 6238: SHA-1, six digits, thirty seconds).
final class Authenticator {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_A_LETTER = 5;
    private static final long STEP_S = 30;
    private static final int MODULUS = 1_000_000;

    private final byte[] secret;

    /// @param secret base 32 without padding
    Authenticator(String secret) {
        secret.chars().filter(letter -> BASE32.indexOf(letter) < 0).findFirst().ifPresent(letter -> {
            throw new IllegalArgumentException("no base 32");
        });
        this.secret = new byte[secret.length() * BITS_A_LETTER / Byte.SIZE];
        int held = 0;
        int bits = 0;
        int at = 0;
        for (int letter : secret.chars().toArray()) {
            held = (held << BITS_A_LETTER | BASE32.indexOf(letter)) & 0xFFFF;
            bits += BITS_A_LETTER;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                this.secret[at++] = (byte) (held >> bits);
            }
        }
    }

    /// The code of a step: 0 is the present one, -1 the one before, which is good for half a minute longer.
    String code(Instant now, int stepsAway) {
        long step = Math.floorDiv(now.getEpochSecond(), STEP_S) + stepsAway;
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xF) & 0x7FFF_FFFF;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA1", impossible);
        }
    }
}
