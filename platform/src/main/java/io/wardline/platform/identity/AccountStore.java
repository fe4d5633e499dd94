package io.wardline.platform.identity;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts as an administrator sees and changes them, with their sessions and tokens. */
final class AccountStore {
    static final String LIST =
            """
            select a.id, a.name, a.role, a.service, a.state, a.must_change, a.scope, a.created_at, a.expires_at, a.last_sign_in_at,
                   a.totp_confirmed,
                   array(select i.code from identity_scope s join place_institution i on i.id = s.institution_id
                         where s.account_id = a.id order by i.code) as institutions,
                   array(select d.duty from identity_duty d where d.account_id = a.id order by d.duty) as duties,
                   (select count(*) from identity_session n where n.account_id = a.id and n.expires_at > $3) as sessions,
                   (select count(*) from identity_token t where t.account_id = a.id and t.revoked_at is null) as tokens
            from identity_account a
            where a.name > $1 order by a.name limit $2
            """;
    static final String LOCK =
            """
            select id, service, state, scope, role from identity_account where name = $1 for update
            """;
    static final String SET_STATE =
            """
            update identity_account set state = $2 where id = $1
            """;
    static final String SET_SCOPE =
            """
            update identity_account set scope = $2, item_id = $3, expires_at = $4 where id = $1
            """;
    static final String CLEAR_INSTITUTIONS =
            """
            delete from identity_scope where account_id = $1
            """;
    static final String INSTITUTIONS =
            """
            select id, code from place_institution where code = any ($1::text[])
            """;
    static final String ADMIT =
            """
            insert into identity_scope (account_id, institution_id) select $1, i.id from unnest($2::bigint[]) as i (id)
            """;
    static final String SET_RESET =
            """
            update identity_account set reset_hash = $2, reset_until = $3 where id = $1
            """;
    static final String DROP_SECOND_STEP =
            """
            update identity_account set totp_secret = null, totp_confirmed = false where id = $1
            """;
    static final String DROP_RECOVERY =
            """
            delete from identity_recovery where account_id = $1
            """;
    /** Used up in the same statement that finds it, so two at once do not both get in. */
    static final String USE_RESET =
            """
            update identity_account set password_hash = $3, must_change = false, reset_hash = null, reset_until = null
            where name = $1 and reset_hash = $2 and reset_until > $4 and state = 'ACTIVE' and not service
              and (expires_at is null or expires_at > $4)
            returning id
            """;
    static final String SESSIONS =
            """
            select hash, since, expires_at, address from identity_session
            where account_id = $1 and expires_at > $2 order by since desc, hash
            """;
    static final String END_SESSION =
            """
            delete from identity_session where account_id = $1 and substr(encode(hash, 'hex'), 1, 16) = $2
            """;
    static final String END_SESSIONS =
            """
            delete from identity_session where account_id = $1
            """;
    static final String TOKENS =
            """
            select id, created_at from identity_token where account_id = $1 and revoked_at is null order by id
            """;
    static final String ADD_TOKEN =
            """
            insert into identity_token (hash, account_id, created_at) values ($1, $2, $3) returning id
            """;
    static final String REVOKE_TOKEN =
            """
            update identity_token set revoked_at = $3 where account_id = $1 and id = $2 and revoked_at is null
            """;
    static final String REVOKE_TOKENS =
            """
            update identity_token set revoked_at = $2 where account_id = $1 and revoked_at is null
            """;

    /** An account under lock. */
    record Held(long id, boolean service, String state, AccountScope scope, String role) {}

    List<AccountView.Shown> list(Tx tx, String after, int fetch, Instant now) {
        return tx.rows(LIST, AccountStore::shown, after, fetch, at(now));
    }

    Optional<Held> lock(Tx tx, String name) {
        return tx.row(
                LOCK,
                row -> new Held(
                        row.getLong("id"), row.getBoolean("service"), row.getString("state"),
                        AccountScope.valueOf(row.getString("scope")), row.getString("role")),
                name);
    }

    void setState(Tx tx, long id, String state) {
        tx.execute(SET_STATE, id, state);
    }

    void setScope(Tx tx, long id, AccountScope scope, @Nullable Long item, @Nullable Instant expiresAt) {
        tx.execute(SET_SCOPE, id, scope.name(), item, expiresAt == null ? null : at(expiresAt));
    }

    /** The numbers of institutions by their codes; fewer than asked where one does not exist. */
    List<Long> institutions(Tx tx, Collection<String> codes) {
        return tx.rows(INSTITUTIONS, row -> row.getLong(0), Columns.texts(codes, code -> code));
    }

    void admitOnly(Tx tx, long id, List<Long> institutions) {
        tx.execute(CLEAR_INSTITUTIONS, id);
        tx.execute(ADMIT, id, Columns.longs(institutions, institution -> institution));
    }

    void setReset(Tx tx, long id, byte[] hash, Instant until) {
        tx.execute(SET_RESET, id, Buffer.buffer(hash), at(until));
    }

    void dropSecondStep(Tx tx, long id) {
        tx.execute(DROP_SECOND_STEP, id);
        tx.execute(DROP_RECOVERY, id);
    }

    /** The account whose code this was; its password is set. */
    Optional<Long> useReset(Tx tx, String name, byte[] hash, String passwordHash, Instant now) {
        return tx.row(USE_RESET, row -> row.getLong(0), name, Buffer.buffer(hash), passwordHash, at(now));
    }

    List<AccountView.Open> sessions(Tx tx, long id, byte[] own, Instant now) {
        return tx.rows(
                SESSIONS,
                row -> {
                    var hash = row.getBuffer("hash").getBytes();
                    return new AccountView.Open(
                            HexFormat.of().formatHex(hash, 0, 8), row.getOffsetDateTime("since").toInstant(),
                            row.getOffsetDateTime("expires_at").toInstant(), row.getString("address"), Arrays.equals(hash, own));
                },
                id,
                at(now));
    }

    boolean endSession(Tx tx, long id, String session) {
        return tx.execute(END_SESSION, id, session) > 0;
    }

    int endSessions(Tx tx, long id) {
        return tx.execute(END_SESSIONS, id);
    }

    List<AccountView.Token> tokens(Tx tx, long id) {
        return tx.rows(
                TOKENS, row -> new AccountView.Token(row.getLong(0), row.getOffsetDateTime(1).toInstant()), id);
    }

    long addToken(Tx tx, long id, byte[] hash, Instant now) {
        return tx.row(ADD_TOKEN, row -> row.getLong(0), Buffer.buffer(hash), id, at(now)).orElseThrow();
    }

    boolean revokeToken(Tx tx, long id, long token, Instant now) {
        return tx.execute(REVOKE_TOKEN, id, token, at(now)) == 1;
    }

    void revokeTokens(Tx tx, long id, Instant now) {
        tx.execute(REVOKE_TOKENS, id, at(now));
    }

    private static AccountView.Shown shown(Row row) {
        return new AccountView.Shown(
                row.getString("name"),
                row.getString("role").toLowerCase(Locale.ROOT),
                Arrays.stream(row.getArrayOfStrings("duties")).map(duty -> Duty.valueOf(duty).word()).toList(),
                row.getString("scope"),
                List.of(row.getArrayOfStrings("institutions")),
                row.getBoolean("service"),
                row.getString("state"),
                row.getBoolean("must_change"),
                row.getBoolean("totp_confirmed"),
                row.getLong("sessions"),
                row.getLong("tokens"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "expires_at"),
                instant(row, "last_sign_in_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
