package io.wardline.platform.web;

/**
 * The account behind a request.
 *
 * @param accountId its key
 * @param account its name, unique in the county
 * @param mustChangePassword whether it may do nothing but choose a new password
 */
public record Caller(long accountId, String account, Role role, boolean mustChangePassword) {
    public Caller {
        if (account.isBlank()) {
            throw new IllegalArgumentException("a caller needs the name of an account");
        }
    }
}
