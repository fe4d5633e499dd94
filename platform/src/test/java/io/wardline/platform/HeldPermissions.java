package io.wardline.platform;

import io.wardline.platform.db.Tx;
import io.wardline.platform.identity.Duties;
import io.wardline.platform.identity.Duty;
import io.wardline.platform.identity.Permission;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Permissions by the number of an account; which duty gives which is the access matrix's business.
 *
 * @param held whether an account holds a permission
 */
public record HeldPermissions(BiPredicate<Long, Permission> held) implements Duties {
    /** Everybody may do everything. */
    public static HeldPermissions all() {
        return new HeldPermissions((_, _) -> true);
    }

    @Override
    public boolean holds(Tx tx, long accountId, Permission permission) {
        return held.test(accountId, permission);
    }

    @Override
    public SecondPerson secondPerson(Tx tx, long first, String second, Permission permission) {
        return new SecondPerson.NotHeld();
    }

    @Override
    public Deed take(Tx tx, long accountId, String document, String number, String step) {
        return new Deed.Taken();
    }

    @Override
    public List<String> onDuty(Tx tx, Duty duty, long institution) {
        return List.of();
    }
}
