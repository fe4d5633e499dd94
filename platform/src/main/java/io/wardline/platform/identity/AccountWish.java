package io.wardline.platform.identity;

import io.wardline.platform.web.Role;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account to be.
 *
 * @param name 1 to 64 of a-z, 0-9, dot, underscore and hyphen
 * @param role the group in which it finds its way
 * @param reach whose rows it will see
 * @param duties what it may do beside reading
 * @param service a program, which gets a token and no password
 */
public record AccountWish(String name, Role role, Reach reach, Set<Duty> duties, boolean service) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public AccountWish {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an account's name has 1 to 64 of a-z, 0-9, '.', '_' and '-'");
        }
        duties = Set.copyOf(duties);
    }

    /** Whose rows an account will see. */
    public sealed interface Reach {
        /** The whole county. */
        record County() implements Reach {}

        /** The institutions of these codes, perhaps none. */
        record Institutions(Set<String> codes) implements Reach {
            public Institutions {
                codes = Set.copyOf(codes);
            }
        }

        /** One item in the whole county, by its code and number, for {@link Accounts#INSPECTION_LASTS}. */
        record Inspection(String code, long item) implements Reach {}
    }

    /** The reach of an account of which an institution or nothing is said: a supplier without one sees no shelves. */
    public static Reach reach(Role role, @Nullable String institution) {
        if (institution != null) {
            return new Reach.Institutions(Set.of(institution));
        }
        return role == Role.SUPPLIER ? new Reach.Institutions(Set.of()) : new Reach.County();
    }
}
