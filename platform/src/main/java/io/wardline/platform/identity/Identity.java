package io.wardline.platform.identity;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Tx;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Authenticator;
import io.wardline.platform.web.Caller;
import io.wardline.platform.web.Digests;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Accounts, sessions and tokens: the one door. */
public final class Identity implements Authenticator {
    /** The account that a county starts with. */
    public static final String FIRST_ACCOUNT = "admin";

    private static final Duration PROLONGED_AFTER = Duration.ofMinutes(1);
    private static final int SECRET_BYTES = 32;
    private static final String TOKEN_PREFIX = "wl_";

    private final Db db;
    private final Acts acts;
    private final HeavyWork heavyWork;
    private final InstantSource clock;
    private final RandomGenerator secrets;
    private final SessionLimits limits;
    private final Passwords passwords;
    private final Throttle throttle = new Throttle();
    private final IdentityStore store = new IdentityStore();

    /**
     * Opens the door.
     *
     * @param db as {@code wl_platform}
     * @param secrets a cryptographic source
     */
    public Identity(Db db, HeavyWork heavyWork, InstantSource clock, RandomGenerator secrets, SessionLimits limits) {
        this.db = db;
        // An act carries instants and no dates, so its zone does not matter here.
        this.acts = new Acts(db, new CountyTime(ZoneOffset.UTC, clock), secrets);
        this.heavyWork = heavyWork;
        this.clock = clock;
        this.secrets = secrets;
        this.limits = limits;
        this.passwords = new Passwords(secrets);
    }

    /**
     * How long a session lasts.
     *
     * @param idle without a request, 1 minute to 24 hours
     * @param longest whatever happens, at least {@code idle}, at most 31 days
     */
    public record SessionLimits(Duration idle, Duration longest) {
        public SessionLimits {
            if (idle.compareTo(Duration.ofMinutes(1)) < 0 || idle.compareTo(Duration.ofHours(24)) > 0) {
                throw new IllegalArgumentException("a session may idle for 1 minute to 24 hours, not " + idle);
            }
            if (longest.compareTo(idle) < 0 || longest.compareTo(Duration.ofDays(31)) > 0) {
                throw new IllegalArgumentException("a session lasts for its idle time to 31 days, not " + longest);
            }
        }

        /** 12 hours idle, 7 days at most. */
        public static SessionLimits usual() {
            return new SessionLimits(Duration.ofHours(12), Duration.ofDays(7));
        }
    }

    /** Declares the routes of {@code /api/identity}. */
    public void declareRoutes(Routes routes) {
        new IdentityRoutes(this).register(routes);
    }

    /** A county without any person's account gets its first; the password, to be shown once, and to be changed. */
    public Optional<String> firstStart() {
        if (db.inTransaction(RowScope.PRODUCT, store::peopleExist)) {
            return Optional.empty();
        }
        return createPerson(FIRST_ACCOUNT, Role.ADMIN, null) instanceof NewSecret.Drawn(var password)
                ? Optional.of(password)
                : Optional.empty();
    }

    /** What became of a new account: its secret, to be shown once, or why there is none. */
    public sealed interface NewSecret {
        /** A password that must be changed at the first sign-in, or a token. */
        record Drawn(String secret) implements NewSecret {
            @Override
            public String toString() {
                return "Drawn[secret hidden]";
            }
        }

        /** The name is taken. */
        record NameTaken() implements NewSecret {}

        /** There is no such institution. */
        record NoSuchInstitution() implements NewSecret {}
    }

    /**
     * An account for a person, with a first password.
     *
     * @param name 1 to 64 of a-z, 0-9, dot, underscore and hyphen
     * @param institution the code of the one it belongs to; null for the county
     */
    public NewSecret createPerson(String name, Role role, @Nullable String institution) {
        var password = passwords.draw();
        return create(name, role, institution, password, heavyWork.run(() -> passwords.hash(password)));
    }

    /** An account for a program, with a token; otherwise as {@link #createPerson}. */
    public NewSecret createService(String name, Role role, @Nullable String institution) {
        return create(name, role, institution, TOKEN_PREFIX + secret(), null);
    }

    private NewSecret create(
            String name, Role role, @Nullable String institution, String secret, @Nullable String passwordHash) {
        var now = clock.instant();
        return db.inTransaction(RowScope.PRODUCT, tx -> {
            var institutionId = Optional.ofNullable(institution).flatMap(code -> store.institution(tx, code));
            if (institution != null && institutionId.isEmpty()) {
                return new NewSecret.NoSuchInstitution();
            }
            // A supplier has no business with the shelves of the county, so without an institution it sees none.
            var scope = institution == null && role != Role.SUPPLIER ? AccountScope.COUNTY : AccountScope.INSTITUTIONS;
            var account = new IdentityStore.NewAccount(name, role, scope, passwordHash, passwordHash != null);
            var id = store.insertAccount(tx, account, now);
            if (id.isEmpty()) {
                return new NewSecret.NameTaken();
            }
            institutionId.ifPresent(admitted -> store.admit(tx, id.get(), admitted));
            if (passwordHash == null) {
                store.insertToken(tx, sha256(secret), id.get(), now);
            }
            var words = Map.of("account", name, "role", role.name(), "kind", passwordHash == null ? "service" : "person");
            acts.note(tx, Acts.OPERATOR, "command line", "identity.createAccount", words,
                    List.of(Change.added("account/" + name, "role", role.name())));
            return new NewSecret.Drawn(secret);
        });
    }

    /** Opens a session for the right password. */
    public SignIn signIn(String name, String password, String address) {
        var now = clock.instant();
        var wait = db.inTransaction(RowScope.PRODUCT, tx -> throttle.refuses(tx, name, address, now));
        if (wait.isPresent()) {
            return new SignIn.Throttled(wait.get());
        }
        var account = db.inTransaction(RowScope.PRODUCT, tx -> store.accountByName(tx, name));
        var stored = account.map(Account::passwordHash).orElse(passwords.nobodys());
        var right = heavyWork.run(() -> Passwords.matches(stored, password));
        if (!right || account.isEmpty()) {
            return new SignIn.Refused();
        }
        var cookie = secret();
        db.inTransaction(RowScope.PRODUCT, tx -> {
            throttle.forgive(tx, name, address);
            openSession(tx, account.get().id(), cookie, now);
            return true;
        });
        return new SignIn.Opened(cookie, limits.longest());
    }

    private void openSession(Tx tx, long accountId, String cookie, Instant now) {
        store.deleteExpiredSessions(tx, now);
        store.insertSession(tx, sha256(cookie), accountId, now, now.plus(limits.idle()), now.plus(limits.longest()));
    }

    /** Ends a session; harmless where there is none. */
    public void signOut(String cookie) {
        db.inTransaction(RowScope.PRODUCT, tx -> {
            store.deleteSession(tx, sha256(cookie));
            return true;
        });
    }

    /**
     * A wish for a new password.
     *
     * @param cookie of the session that stays
     * @param address where it comes from
     * @param requestId for the audit row
     */
    public record PasswordWish(String cookie, String address, String requestId, String current, String fresh) {
        @Override
        public String toString() {
            return "PasswordWish[hidden]";
        }
    }

    /** Gives the caller's account a new password and ends all its sessions but the one of the wish. */
    public PasswordChange changePassword(Caller caller, PasswordWish wish) {
        var now = clock.instant();
        var address = wish.address();
        var wait = db.inTransaction(RowScope.PRODUCT, tx -> throttle.refuses(tx, caller.account(), address, now));
        if (wait.isPresent()) {
            return new PasswordChange.Throttled(wait.get());
        }
        var stored = db.inTransaction(RowScope.PRODUCT, tx -> store.accountByName(tx, caller.account()))
                .map(Account::passwordHash)
                .orElse(passwords.nobodys());
        if (!heavyWork.run(() -> Passwords.matches(stored, wish.current()))) {
            return new PasswordChange.WrongCurrent();
        }
        db.inTransaction(RowScope.PRODUCT, tx -> {
            throttle.forgive(tx, caller.account(), address);
            return true;
        });
        if (wish.fresh().equals(wish.current()) || wish.fresh().equalsIgnoreCase(caller.account())) {
            return new PasswordChange.TooObvious();
        }
        var hash = heavyWork.run(() -> passwords.hash(wish.fresh()));
        db.inTransaction(RowScope.PRODUCT, tx -> {
            store.setPassword(tx, caller.accountId(), hash);
            store.deleteOtherSessions(tx, caller.accountId(), sha256(wish.cookie()));
            acts.note(tx, caller.account(), wish.requestId(), "identity.changePassword", Map.of("account", caller.account()),
                    List.of(Change.added("account/" + caller.account(), "passwordChangedAt", now.toString())));
            return true;
        });
        return new PasswordChange.Changed();
    }

    /** The open session of a cookie. */
    Optional<Session> session(String cookie) {
        var now = clock.instant();
        return db.inTransaction(RowScope.PRODUCT, tx -> store.session(tx, sha256(cookie), now));
    }

    @Override
    public Optional<Caller> bySession(String cookie) {
        var now = clock.instant();
        return db.inTransaction(RowScope.PRODUCT, tx -> {
            var session = store.session(tx, sha256(cookie), now);
            session.ifPresent(open -> prolong(tx, cookie, open, now));
            return session.map(open -> open.account().caller());
        });
    }

    @Override
    public Optional<Caller> byToken(String token) {
        return token.startsWith(TOKEN_PREFIX)
                ? db.inTransaction(RowScope.PRODUCT, tx -> store.accountByToken(tx, sha256(token))).map(Account::caller)
                : Optional.empty();
    }

    /** Once a minute at most, so that a busy page does not write with every request. */
    private void prolong(Tx tx, String cookie, Session open, Instant now) {
        var slid = now.plus(limits.idle());
        var expiresAt = slid.isBefore(open.endsAt()) ? slid : open.endsAt();
        if (open.expiresAt().plus(PROLONGED_AFTER).isBefore(expiresAt)) {
            store.prolongSession(tx, sha256(cookie), expiresAt);
        }
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        secrets.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String secret) {
        return Digests.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }
}
