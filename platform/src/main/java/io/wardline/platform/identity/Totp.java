package io.wardline.platform.identity;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes by time: RFC 6238 over RFC 4226, with SHA-1, 30 s and 6 digits, which every authenticator speaks. SHA-1 is
 * sound here: HMAC does not need a hash without collisions.
 */
final class Totp {
    /** RFC 4226, section 4, R6: 160 bits are recommended. */
    static final int SECRET_BYTES = 20;

    private static final Duration STEP = Duration.ofSeconds(30);
    /** RFC 6238, section 5.2: one step to either side, for clocks that differ and codes typed late. */
    private static final int STEPS_BESIDE = 1;

    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /** The number of whole steps since 1970. */
    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }

    /** The code of a step, six digits. */
    static String code(byte[] secret, long step) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", number(secret, step) % MODULUS);
    }

    /** RFC 4226, section 5.3: 31 bits of the HMAC, at the place that its last four bits name. */
    static int number(byte[] secret, long step) {
        var counter = new byte[Long.BYTES];
        for (var at = 0; at < Long.BYTES; at++) {
            counter[at] = (byte) (step >>> (56 - 8 * at));
        }
        var hash = hmac(secret, counter);
        var offset = hash[hash.length - 1] & 0xF;
        return (hash[offset] & 0x7F) << 24
                | (hash[offset + 1] & 0xFF) << 16
                | (hash[offset + 2] & 0xFF) << 8
                | hash[offset + 3] & 0xFF;
    }

    /** The step whose code this is, if it is one around the instant and later than the newest that was used. */
    static OptionalLong accepts(byte[] secret, String code, Instant at, long newestUsed) {
        var now = step(at);
        return LongStream.rangeClosed(now - STEPS_BESIDE, now + STEPS_BESIDE)
                .filter(step -> step > newestUsed)
                .filter(step -> code(secret, step).equals(code))
                .findFirst();
    }

    /** What a person types into an authenticator without a camera: RFC 4648 base 32, no padding. */
    static String base32(byte[] secret) {
        var text = new StringBuilder();
        var bits = 0;
        var held = 0;
        for (var each : secret) {
            held = held << 8 | each & 0xFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >>> bits & 0x1F));
                held &= (1 << bits) - 1;
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt(held << 5 - bits & 0x1F));
        }
        return text.toString();
    }

    /** What an authenticator reads as a QR code. */
    static String uri(String account, byte[] secret) {
        // An account's name needs no escaping: a-z, 0-9, dot, underscore and hyphen.
        return "otpauth://totp/Wardline:" + account + "?secret=" + base32(secret)
                + "&issuer=Wardline&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP.toSeconds();
    }

    private static byte[] hmac(byte[] secret, byte[] counter) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            return mac.doFinal(counter);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
