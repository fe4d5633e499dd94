package io.wardline.platform.identity;

import io.wardline.platform.db.RowScope;
import io.wardline.platform.web.Caller;
import io.wardline.platform.web.Role;

/**
 * An account as far as a request needs it.
 *
 * @param passwordHash empty for a service
 */
record Account(long id, String name, Role role, RowScope scope, String passwordHash, boolean mustChange) {
    Caller caller() {
        return new Caller(id, name, role, scope, mustChange);
    }

    @Override
    public String toString() {
        return "Account[" + name + ", " + role + "]";
    }
}
