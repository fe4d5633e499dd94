package io.wardline.sql;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * One password for each database role. Its text form never shows them.
 *
 * @param byRole complete: every {@link Role} has a password of at least 16 characters
 */
public record RolePasswords(Map<Role, String> byRole) {
    private static final int SHORTEST = 16;
    private static final int GENERATED_BYTES = 24;

    public RolePasswords {
        for (var role : Role.values()) {
            var password = byRole.get(role);
            if (password == null || password.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "role " + role.login() + " needs a password of at least " + SHORTEST + " characters");
            }
        }
        byRole = Map.copyOf(byRole);
    }

    /**
     * Draws a new password for each role.
     *
     * @param secrets a cryptographic source, for example {@code SecureRandom}
     */
    public static RolePasswords draw(RandomGenerator secrets) {
        var drawn = new EnumMap<Role, String>(Role.class);
        for (var role : Role.values()) {
            drawn.put(role, drawOne(secrets));
        }
        return new RolePasswords(drawn);
    }

    /** The password of one role. */
    public String of(Role role) {
        return Objects.requireNonNull(byRole.get(role));
    }

    static String drawOne(RandomGenerator secrets) {
        var bytes = new byte[GENERATED_BYTES];
        secrets.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "RolePasswords[hidden]";
    }
}
