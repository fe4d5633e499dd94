package io.wardline.platform.identity;

import io.wardline.platform.db.RowScope;
import io.wardline.platform.web.Caller;
import io.wardline.platform.web.Role;

/**
 * An account as far as a request needs it.
 *
 * @param passwordHash empty for a service
 * @param mustEnrol whether one of its duties asks for a second step that is not set up
 */
record Account(long id, String name, Role role, RowScope scope, String passwordHash, boolean mustChange, boolean mustEnrol) {
    Caller caller() {
        return new Caller(id, name, role, scope, mustChange, mustEnrol);
    }

    @Override
    public String toString() {
        return "Account[" + name + ", " + role + "]";
    }
}
