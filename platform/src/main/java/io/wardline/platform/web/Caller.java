package io.wardline.platform.web;

import io.wardline.platform.db.RowScope;

/**
 * The account behind a request.
 *
 * @param accountId its key
 * @param account its name, unique in the county
 * @param scope whose rows it sees
 * @param mustChangePassword whether it may do nothing but choose a new password
 * @param mustEnrol whether it may do nothing but set up the second step that its duties ask for
 */
public record Caller(long accountId, String account, Role role, RowScope scope, boolean mustChangePassword, boolean mustEnrol) {
    /** An account of the county. */
    public Caller(long accountId, String account, Role role, boolean mustChangePassword) {
        this(accountId, account, role, RowScope.COUNTY, mustChangePassword, false);
    }

    public Caller {
        if (account.isBlank()) {
            throw new IllegalArgumentException("a caller needs the name of an account");
        }
    }
}
