package io.wardline.platform.device;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Sent;
import io.wardline.platform.db.Tx;
import io.wardline.protocol.device.DeviceEvent.CommandResult;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The pump's statements. None of them is sent once for each row.
final class PumpStore {
    static final String SEALED_INBOX =
            """
            select * from device_inbox where sealing > $1 and sealing <= $2
            order by sealing, did collate "C", epoch, seq, day
            """;

    static final List<SealedTable> SEALED =
            List.of(SealedTable.of("device_inbox", SEALED_INBOX, "did", "epoch", "seq", "day"));

    static final String NOW =
            """
            select now()
            """;
    static final String PENDING =
            """
            select r.did from device_registry r
            join device_head h on h.did = r.did
            left join device_cursor c on c.did = r.did
            where r.shard = any ($1::bigint[])
              and (c.did is null or (h.epoch, h.last_seq) >= (c.epoch, c.next_seq)
                   or exists (select from device_fill f where f.did = r.did))
            """;
    static final String REGISTERED =
            """
            select did, shard, kind from device_registry where did = any ($1::text[])
            """;
    static final String CURSORS =
            """
            select did, epoch, next_seq from device_cursor where did = any ($1::text[])
            """;
    static final String ENTRIES =
            """
            select i.did, i.epoch, i.seq, i.received_at, i.replayed, i.poison, i.entry
            from unnest($1::text[], $2::bigint[], $3::bigint[]) c (did, epoch, seq)
            cross join lateral (
                select b.did, b.epoch, b.seq, b.received_at, b.replayed, b.poison, b.entry
                from device_inbox b
                where b.did = c.did and (b.epoch, b.seq) >= (c.epoch, c.seq)
                order by b.epoch, b.seq limit $4) i
            order by i.did, i.epoch, i.seq
            """;
    /// Bytes are searched before they are read: a hole is rare, and a week's backlog may stand above it.
    static final String DECLARATIONS =
            """
            select did, epoch, seq, received_at, replayed, poison, entry
            from device_inbox
            where did = $1 and epoch >= $2 and poison is null and position('journal.lost'::bytea in entry) > 0
            order by epoch, seq limit 1000
            """;
    static final String SNAPSHOTS_AFTER =
            """
            select did, epoch, seq, received_at, replayed, poison, entry
            from device_inbox
            where did = $1 and epoch > $2 and poison is null and position('snapshot'::bytea in entry) > 0
            order by epoch, seq limit 1000
            """;
    static final String ASKED_IN_VAIN =
            """
            select to_seq from device_gap
            where did = $1 and epoch = $2 and from_seq <= $3 and to_seq >= $3 and asked >= $4
              and asked_at <= now() - $5::bigint * interval '1 millisecond'
            order by to_seq desc limit 1
            """;
    static final String COVERED =
            """
            select seq, seq from device_inbox where did = $1 and epoch = $2 and seq between $3 and $4
            union all
            select from_seq, to_seq from device_lost where did = $1 and epoch = $2 and from_seq <= $4 and to_seq >= $3
            order by 1
            """;
    static final String WRITE_LOST =
            """
            insert into device_lost (did, epoch, from_seq, to_seq, cause, at)
            select *, now() from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[])
            """;
    /// A fill that the walk has just applied stands between the old and the new cursor and on no lost range.
    static final String SETTLE_FILLS =
            """
            with turn as (
                select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
                    t (did, old_epoch, old_seq, new_epoch, new_seq)),
            settled as (
                delete from device_fill f using turn t where f.did = t.did
                returning f.did, f.epoch, f.seq,
                    (f.epoch, f.seq) < (t.old_epoch, t.old_seq) as behind_before,
                    (f.epoch, f.seq) < (t.new_epoch, t.new_seq) as behind_now)
            insert into device_late (did, epoch, seq, at)
            select s.did, s.epoch, s.seq, now() from settled s
            where s.behind_now and (s.behind_before or exists (
                select from device_lost l
                where l.did = s.did and l.epoch = s.epoch and s.seq between l.from_seq and l.to_seq))
            on conflict on constraint device_late_pkey do nothing
            """;
    static final String MOVE_CURSORS =
            """
            insert into device_cursor (did, epoch, next_seq)
            select * from unnest($1::text[], $2::bigint[], $3::bigint[])
            on conflict on constraint device_cursor_pkey
            do update set epoch = excluded.epoch, next_seq = excluded.next_seq
            """;
    /// A result that comes after the deadline replaces EXPIRED; a final result is never replaced.
    static final String ENTER_RESULTS =
            """
            update device_outbox o set state = r.state, result_at = now(), result = r.reason
            from unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) r (did, id, state, reason)
            where o.id = r.id and o.did = r.did and o.state in ('QUEUED', 'SENT', 'DELIVERED', 'EXPIRED')
            """;
    static final String QUARANTINE =
            """
            insert into device_quarantine (did, at, code, topic, epoch, seq, detail, bytes)
            values ($1, now(), $2, null, $3, $4, $5, $6)
            """;

    /// A device as the pump needs to know it.
    record Registered(DeviceId did, int shard, DeviceKind kind) {}

    /// A device whose cursor a turn has moved, or whose late arrivals are to be settled.
    record Moved(DeviceId did, @Nullable Cursor before, Cursor after) {}

    OffsetDateTime now(Tx tx) {
        return tx.row(NOW, row -> row.getOffsetDateTime(0)).orElseThrow();
    }

    List<DeviceId> pending(Tx tx, Collection<Integer> shards) {
        return tx.rows(PENDING, row -> new DeviceId(row.getString(0)), Columns.longs(shards, Integer::longValue));
    }

    List<Registered> registered(Tx tx, Collection<DeviceId> dids) {
        return tx.rows(
                REGISTERED,
                row -> new Registered(
                        new DeviceId(row.getString(0)), row.getInteger(1), DeviceKind.valueOf(row.getString(2))),
                Columns.texts(dids, DeviceId::value));
    }

    Map<DeviceId, Cursor> cursors(Tx tx, Collection<DeviceId> dids) {
        var cursors = new HashMap<DeviceId, Cursor>();
        tx.rows(
                CURSORS,
                row -> cursors.put(new DeviceId(row.getString(0)), new Cursor(row.getLong(1), row.getLong(2))),
                Columns.texts(dids, DeviceId::value));
        return cursors;
    }

    /// @param dids    in any order
    /// @param cursors where each is to be read from; a device without one is read from its first entry
    Map<DeviceId, List<StoredEntry>> entries(
            Tx tx, Collection<DeviceId> dids, Map<DeviceId, Cursor> cursors, int each) {
        var found = new HashMap<DeviceId, List<StoredEntry>>();
        var start = new Cursor(0, 0);
        tx.rows(
                        ENTRIES,
                        PumpStore::entry,
                        Columns.texts(dids, DeviceId::value),
                        Columns.longs(dids, did -> cursors.getOrDefault(did, start).epoch()),
                        Columns.longs(dids, did -> cursors.getOrDefault(did, start).nextSeq()),
                        (long) each)
                .forEach(entry -> found.computeIfAbsent(entry.did(), _ -> new ArrayList<>()).add(entry));
        return found;
    }

    List<StoredEntry> declarations(Tx tx, DeviceId did, long epoch) {
        return tx.rows(DECLARATIONS, PumpStore::entry, did.value(), epoch);
    }

    List<StoredEntry> snapshotsAfter(Tx tx, DeviceId did, long epoch) {
        return tx.rows(SNAPSHOTS_AFTER, PumpStore::entry, did.value(), epoch);
    }

    /// The end of a gap that contains the hole's beginning and was asked for often enough, long enough ago.
    Optional<Long> askedInVain(Tx tx, DeviceId did, JournalRange hole, int asked, long graceMs) {
        return tx.row(
                ASKED_IN_VAIN, row -> row.getLong(0), did.value(), hole.epoch(), hole.fromSeq(), (short) asked, graceMs);
    }

    /// Which parts of the range are stored or written off already, in order.
    List<JournalRange> covered(Tx tx, DeviceId did, JournalRange range) {
        return tx.rows(
                COVERED,
                row -> new JournalRange(range.epoch(), row.getLong(0), row.getLong(1)),
                did.value(),
                range.epoch(),
                range.fromSeq(),
                range.toSeq());
    }

    Sent<Row> writeLost(Tx tx, List<Map.Entry<DeviceId, JournalItem.Lost>> lost) {
        return tx.send(
                WRITE_LOST,
                row -> row,
                Columns.texts(lost, each -> each.getKey().value()),
                Columns.longs(lost, each -> each.getValue().range().epoch()),
                Columns.longs(lost, each -> each.getValue().range().fromSeq()),
                Columns.longs(lost, each -> each.getValue().range().toSeq()),
                Columns.texts(lost, each -> each.getValue().cause().name()));
    }

    Sent<Row> settleFills(Tx tx, List<Moved> moved) {
        var start = new Cursor(0, 0);
        return tx.send(
                SETTLE_FILLS,
                row -> row,
                Columns.texts(moved, each -> each.did().value()),
                Columns.longs(moved, each -> each.before() == null ? start.epoch() : each.before().epoch()),
                Columns.longs(moved, each -> each.before() == null ? start.nextSeq() : each.before().nextSeq()),
                Columns.longs(moved, each -> each.after().epoch()),
                Columns.longs(moved, each -> each.after().nextSeq()));
    }

    Sent<Row> moveCursors(Tx tx, List<Moved> moved) {
        return tx.send(
                MOVE_CURSORS,
                row -> row,
                Columns.texts(moved, each -> each.did().value()),
                Columns.longs(moved, each -> each.after().epoch()),
                Columns.longs(moved, each -> each.after().nextSeq()));
    }

    Sent<Row> enterResults(Tx tx, List<Map.Entry<DeviceId, CommandResult>> results) {
        return tx.send(
                ENTER_RESULTS,
                row -> row,
                Columns.texts(results, each -> each.getKey().value()),
                Columns.uuids(results, each -> each.getValue().command()),
                Columns.texts(results, each -> each.getValue().state().name()),
                Columns.texts(results, each -> each.getValue().reason()));
    }

    void quarantine(Tx tx, StoredEntry entry, String code, String detail) {
        tx.execute(
                QUARANTINE,
                entry.did().value(),
                code,
                entry.key().epoch(),
                entry.key().seq(),
                detail,
                Buffer.buffer(entry.bytes()));
    }

    private static StoredEntry entry(Row row) {
        return new StoredEntry(
                new DeviceId(row.getString(0)),
                new JournalKey(row.getLong(1), row.getLong(2)),
                row.getOffsetDateTime(3).toInstant(),
                row.getBoolean(4),
                row.getString(5),
                row.getBuffer(6).getBytes());
    }
}
