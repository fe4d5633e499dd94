package io.wardline.platform.identity;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who came in, who left and who was turned away, each an act of the audit (GB/T 22239-2019, 8.1.4.3). A try that came too early
 * is none: it was not looked at, and whoever tries for ever would otherwise fill the record.
 */
final class SignInTrail {
    /** Why somebody was turned away. */
    enum Reason {
        PASSWORD,
        CODE,
        /** Disabled, or given another password, while the sign-in ran. */
        CHANGED_MEANWHILE
    }

    private static final String NO_ACCOUNT = "?";

    private final Acts acts;
    private final IdentityStore store = new IdentityStore();

    SignInTrail(Acts acts) {
        this.acts = acts;
    }

    void opened(Tx tx, String requestId, String account, String address, Instant endsAt) {
        acts.note(tx, account, requestId, "identity.signIn", Map.of("account", account, "address", address),
                List.of(new Change("account/" + account, "sessionUntil", null, endsAt.toString(), address)));
    }

    /**
     * A name that no account has is not kept: people type their password there. That it was none takes as long to note.
     *
     * @param name as it was typed
     */
    void refused(Tx tx, String requestId, String name, String address, Reason reason) {
        var account = store.isNamed(tx, name) ? name : NO_ACCOUNT;
        acts.note(tx, Acts.NOBODY, requestId, "identity.refuseSignIn",
                Map.of("account", account, "address", address, "reason", reason.name()), List.of(new Change("account/" + account, "refused", null, reason.name(), address)));
    }

    void left(Tx tx, String requestId, String account, Instant endsAt) {
        acts.note(tx, account, requestId, "identity.signOut", Map.of("account", account),
                List.of(new Change("account/" + account, "sessionUntil", endsAt.toString(), null, null)));
    }
}
