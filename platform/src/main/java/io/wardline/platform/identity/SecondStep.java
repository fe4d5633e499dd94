package io.wardline.platform.identity;

import io.wardline.platform.db.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The second step of a sign-in: a code of an authenticator, or one of ten codes that were written down for the day on which
 * it is lost. Every code is good once.
 */
final class SecondStep {
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    private final SecondStepStore store = new SecondStepStore();
    private final SecretBox box;
    private final Secrets secrets;

    SecondStep(SecretBox box, Secrets secrets) {
        this.box = box;
        this.secrets = secrets;
    }

    /** What an authenticator is given; nothing is asked for until a first code has confirmed it. */
    record Enrolment(String secret, String uri) {
        @Override
        public String toString() {
            return "Enrolment[hidden]";
        }
    }

    /** Begins anew with a fresh secret; empty where a confirmed one is in force, which only an administrator takes away. */
    Optional<Enrolment> begin(Tx tx, long account, String name) {
        if (store.setup(tx, account).filter(SecondStepStore.Setup::confirmed).isPresent()) {
            return Optional.empty();
        }
        var secret = secrets.drawBytes(Totp.SECRET_BYTES);
        store.begin(tx, account, box.seal(account, secret));
        return Optional.of(new Enrolment(Totp.base32(secret), Totp.uri(name, secret)));
    }

    /** The recovery codes, where the code shows that the authenticator holds the secret. */
    Optional<List<String>> confirm(Tx tx, long account, String code, Instant now) {
        var setup = store.setup(tx, account);
        if (setup.isEmpty() || setup.get().confirmed() || !accepts(tx, account, setup.get(), code, now)) {
            return Optional.empty();
        }
        var codes = new ArrayList<String>();
        for (var at = 0; at < RECOVERY_CODES; at++) {
            codes.add(Totp.base32(secrets.drawBytes(RECOVERY_BYTES)));
        }
        store.confirm(tx, account, codes.stream().map(Secrets::hash).toList());
        return Optional.of(List.copyOf(codes));
    }

    /** Whether a code is asked for. */
    boolean isAsked(Tx tx, long account) {
        return store.setup(tx, account).filter(SecondStepStore.Setup::confirmed).isPresent();
    }

    /** Whether a code opens the second step; it is used up by that. */
    boolean opens(Tx tx, long account, String code, Instant now) {
        return store.setup(tx, account)
                .filter(SecondStepStore.Setup::confirmed)
                .filter(setup -> accepts(tx, account, setup, code, now) || store.useRecovery(tx, account, Secrets.hash(code)))
                .isPresent();
    }

    private boolean accepts(Tx tx, long account, SecondStepStore.Setup setup, String code, Instant now) {
        var step = Totp.accepts(box.open(account, setup.box()), code, now, setup.newestStep());
        return step.isPresent() && store.useStep(tx, account, step.getAsLong());
    }
}
