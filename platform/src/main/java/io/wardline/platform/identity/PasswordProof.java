package io.wardline.platform.identity;

import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.web.HeavyWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Whether a password is that of an account, with a limit on the tries; for the sign-in, and wherever it is asked for again. */
final class PasswordProof {
    private final Db db;
    private final HeavyWork heavyWork;
    private final InstantSource clock;
    private final Passwords passwords;
    private final Throttle throttle = new Throttle();
    private final IdentityStore store = new IdentityStore();

    PasswordProof(Db db, HeavyWork heavyWork, InstantSource clock, Passwords passwords) {
        this.db = db;
        this.heavyWork = heavyWork;
        this.clock = clock;
        this.passwords = passwords;
    }

    /** What a try has shown. */
    sealed interface Proof {
        /** The account, as it was when it was read. The try still counts until it is forgiven. */
        record Right(Account account) implements Proof {}

        /** Also where there is no such account: both take as long. */
        record Wrong() implements Proof {}

        /** Too many tries: this one was not looked at. */
        record Throttled(Duration after) implements Proof {}
    }

    /** A try, which counts from its beginning. */
    Proof of(String name, String password, String address) {
        var wait = refuses(name, address);
        if (wait.isPresent()) {
            return new Proof.Throttled(wait.get());
        }
        var now = clock.instant();
        var account = db.reading(RowScope.PRODUCT, tx -> store.accountByName(tx, name, now));
        var stored = account.map(Account::passwordHash).orElse(passwords.nobodys());
        var right = heavyWork.run(() -> Passwords.matches(stored, password));
        return right && account.isPresent() ? new Proof.Right(account.get()) : new Proof.Wrong();
    }

    /** Why a try by other means than the password has to wait; such a try counts as well. */
    Optional<Duration> refuses(String name, String address) {
        var now = clock.instant();
        return db.inTransaction(RowScope.PRODUCT, tx -> throttle.refuses(tx, name, address, now));
    }

    /** A new password as it is kept. */
    String hash(String fresh) {
        return heavyWork.run(() -> passwords.hash(fresh));
    }
}
