package io.wardline.platform.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who may call a route. */
public sealed interface Access {
    /** Anybody, signed in or not. */
    record Anybody() implements Access {}

    /** Every account, also one that must still change its first password. */
    record AnyAccount() implements Access {}

    /**
     * The named duties, within a scope. An account that must change its password is refused.
     *
     * @param roles at least one
     */
    record Duties(Set<Role> roles, Scope scope) implements Access {
        public Duties {
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("a route needs at least one duty");
            }
            roles = Set.copyOf(roles);
        }
    }

    /** Anybody, signed in or not. */
    static Access anybody() {
        return new Anybody();
    }

    /** Every account, also one that must still change its first password. */
    static Access anyAccount() {
        return new AnyAccount();
    }

    /** The named duties over the whole county. */
    static Access county(Role first, Role... more) {
        return new Duties(EnumSet.of(first, more), Scope.COUNTY);
    }

    /** Every duty over the whole county: for what all may read. */
    static Access countyReaders() {
        return new Duties(EnumSet.allOf(Role.class), Scope.COUNTY);
    }

    /** The words of the OpenAPI mark {@code x-role}, sorted. */
    default List<String> roleWords() {
        return switch (this) {
            case Anybody() -> List.of("anybody");
            case AnyAccount() -> List.of("any-account");
            case Duties(var roles, _) -> roles.stream().map(Role::word).sorted().toList();
        };
    }

    /** The word of the OpenAPI mark {@code x-scope}. */
    default String scopeWord() {
        return switch (this) {
            case Anybody() -> Scope.NONE.word();
            case AnyAccount() -> Scope.NONE.word();
            case Duties(_, var scope) -> scope.word();
        };
    }
}
