package io.wardline.platform.audit;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.IdempotencyKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Acts, audit rows, and the answers kept under idempotency keys. */
final class AuditStore {
    static final String CLAIM_KEY =
            """
            insert into audit_answer (account, key, route, body_hash, at) values ($1, $2, $3, $4, $5)
            on conflict on constraint audit_answer_pkey do nothing
            """;
    static final String KEPT =
            """
            select route, body_hash, status, body from audit_answer where account = $1 and key = $2
            """;
    static final String KEEP_ANSWER =
            """
            update audit_answer set act_id = $3, status = $4, body = $5 where account = $1 and key = $2
            """;
    static final String FORGET_ANSWERS =
            """
            delete from audit_answer where at < $1
            """;
    static final String INSERT_ACT =
            """
            insert into audit_act (id, account, kind, body, at, request_id) values ($1, $2, $3, $4, $5, $6)
            """;
    static final String INSERT_ROWS =
            """
            insert into audit_row (act_id, account, at, subject, field, old_value, new_value, reason, request_id)
            select $1, $2, $3, c.subject, c.field, c.old_value, c.new_value, c.reason, $4
            from unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) with ordinality
                as c (subject, field, old_value, new_value, reason, nth)
            order by c.nth
            """;

    static final String SEALED_ACTS =
            """
            select * from audit_act where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_ROWS =
            """
            select * from audit_row where sealing > $1 and sealing <= $2 order by sealing, id
            """;

    static final List<SealedTable> SEALED =
            List.of(SealedTable.of("audit_act", SEALED_ACTS, "id"), SealedTable.of("audit_row", SEALED_ROWS, "id"));

    /** What stands under a key. */
    @SuppressWarnings("ArrayRecordComponent") // Read from one row and compared here only.
    private record Kept(String route, byte[] bodyHash, @Nullable Integer status, byte[] body) {}

    /** What a key is found to be. */
    sealed interface Claim {
        /** New, and ours until the transaction ends. */
        record Ours() implements Claim {}

        /** The same request was answered before. */
        record Answered(KeptAnswer answer) implements Claim {}

        /** The key names another request. */
        record Reused() implements Claim {}
    }

    /** Claims a key; a request with the same key that runs at this moment is waited for. */
    Claim claim(Tx tx, String account, IdempotencyKey key, Instant at) {
        var hash = HexFormat.of().parseHex(key.bodyHash());
        var claimed =
                tx.execute(CLAIM_KEY, account, key.key(), key.route(), Buffer.buffer(hash), at.atOffset(ZoneOffset.UTC));
        if (claimed == 1) {
            return new Claim.Ours();
        }
        var kept = tx.row(KEPT, AuditStore::kept, account, key.key()).orElseThrow();
        if (!kept.route().equals(key.route()) || !Arrays.equals(kept.bodyHash(), hash)) {
            return new Claim.Reused();
        }
        var status = Optional.ofNullable(kept.status())
                .orElseThrow(() -> new IllegalStateException("key " + key.key() + " was committed without its answer"));
        return new Claim.Answered(new KeptAnswer(status, kept.body()));
    }

    void keep(Tx tx, String account, IdempotencyKey key, @Nullable UUID act, KeptAnswer answer) {
        tx.execute(KEEP_ANSWER, account, key.key(), act, (short) answer.status(), Buffer.buffer(answer.body()));
    }

    int forget(Tx tx, Instant before) {
        return tx.execute(FORGET_ANSWERS, before.atOffset(ZoneOffset.UTC));
    }

    void insert(Tx tx, Act act, String kind, byte[] body) {
        tx.execute(
                INSERT_ACT,
                act.id(),
                act.account(),
                kind,
                Buffer.buffer(body),
                act.at().atOffset(ZoneOffset.UTC),
                act.requestId());
    }

    void insertRows(Tx tx, Act act, List<Change> changes) {
        tx.execute(
                INSERT_ROWS,
                act.id(),
                act.account(),
                act.at().atOffset(ZoneOffset.UTC),
                act.requestId(),
                Columns.texts(changes, Change::subject),
                Columns.texts(changes, Change::field),
                Columns.texts(changes, Change::before),
                Columns.texts(changes, Change::after),
                Columns.texts(changes, Change::reason));
    }

    private static Kept kept(Row row) {
        var status = row.getShort(2);
        var body = row.getBuffer(3);
        return new Kept(
                row.getString(0),
                row.getBuffer(1).getBytes(),
                status == null ? null : status.intValue(),
                body == null ? new byte[0] : body.getBytes());
    }
}
