package io.wardline.platform.identity;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Tx;
import io.wardline.platform.identity.Identity.NewSecret;
import io.wardline.platform.identity.Identity.Origin;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an administrator of the county does to accounts. Every change takes the account's row first, and is an act. */
final class Accounts {
    /** Long enough to walk to the ward; used once. */
    static final Duration RESET_LASTS = Duration.ofHours(1);
    /** An inspection's account ends by itself. */
    static final Duration INSPECTION_LASTS = Duration.ofHours(24);

    /** Who stands in the audit without an account. */
    private static final Set<String> NO_ACCOUNTS = Set.of(Acts.OPERATOR, Acts.NOBODY);

    private final AccountStore store = new AccountStore();
    private final DutyStore duties = new DutyStore();
    private final Db db;
    private final Acts acts;
    private final InstantSource clock;
    private final Secrets secrets;
    private final IdentityStore identities = new IdentityStore();

    Accounts(Db db, Acts acts, InstantSource clock, Secrets secrets) {
        this.db = db;
        this.acts = acts;
        this.clock = clock;
        this.secrets = secrets;
    }

    /**
     * A new account with its scope and duties.
     *
     * @param passwordHash null for a service, whose token the secret is
     */
    NewSecret create(Origin origin, AccountWish wish, String secret, @Nullable String passwordHash) {
        if (wish.service() && wish.duties().stream().anyMatch(Duty::isPrivileged)) {
            return new NewSecret.DutyOfPersons();
        }
        if (NO_ACCOUNTS.contains(wish.name())) {
            return new NewSecret.NameTaken();
        }
        var now = clock.instant();
        return db.inTransaction(RowScope.PRODUCT, tx -> {
            var id = identities.insertAccount(
                    tx, new IdentityStore.NewAccount(wish.name(), wish.role(), AccountScope.INSTITUTIONS, passwordHash, passwordHash != null), now);
            if (id.isEmpty()) {
                return new NewSecret.NameTaken();
            }
            var missing = reach(tx, id.get(), wish.reach(), now);
            if (missing.isPresent()) {
                tx.rollBackOnly();
                return missing.get();
            }
            duties.setDuties(tx, id.get(), wish.duties());
            if (passwordHash == null) {
                store.addToken(tx, id.get(), Secrets.hash(secret), now);
            }
            noteCreated(tx, origin, wish);
            return new NewSecret.Drawn(secret);
        });
    }

    /** Sets whose rows the account sees; what is named and does not exist. */
    private Optional<NewSecret> reach(Tx tx, long id, AccountWish.Reach reach, Instant now) {
        return switch (reach) {
            case AccountWish.Reach.County() -> {
                store.setScope(tx, id, AccountScope.COUNTY, null, null);
                yield Optional.empty();
            }
            case AccountWish.Reach.Institutions(var codes) -> {
                var found = store.institutions(tx, codes);
                store.admitOnly(tx, id, found);
                yield found.size() < codes.size() ? Optional.of(new NewSecret.NoSuchInstitution()) : Optional.empty();
            }
            case AccountWish.Reach.Inspection(_, var item) -> {
                store.setScope(tx, id, AccountScope.ITEM, item, now.plus(INSPECTION_LASTS));
                yield Optional.empty();
            }
        };
    }

    private void noteCreated(Tx tx, Origin origin, AccountWish wish) {
        var reach = switch (wish.reach()) {
            case AccountWish.Reach.County() -> "COUNTY";
            case AccountWish.Reach.Institutions(var codes) -> codes.stream().sorted().collect(Collectors.joining(" "));
            case AccountWish.Reach.Inspection(var code, _) -> "ITEM " + code;
        };
        var words = Map.of("account", wish.name(), "role", wish.role().name(), "kind", wish.service() ? "service" : "person",
                "scope", reach, "duties", words(wish.duties()));
        var subject = "account/" + wish.name();
        acts.note(tx, origin.account(), origin.requestId(), "identity.createAccount", words, List.of(
                Change.added(subject, "role", wish.role().name()),
                Change.added(subject, "scope", reach),
                Change.added(subject, "duties", words(wish.duties()))));
    }

    /** Whether the code was right; the password is set then, and every session of the account has ended. */
    boolean useReset(Tx tx, Origin origin, String name, String code, String passwordHash) {
        var now = clock.instant();
        var id = store.useReset(tx, name, Secrets.hash(code), passwordHash, now);
        id.ifPresent(account -> {
            store.endSessions(tx, account);
            acts.note(tx, origin.account(), origin.requestId(), "identity.recoverAccount", Map.of("account", name),
                    List.of(Change.added("account/" + name, "passwordChangedAt", now.toString())));
        });
        return id.isPresent();
    }

    List<AccountView.Shown> list(Page page) {
        return db.reading(RowScope.PRODUCT, tx ->
                store.list(tx, page.after().orElse(""), page.fetch(), clock.instant()));
    }

    /** Disabling ends every session and token of the account in the same transaction. */
    Answer changeState(Tx tx, Act act, String name, boolean active) {
        return held(tx, name, account -> {
            if (act.account().equals(name) && !active) {
                return Answer.refused("identity_account_own", Map.of("account", name));
            }
            var state = active ? "ACTIVE" : "DISABLED";
            if (!state.equals(account.state())) {
                store.setState(tx, account.id(), state);
                changed(tx, act, name, "state", account.state(), state);
            }
            if (!active) {
                store.endSessions(tx, account.id());
                store.revokeTokens(tx, account.id(), clock.instant());
            }
            return Answer.done();
        });
    }

    /** Sees the whole county, or the institutions named. */
    Answer changeScope(Tx tx, Act act, String name, boolean county, Set<String> institutions) {
        return held(tx, name, account -> {
            if (account.scope() == AccountScope.ITEM) {
                return Answer.refused("identity_account_inspection", Map.of("account", name));
            }
            var found = store.institutions(tx, institutions);
            if (found.size() < institutions.size()) {
                return Answer.refused("identity_scope_institution_fkey", Map.of());
            }
            var scope = county ? AccountScope.COUNTY : AccountScope.INSTITUTIONS;
            store.setScope(tx, account.id(), scope, null, null);
            store.admitOnly(tx, account.id(), found);
            var now = county ? "COUNTY" : institutions.stream().sorted().collect(Collectors.joining(" "));
            acts.changed(tx, act, List.of(Change.added("account/" + name, "scope", now.isEmpty() ? "NOTHING" : now)));
            return Answer.done();
        });
    }

    /** Exactly these duties from now on. */
    Answer changeDuties(Tx tx, Act act, String name, Set<Duty> wanted) {
        return held(tx, name, account -> {
            if (account.service() && wanted.stream().anyMatch(Duty::isPrivileged)) {
                return Answer.refused("identity_duty_of_service", Map.of("account", name));
            }
            var before = duties.duties(tx, account.id());
            if (!before.equals(wanted)) {
                duties.setDuties(tx, account.id(), wanted);
                changed(tx, act, name, "duties", words(before), words(wanted));
            }
            return Answer.done();
        });
    }

    /** A code by which its owner chooses a new password, once; every session ends at once. */
    Optional<Reset> reset(String actor, String requestId, String name, boolean dropSecondStep) {
        var code = secrets.draw();
        var until = clock.instant().plus(RESET_LASTS);
        return db.inTransaction(RowScope.PRODUCT, tx -> {
            var account = store.lock(tx, name).filter(held -> !held.service());
            account.ifPresent(held -> {
                store.setReset(tx, held.id(), Secrets.hash(code), until);
                store.endSessions(tx, held.id());
                if (dropSecondStep) {
                    store.dropSecondStep(tx, held.id());
                }
                acts.note(tx, actor, requestId, "identity.resetAccount",
                        Map.of("account", name, "secondStep", dropSecondStep ? "dropped" : "kept"),
                        List.of(Change.added("account/" + name, "resetUntil", until.toString())));
            });
            return account.map(_ -> new Reset(code, until));
        });
    }

    /** What an administrator hands to the owner of the account. */
    record Reset(String code, Instant until) {
        @Override
        public String toString() {
            return "Reset[code hidden]";
        }
    }

    /** A further token for a service. */
    Optional<NewToken> addToken(String actor, String requestId, String name) {
        var token = secrets.drawToken();
        return db.inTransaction(RowScope.PRODUCT, tx -> store.lock(tx, name)
                .filter(AccountStore.Held::service)
                .filter(held -> "ACTIVE".equals(held.state()))
                .map(held -> {
                    var id = store.addToken(tx, held.id(), Secrets.hash(token), clock.instant());
                    acts.note(tx, actor, requestId, "identity.addToken", Map.of("account", name),
                            List.of(Change.added("account/" + name, "token", Long.toString(id))));
                    return new NewToken(id, token);
                }));
    }

    /** A token with its secret, to be shown once. */
    record NewToken(long id, String token) {
        @Override
        public String toString() {
            return "NewToken[" + id + ", secret hidden]";
        }
    }

    Answer revokeToken(Tx tx, Act act, String name, long token) {
        return held(tx, name, account -> {
            if (!store.revokeToken(tx, account.id(), token, clock.instant())) {
                return Answer.absent();
            }
            changed(tx, act, name, "token", Long.toString(token), "revoked");
            return Answer.done();
        });
    }

    Optional<List<AccountView.Token>> tokens(String name) {
        return db.inTransaction(RowScope.PRODUCT, tx -> store.lock(tx, name).map(held -> store.tokens(tx, held.id())));
    }

    Optional<List<AccountView.Open>> sessions(String name, byte[] own) {
        return db.inTransaction(RowScope.PRODUCT, tx ->
                store.lock(tx, name).map(held -> store.sessions(tx, held.id(), own, clock.instant())));
    }

    Answer endSession(Tx tx, Act act, String name, String session) {
        return held(tx, name, account -> {
            if (!store.endSession(tx, account.id(), session)) {
                return Answer.absent();
            }
            changed(tx, act, name, "session", session, "ended");
            return Answer.done();
        });
    }

    private Answer held(Tx tx, String name, Function<AccountStore.Held, Answer> change) {
        return store.lock(tx, name).map(change).orElseGet(Answer::absent);
    }

    private void changed(Tx tx, Act act, String name, String field, String before, String after) {
        acts.changed(tx, act, List.of(new Change("account/" + name, field, before, after, null)));
    }

    private static String words(Set<Duty> held) {
        return held.stream().map(Duty::word).sorted().collect(Collectors.joining(" "));
    }
}
