package io.wardline.platform.identity;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Tx;
import io.wardline.platform.identity.Identity.Origin;
import io.wardline.platform.identity.Identity.PasswordWish;
import io.wardline.platform.identity.PasswordProof.Proof;
import io.wardline.platform.web.Caller;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people do with the secrets of their own account. */
final class OwnAccount {
    private final Db db;
    private final Acts acts;
    private final InstantSource clock;
    private final PasswordProof proof;
    private final SecondStep secondStep;
    private final Accounts accounts;
    private final Throttle throttle = new Throttle();
    private final IdentityStore store = new IdentityStore();

    OwnAccount(Db db, Acts acts, InstantSource clock, PasswordProof proof, SecondStep secondStep, Accounts accounts) {
        this.db = db;
        this.acts = acts;
        this.clock = clock;
        this.proof = proof;
        this.secondStep = secondStep;
        this.accounts = accounts;
    }

    Recovery recover(String requestId, String name, String code, String fresh, String address) {
        var wait = proof.refuses(name, address);
        if (wait.isPresent()) {
            return new Recovery.Throttled(wait.get());
        }
        if (fresh.equalsIgnoreCase(name)) {
            return new Recovery.TooObvious();
        }
        var hash = proof.hash(fresh);
        var done = db.inTransaction(RowScope.PRODUCT, tx -> {
            var right = accounts.useReset(tx, new Origin(name, requestId), name, code, hash);
            if (right) {
                throttle.forgive(tx, name, address);
            }
            return right;
        });
        return done ? new Recovery.Changed() : new Recovery.Refused();
    }

    PasswordChange changePassword(Caller caller, PasswordWish wish) {
        return switch (proof.of(caller.account(), wish.current(), wish.address())) {
            case Proof.Throttled(var after) -> new PasswordChange.Throttled(after);
            case Proof.Wrong() -> new PasswordChange.WrongCurrent();
            case Proof.Right _ -> {
                db.inTransaction(RowScope.PRODUCT, tx -> {
                    throttle.forgive(tx, caller.account(), wish.address());
                    return true;
                });
                yield choose(caller, wish);
            }
        };
    }

    private PasswordChange choose(Caller caller, PasswordWish wish) {
        if (wish.fresh().equals(wish.current()) || wish.fresh().equalsIgnoreCase(caller.account())) {
            return new PasswordChange.TooObvious();
        }
        var hash = proof.hash(wish.fresh());
        db.inTransaction(RowScope.PRODUCT, tx -> {
            store.setPassword(tx, caller.accountId(), hash);
            store.deleteOtherSessions(tx, caller.accountId(), Secrets.hash(wish.cookie()));
            note(tx, caller, wish.requestId(), "identity.changePassword", "passwordChangedAt");
            return true;
        });
        return new PasswordChange.Changed();
    }

    Optional<SecondStepStart> beginSecondStep(Caller caller, String password, String address) {
        return switch (proof.of(caller.account(), password, address)) {
            case Proof.Throttled(var after) -> Optional.of(new SecondStepStart.Throttled(after));
            case Proof.Wrong() -> Optional.of(new SecondStepStart.WrongPassword());
            case Proof.Right _ -> db.inTransaction(RowScope.PRODUCT, tx -> {
                throttle.forgive(tx, caller.account(), address);
                return secondStep.begin(tx, caller.accountId(), caller.account()).map(SecondStepStart.Begun::new);
            });
        };
    }

    Optional<List<String>> confirmSecondStep(Caller caller, String requestId, String code) {
        return db.inTransaction(RowScope.PRODUCT, tx -> {
            var codes = secondStep.confirm(tx, caller.accountId(), code, clock.instant());
            codes.ifPresent(_ -> note(tx, caller, requestId, "identity.confirmSecondStep", "secondStepSince"));
            return codes;
        });
    }

    private void note(Tx tx, Caller caller, String requestId, String kind, String field) {
        acts.note(tx, caller.account(), requestId, kind, Map.of("account", caller.account()),
                List.of(Change.added("account/" + caller.account(), field, clock.instant().toString())));
    }
}
