package io.wardline.platform.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts as the API shows them, for the review of rights. */
final class AccountView {
    private AccountView() {}

    /**
     * An account with everything that it may do.
     *
     * @param secondStep whether a code of an authenticator is asked for
     * @param sessions that are open now
     * @param tokens that are not revoked
     * @param lastSignInAt null: never
     */
    record Shown(
            String name,
            String role,
            List<String> duties,
            String scope,
            List<String> institutions,
            boolean service,
            String state,
            boolean mustChangePassword,
            boolean secondStep,
            long sessions,
            long tokens,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastSignInAt) {}

    /**
     * An open session.
     *
     * @param id names it, and opens nothing
     * @param own whether the request came with it
     */
    record Open(String id, Instant since, Instant expiresAt, String address, boolean own) {}

    /** A token that is in force; its secret was shown once. */
    record Token(long id, Instant createdAt) {}
}
