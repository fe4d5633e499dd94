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

    /** The named duties of accounts that see the whole county; an account of an institution is refused. */
    static Access county(Role first, Role... more) {
        return new Duties(EnumSet.of(first, more), Scope.COUNTY);
    }

    /** Every duty of accounts that see the whole county. */
    static Access countyReaders() {
        return new Duties(EnumSet.allOf(Role.class), Scope.COUNTY);
    }

    /** The named duties, each within the scope of its account. */
    static Access scoped(Role first, Role... more) {
        return new Duties(EnumSet.of(first, more), Scope.INSTITUTION);
    }

    /** Every duty, each within the scope of its account: for what all may read. */
    static Access scopedReaders() {
        return new Duties(EnumSet.allOf(Role.class), Scope.INSTITUTION);
    }

    /**
     * The duties of the county's offices and of the institutions' own people, each within the scope of its account: for what
     * is about money. Suppliers and deliverers sell to those who are judged there.
     */
    static Access scopedOffices() {
        return scoped(Role.ADMIN, Role.BUREAU, Role.WAREHOUSE, Role.WARD);
    }

    /** Every duty, and the same answer for each: for what the whole county shares, its catalogue first of all. */
    static Access sharedReaders() {
        return new Duties(EnumSet.allOf(Role.class), Scope.NONE);
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
