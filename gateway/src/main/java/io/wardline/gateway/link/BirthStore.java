package io.wardline.gateway.link;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import io.wardline.gateway.db.Database;
import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.JournalKey;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Registers a birth: reads what is stored under the fence of the link, lets [BirthCheck] decide, and writes the outcome in the
/// same transaction.
public final class BirthStore {
    private static final String FENCE =
            """
            select connection from device_link where did = $1 and connection = $2 for no key update
            """;
    private static final String STANDING =
            """
            select r.epoch_floor, h.epoch, h.last_seq, now() as at,
                   (select i.hash from device_inbox i where i.did = $1 and i.epoch = $2 and i.seq = $3 limit 1) as acknowledged,
                   (select i.hash from device_inbox i where i.did = $1 and i.epoch = $4 and i.seq = $5 limit 1) as last,
                   exists (select from device_fork f where f.did = $1 and f.decided_at is null) as forked
            from device_registry r left join device_head h on h.did = r.did where r.did = $1
            """;
    private static final String FORGET_LOST =
            """
            delete from device_gap g where g.did = $1 and exists (
                select from device_lost l where l.did = g.did and l.epoch = g.epoch
                and l.from_seq <= g.from_seq and l.to_seq >= g.to_seq)
            """;
    private static final String GAPS =
            """
            select epoch, from_seq, to_seq, asked from device_gap where did = $1 order by epoch, from_seq
            """;
    private static final String ASKED =
            """
            update device_gap set asked = asked + 1, asked_on = $2, asked_at = now()
            where did = $1 and (epoch, from_seq) in (select * from unnest($3::bigint[], $4::bigint[]))
            """;
    private static final String BORN =
            """
            update device_link set boot = $3, born_at = now(), birth = $4 where did = $1 and connection = $2
            """;
    private static final String BIRTH =
            """
            insert into device_birth (did, connection, at, node, boot, birth) values ($1, $2, now(), $3, $4, $5)
            """;
    private static final String BOOTS =
            """
            select boot from device_birth where did = $1 and at > now() - interval '60 seconds' order by connection
            """;
    private static final String FORK =
            """
            insert into device_fork (did, at, connection, code, epoch, seq, stored, offered)
            values ($1, now(), $2, $3, $4, $5, $6, $7)
            """;
    private static final String ALARM =
            """
            insert into device_alarm (did, at, code, detail) values ($1, now(), $2, $3)
            """;
    /// A fight goes on for minutes; one alarm a minute is enough.
    private static final String CLONE_ALARM =
            """
            insert into device_alarm (did, at, code, detail)
            select $1, now(), 'clone.suspected', $2
            where not exists (select from device_alarm a where a.did = $1 and a.code = 'clone.suspected'
                              and a.at > now() - interval '60 seconds')
            """;

    private final Database database;
    private final String node;

    /// @param node name of this gateway
    public BirthStore(Database database, String node) {
        this.database = database;
        this.node = node;
    }

    /// Registers a birth; committed when the future succeeds. A failure leaves the outcome unknown: the link is to be closed.
    ///
    /// @param message the birth as it came
    public Future<Verdict> register(Link link, Birth birth, byte[] message) {
        return database.connection()
                .compose(open -> database.patience().answered(registered(open, link, birth, message)
                        .recover(failure -> rollback(open).transform(_ -> Future.failedFuture(failure)))
                        // Before the patience ends: a connection in the middle of a birth is nobody else's.
                        .eventually(open::close)));
    }

    private Future<Verdict> registered(SqlConnection open, Link link, Birth birth, byte[] message) {
        String did = link.device().value();
        long connection = link.connection();
        Birth.Acknowledged acknowledged = birth.acknowledged();
        JournalKey ack = acknowledged == null ? null : acknowledged.key();
        open.query("begin").execute();
        Future<RowSet<Row>> fence = open.preparedQuery(FENCE).execute(Tuple.of(did, connection));
        open.preparedQuery(FORGET_LOST).execute(Tuple.of(did));
        Future<RowSet<Row>> gaps = open.preparedQuery(GAPS).execute(Tuple.of(did));
        Future<RowSet<Row>> standing = open.preparedQuery(STANDING).execute(Tuple.of(
                did, ack == null ? null : ack.epoch(), ack == null ? null : ack.seq(), birth.epoch(), birth.lastSeq()));
        return Future.join(fence, gaps, standing)
                .compose(_ -> fence.result().size() == 0
                        ? rollback(open).map(_ -> new Verdict.Overtaken())
                        : entered(open, link, birth, message, standing(standing.result(), gaps.result())));
    }

    private Future<Verdict> entered(SqlConnection open, Link link, Birth birth, byte[] message, Standing standing) {
        Verdict verdict = BirthCheck.verdict(birth, standing);
        String did = link.device().value();
        List<Future<?>> sent = new ArrayList<>();
        Buffer bytes = buffer(message);
        sent.add(open.preparedQuery(BIRTH).execute(Tuple.of(did, link.connection(), node, birth.boot(), bytes)));
        switch (verdict) {
            case Verdict.Welcome welcome -> {
                sent.add(open.preparedQuery(BORN).execute(Tuple.of(did, link.connection(), birth.boot(), bytes)));
                if (!welcome.replay().isEmpty()) {
                    sent.add(open.preparedQuery(ASKED).execute(Tuple.of(did, link.connection())
                            .addArrayOfLong(welcome.replay().stream().map(r -> r.epoch()).toArray(Long[]::new))
                            .addArrayOfLong(welcome.replay().stream().map(r -> r.fromSeq()).toArray(Long[]::new))));
                }
            }
            case Verdict.Forked forked -> sent.addAll(fork(open, link, standing, forked));
            case Verdict.Overtaken _ -> { }
        }
        Future<RowSet<Row>> boots = open.preparedQuery(BOOTS).execute(Tuple.of(did));
        sent.add(boots);
        return Future.join(sent)
                .compose(_ -> watched(open, did, boots.result()))
                .compose(_ -> open.query("commit").execute())
                .map(_ -> verdict);
    }

    private static List<Future<?>> fork(SqlConnection open, Link link, Standing standing, Verdict.Forked forked) {
        if (standing.forked()) {
            return List.of();
        }
        JournalKey key = forked.key();
        String did = link.device().value();
        return List.of(
                open.preparedQuery(FORK).execute(Tuple.of(did, link.connection(), forked.code())
                        .addLong(key == null ? null : key.epoch())
                        .addLong(key == null ? null : key.seq())
                        .addBuffer(nullable(forked.stored()))
                        .addBuffer(nullable(forked.offered()))),
                open.preparedQuery(ALARM).execute(Tuple.of(did, "journal.forked", forked.code() + " at birth, key " + key)));
    }

    private static Future<?> watched(SqlConnection open, String did, RowSet<Row> rows) {
        List<Long> boots = new ArrayList<>();
        rows.forEach(row -> boots.add(row.getLong(0)));
        return BirthCheck.cloned(boots)
                ? open.preparedQuery(CLONE_ALARM).execute(Tuple.of(did, "boots within a minute: " + boots))
                : Future.succeededFuture();
    }

    private static Standing standing(RowSet<Row> rows, RowSet<Row> gapRows) {
        List<Gap> gaps = new ArrayList<>();
        gapRows.forEach(row ->
                gaps.add(new Gap(row.getLong(0), row.getLong(1), row.getLong(2), row.getShort(3), 0)));
        Row row = rows.iterator().next();
        Long epoch = row.getLong("epoch");
        Long lastSeq = row.getLong("last_seq");
        return new Standing(
                row.getLong("epoch_floor"),
                epoch == null ? 0 : epoch,
                lastSeq == null ? 0 : lastSeq,
                bytes(row.getBuffer("acknowledged")),
                bytes(row.getBuffer("last")),
                row.getBoolean("forked"),
                gaps,
                row.get(OffsetDateTime.class, "at").toInstant());
    }

    private static Future<RowSet<Row>> rollback(SqlConnection open) {
        return open.query("rollback").execute();
    }

    private static byte @Nullable [] bytes(@Nullable Buffer buffer) {
        return buffer == null ? null : buffer.getBytes();
    }

    private static @Nullable Buffer nullable(byte @Nullable [] bytes) {
        return bytes == null ? null : buffer(bytes);
    }

    private static Buffer buffer(byte[] bytes) {
        return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
    }
}
