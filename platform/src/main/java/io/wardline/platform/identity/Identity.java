package io.wardline.platform.identity;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Overload;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Tx;
import io.wardline.platform.identity.PasswordProof.Proof;
import io.wardline.platform.identity.SignInTrail.Reason;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Authenticator;
import io.wardline.platform.web.Caller;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Accounts, sessions and tokens: the one door. */
public final class Identity implements Authenticator {
    /** The account that a county starts with. */
    public static final String FIRST_ACCOUNT = "admin";

    private static final Duration PROLONGED_AFTER = Duration.ofMinutes(1);

    private final Db db;
    private final Acts acts;
    private final HeavyWork heavyWork;
    private final InstantSource clock;
    private final Secrets secrets;
    private final SessionLimits limits;
    private final Passwords passwords;
    private final Throttle throttle = new Throttle();
    private final IdentityStore store = new IdentityStore();
    private final SecondStep secondStep;
    private final Accounts accounts;
    private final PasswordProof proof;
    private final OwnAccount own;
    private final DutyBook duties;
    private final SignInTrail trail;

    /**
     * Opens the door.
     *
     * @param db as {@code wl_platform}
     * @param random a cryptographic source
     * @param key the file with the key of the secrets that must be read again, made where it is not there yet; every platform
     *     of a county needs the same one
     */
    public Identity(
            Db db, HeavyWork heavyWork, InstantSource clock, RandomGenerator random, SessionLimits limits, Path key) {
        this.db = db;
        // An act carries instants and no dates, so its zone does not matter here.
        this.acts = new Acts(db, new CountyTime(ZoneOffset.UTC, clock), random);
        this.heavyWork = heavyWork;
        this.clock = clock;
        this.secrets = new Secrets(random);
        this.limits = limits;
        this.passwords = new Passwords(random);
        this.secondStep = new SecondStep(new SecretBox(key, random), secrets);
        this.accounts = new Accounts(db, acts, clock, secrets);
        this.duties = new DutyBook(clock);
        this.proof = new PasswordProof(db, heavyWork, clock, passwords);
        this.trail = new SignInTrail(acts);
        this.own = new OwnAccount(db, acts, clock, proof, secondStep, accounts);
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

    /**
     * Declares the routes of {@code /api/identity}.
     *
     * @param items finds what an inspection is about
     */
    public void declareRoutes(Routes routes, InspectedItem items) {
        new IdentityRoutes(this).register(routes);
        new SecondStepRoutes(this).register(routes);
        new AccountRoutes(this, accounts, acts, code -> db.reading(RowScope.PRODUCT, tx -> items.number(tx, code))).register(routes);
        new DutyRoutes(new DutyStore(), acts, db, clock).register(routes);
    }

    /** What persons may do, for the features that carry it out. */
    public Duties duties() {
        return duties;
    }

    /** What an administrator does. */
    Accounts accounts() {
        return accounts;
    }

    /** Whether an account may read what everybody did, by a duty of its own or as the deputy of somebody. */
    public boolean mayAudit(Tx tx, long accountId) {
        return duties.holds(tx, accountId, Permission.AUDIT);
    }

    /** The permissions of a caller at this moment, sorted. */
    List<Permission> permissions(Caller caller) {
        return db.reading(RowScope.PRODUCT, tx -> duties.permissions(tx, caller.accountId())).stream().sorted().toList();
    }

    /** When an inspection that begins now ends. */
    Instant inspectionEnds() {
        return clock.instant().plus(Accounts.INSPECTION_LASTS);
    }

    /** A county without any person's account gets its first; the password, to be shown once, and to be changed. */
    public Optional<String> firstStart() {
        if (db.reading(RowScope.PRODUCT, store::peopleExist)) {
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

        /** A program cannot take a second step, so it does not get a privileged duty. */
        record DutyOfPersons() implements NewSecret {}
    }

    /**
     * Who asks for an account.
     *
     * @param account the administrator, or {@link Acts#OPERATOR} for whoever sits at the machine itself
     * @param requestId the request that brought it, or the command
     */
    public record Origin(String account, String requestId) {
        /** The command line of the machine itself. */
        public static Origin operator() {
            return new Origin(Acts.OPERATOR, "command line");
        }
    }

    /** An account for a person, with a first password, as the operator of the machine. */
    public NewSecret createPerson(String name, Role role, @Nullable String institution) {
        return create(Origin.operator(), new AccountWish(name, role, AccountWish.reach(role, institution), Set.of(), false));
    }

    /** An account for a program, with a token; otherwise as {@link #createPerson}. */
    public NewSecret createService(String name, Role role, @Nullable String institution) {
        return create(Origin.operator(), new AccountWish(name, role, AccountWish.reach(role, institution), Set.of(), true));
    }

    /** An account. The secret is shown once and kept as a hash. */
    public NewSecret create(Origin origin, AccountWish wish) {
        var secret = wish.service() ? secrets.drawToken() : passwords.draw();
        var hash = wish.service() ? null : heavyWork.run(() -> passwords.hash(secret));
        return accounts.create(origin, wish, secret, hash);
    }

    /**
     * A new password by a code that an administrator has handed over; it signs nobody in. An unknown account, a wrong code and
     * one that is used up or too old are the same answer.
     */
    public Recovery recover(String requestId, String name, String code, String fresh, String address) {
        return own.recover(requestId, name, code, fresh, address);
    }

    /**
     * Who wants to sign in.
     *
     * @param code of the authenticator, or a recovery code; empty in the first step
     * @param address where it comes from
     */
    public record Credentials(String name, String password, String code, String address) {
        @Override
        public String toString() {
            return "Credentials[hidden]";
        }
    }

    /**
     * Opens a session for the right password and, where one is asked for, the right code.
     *
     * @param requestId for the audit row
     */
    public SignIn signIn(String requestId, Credentials credentials) {
        var now = clock.instant();
        return switch (proof.of(credentials.name(), credentials.password(), credentials.address())) {
            case Proof.Throttled(var after) -> new SignIn.Throttled(after);
            case Proof.Wrong() -> db.inTransaction(RowScope.PRODUCT, tx -> refuse(tx, requestId, credentials, Reason.PASSWORD));
            case Proof.Right(var account) ->
                db.inTransaction(RowScope.PRODUCT, tx -> open(tx, requestId, account, credentials, now));
        };
    }

    private SignIn refuse(Tx tx, String requestId, Credentials credentials, Reason reason) {
        trail.refused(tx, requestId, credentials.name(), credentials.address(), reason);
        return new SignIn.Refused();
    }

    private SignIn open(Tx tx, String requestId, Account account, Credentials credentials, Instant now) {
        if (secondStep.isAsked(tx, account.id())) {
            if (credentials.code().isEmpty()) {
                // The try is given back and nothing more: forgiving it would let a wrong code be tried for ever.
                throttle.giveBack(tx, credentials.name(), credentials.address());
                return new SignIn.SecondStepAsked();
            }
            if (!secondStep.opens(tx, account.id(), credentials.code(), now)) {
                return refuse(tx, requestId, credentials, Reason.CODE);
            }
        }
        throttle.forgive(tx, credentials.name(), credentials.address());
        // Asked again under the lock of this transaction: the account may have been disabled meanwhile.
        if (!store.signedIn(tx, account.id(), account.passwordHash(), now)) {
            return refuse(tx, requestId, credentials, Reason.CHANGED_MEANWHILE);
        }
        var cookie = secrets.draw();
        store.deleteExpiredSessions(tx, now);
        store.insertSession(tx, new IdentityStore.NewSession(
                Secrets.hash(cookie), account.id(), now, now.plus(limits.idle()), now.plus(limits.longest()), credentials.address()));
        trail.opened(tx, requestId, account.name(), credentials.address(), now.plus(limits.longest()));
        return new SignIn.Opened(cookie, limits.longest());
    }

    /**
     * Ends a session; harmless where there is none.
     *
     * @param requestId for the audit row
     */
    public void signOut(String requestId, String cookie) {
        db.inTransaction(RowScope.PRODUCT, tx -> {
            store.deleteSession(tx, Secrets.hash(cookie)).ifPresent(left -> trail.left(tx, requestId, left.account(), left.endsAt()));
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
        return own.changePassword(caller, wish);
    }

    /** Begins to set up the caller's second step; empty where one is in force. The password is asked for again. */
    Optional<SecondStepStart> beginSecondStep(Caller caller, String password, String address) {
        return own.beginSecondStep(caller, password, address);
    }

    /** The recovery codes, where the code shows that the authenticator works; from then on it is asked for. */
    Optional<List<String>> confirmSecondStep(Caller caller, String requestId, String code) {
        return own.confirmSecondStep(caller, requestId, code);
    }

    /** The open session of a cookie. */
    Optional<Session> session(String cookie) {
        var now = clock.instant();
        return db.reading(RowScope.PRODUCT, tx -> store.session(tx, Secrets.hash(cookie), now));
    }

    @Override
    public Optional<Caller> bySession(String cookie) {
        var session = session(cookie);
        session.ifPresent(open -> prolong(cookie, open, clock.instant()));
        return session.map(open -> open.account().caller());
    }

    @Override
    public Optional<Caller> byToken(String token) {
        var now = clock.instant();
        return Secrets.isToken(token)
                ? db.reading(RowScope.PRODUCT, tx -> store.accountByToken(tx, Secrets.hash(token), now)).map(Account::caller)
                : Optional.empty();
    }

    /** Once a minute at most, so that a busy page does not write with every request. One that has ended meanwhile stays so. */
    private void prolong(String cookie, Session open, Instant now) {
        var slid = now.plus(limits.idle());
        var expiresAt = slid.isBefore(open.endsAt()) ? slid : open.endsAt();
        if (open.expiresAt().plus(PROLONGED_AFTER).isBefore(expiresAt)) {
            try {
                db.inTransaction(RowScope.PRODUCT, tx -> store.prolongSession(tx, Secrets.hash(cookie), expiresAt));
            } catch (Overload | DatabaseFault _) {
                // Whoever only reads is answered all the same; the next request tries again.
            }
        }
    }
}
