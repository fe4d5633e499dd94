package io.wardline.platform.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id, stored in the usual text form {@code $argon2id$v=19$m=..,t=..,p=..$salt$hash}, so that the parameters can
 * be raised while old hashes still verify. 19 MiB, 2 rounds, 1 lane: the OWASP password storage cheat sheet's choice.
 */
final class Passwords {
    /** Counted in code points. NIST SP 800-63B asks for 8 at least; these accounts open a county's stock. */
    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private static final int MEMORY_KIB = 19_456;
    private static final int ROUNDS = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String PREFIX = "$argon2id$v=19$";
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    /** Without 0, O, 1, l and I: a person copies it from a terminal once. */
    private static final String ALPHABET = "23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int DRAWN_LENGTH = 20;

    private final RandomGenerator secrets;
    private final String nobodys;

    Passwords(RandomGenerator secrets) {
        this.secrets = secrets;
        // Compared against where there is no account, so that the answer takes as long as for a wrong password.
        this.nobodys = PREFIX + "m=" + MEMORY_KIB + ",t=" + ROUNDS + ",p=" + LANES + "$" + base64(new byte[SALT_BYTES]) + "$"
                + base64(new byte[HASH_BYTES]);
    }

    /** A hash to compare with where there is no account; no password has it. */
    String nobodys() {
        return nobodys;
    }

    String hash(String password) {
        var salt = new byte[SALT_BYTES];
        secrets.nextBytes(salt);
        var hash = argon2id(password, salt, MEMORY_KIB, ROUNDS, LANES, HASH_BYTES);
        return PREFIX + "m=" + MEMORY_KIB + ",t=" + ROUNDS + ",p=" + LANES + "$" + base64(salt) + "$" + base64(hash);
    }

    static boolean matches(String stored, String password) {
        var form = FORM.matcher(stored);
        if (!form.matches()) {
            throw new IllegalStateException("a stored password has not the form of Argon2id");
        }
        var expected = Base64.getDecoder().decode(form.group(5));
        var offered = argon2id(
                password,
                Base64.getDecoder().decode(form.group(4)),
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, offered);
    }

    /** A first password for a person to copy once: 20 signs, more than 115 bits. */
    String draw() {
        var drawn = new StringBuilder(DRAWN_LENGTH);
        for (var at = 0; at < DRAWN_LENGTH; at++) {
            drawn.append(ALPHABET.charAt(secrets.nextInt(ALPHABET.length())));
        }
        return drawn.toString();
    }

    private static byte[] argon2id(String password, byte[] salt, int memoryKib, int rounds, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(rounds)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
