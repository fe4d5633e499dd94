package io.wardline.platform.identity;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Role;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of accounts, sessions and tokens. */
final class IdentityStore {
    private static final String INSERT_ACCOUNT =
            """
            insert into identity_account (name, role, scope, service, password_hash, must_change, state, created_at)
            values ($1, $2, $3, $4, $5, $6, 'ACTIVE', $7)
            on conflict on constraint identity_account_name_key do nothing
            returning id
            """;
    private static final String ACCOUNTS_EXIST =
            """
            select exists (select from identity_account where not service) as found
            """;
    private static final String ACCOUNT_BY_NAME =
            """
            select a.id, a.name, a.role, coalesce(a.password_hash, '') as password_hash, a.must_change, a.scope, a.item_id,
                   array(select s.institution_id from identity_scope s where s.account_id = a.id) as institutions,
                   identity_duties_in_force(a.id, $2) as duties, a.totp_confirmed
            from identity_account a
            where a.name = $1 and a.state = 'ACTIVE' and not a.service and (a.expires_at is null or a.expires_at > $2)
            """;
    private static final String SET_PASSWORD =
            """
            update identity_account set password_hash = $2, must_change = false where id = $1
            """;
    private static final String INSERT_SESSION =
            """
            insert into identity_session (hash, account_id, since, expires_at, ends_at, address) values ($1, $2, $3, $4, $5, $6)
            """;
    private static final String SESSION =
            """
            select a.id, a.name, a.role, coalesce(a.password_hash, '') as password_hash, a.must_change, a.scope, a.item_id,
                   array(select s.institution_id from identity_scope s where s.account_id = a.id) as institutions,
                   identity_duties_in_force(a.id, $2) as duties, a.totp_confirmed,
                   n.since, n.expires_at, n.ends_at
            from identity_session n join identity_account a on a.id = n.account_id
            where n.hash = $1 and n.expires_at > $2 and a.state = 'ACTIVE' and (a.expires_at is null or a.expires_at > $2)
            """;
    private static final String SIGNED_IN =
            """
            update identity_account set last_sign_in_at = $3 where id = $1 and password_hash = $2 and state = 'ACTIVE'
            """;
    private static final String PROLONG_SESSION =
            """
            update identity_session set expires_at = $2 where hash = $1 and expires_at < $2
            """;
    private static final String DELETE_SESSION =
            """
            delete from identity_session n using identity_account a
            where n.hash = $1 and a.id = n.account_id returning a.name, n.ends_at
            """;
    private static final String NAMED =
            """
            select a.name from identity_account a where a.name = $1 and not a.service
            """;
    private static final String DELETE_OTHER_SESSIONS =
            """
            delete from identity_session where account_id = $1 and hash <> $2
            """;
    private static final String DELETE_EXPIRED_SESSIONS =
            """
            delete from identity_session where expires_at <= $1
            """;
    private static final String ACCOUNT_BY_TOKEN =
            """
            select a.id, a.name, a.role, '' as password_hash, a.must_change, a.scope, a.item_id,
                   array(select s.institution_id from identity_scope s where s.account_id = a.id) as institutions,
                   identity_duties_in_force(a.id, $2) as duties, a.totp_confirmed
            from identity_token t join identity_account a on a.id = t.account_id
            where t.hash = $1 and t.revoked_at is null and a.state = 'ACTIVE'
              and (a.expires_at is null or a.expires_at > $2)
            """;

    /** A row to be; empty afterwards where the name is taken. */
    record NewAccount(String name, Role role, AccountScope scope, @Nullable String passwordHash, boolean mustChange) {}

    Optional<Long> insertAccount(Tx tx, NewAccount account, Instant now) {
        return tx.row(
                INSERT_ACCOUNT,
                row -> row.getLong("id"),
                account.name(),
                account.role().name(),
                account.scope().name(),
                account.passwordHash() == null,
                account.passwordHash(),
                account.mustChange(),
                at(now));
    }

    boolean peopleExist(Tx tx) {
        return tx.row(ACCOUNTS_EXIST, row -> row.getBoolean("found")).orElseThrow();
    }

    Optional<Account> accountByName(Tx tx, String name, Instant now) {
        return tx.row(ACCOUNT_BY_NAME, IdentityStore::account, name, at(now));
    }

    void setPassword(Tx tx, long accountId, String hash) {
        tx.execute(SET_PASSWORD, accountId, hash);
    }

    /** A session to be; the address is where it was opened from. */
    @SuppressWarnings("ArrayRecordComponent") // Written and never compared.
    record NewSession(byte[] hash, long accountId, Instant since, Instant expiresAt, Instant endsAt, String address) {}

    void insertSession(Tx tx, NewSession session) {
        tx.execute(
                INSERT_SESSION,
                Buffer.buffer(session.hash()),
                session.accountId(),
                at(session.since()),
                at(session.expiresAt()),
                at(session.endsAt()),
                session.address());
    }

    /** Notes the moment; false where the account is not what it was when its password was looked at. */
    boolean signedIn(Tx tx, long accountId, String passwordHash, Instant now) {
        return tx.execute(SIGNED_IN, accountId, passwordHash, at(now)) == 1;
    }

    Optional<Session> session(Tx tx, byte[] hash, Instant now) {
        return tx.row(SESSION, IdentityStore::session, Buffer.buffer(hash), at(now));
    }

    boolean prolongSession(Tx tx, byte[] hash, Instant expiresAt) {
        return tx.execute(PROLONG_SESSION, Buffer.buffer(hash), at(expiresAt)) == 1;
    }

    /** A session that was ended, and whose it was. */
    record Left(String account, Instant endsAt) {}

    Optional<Left> deleteSession(Tx tx, byte[] hash) {
        return tx.row(DELETE_SESSION, row -> new Left(row.getString(0), row.getOffsetDateTime(1).toInstant()), Buffer.buffer(hash));
    }

    /** Whether a person's account of this name exists, in force or not. */
    boolean isNamed(Tx tx, String name) {
        return tx.row(NAMED, row -> row.getString(0), name).isPresent();
    }

    void deleteOtherSessions(Tx tx, long accountId, byte[] hash) {
        tx.execute(DELETE_OTHER_SESSIONS, accountId, Buffer.buffer(hash));
    }

    void deleteExpiredSessions(Tx tx, Instant now) {
        tx.execute(DELETE_EXPIRED_SESSIONS, at(now));
    }

    Optional<Account> accountByToken(Tx tx, byte[] hash, Instant now) {
        return tx.row(ACCOUNT_BY_TOKEN, IdentityStore::account, Buffer.buffer(hash), at(now));
    }


    private static Account account(Row row) {
        return new Account(
                row.getLong("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                AccountScope.valueOf(row.getString("scope")).rows(List.of(row.getArrayOfLongs("institutions")), row.getLong("item_id")),
                row.getString("password_hash"),
                row.getBoolean("must_change"),
                Arrays.stream(row.getArrayOfStrings("duties")).map(Duty::valueOf).anyMatch(Duty::isPrivileged)
                        && !row.getBoolean("totp_confirmed"));
    }

    private static Session session(Row row) {
        return new Session(
                account(row),
                row.getOffsetDateTime("since").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getOffsetDateTime("ends_at").toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
