package io.wardline.gateway.inbox;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import io.wardline.gateway.inbox.Plan.Part;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The statements of the inserting transaction. Each one writes for a link only while its row in `device_link` still carries
/// its number, and holds that row FOR SHARE until the commit, so that a take-over waits.
final class InboxStore {
    /// Stores the fresh entries, one row a link comes back for those that hold the fence and whose head is the expected one.
    /// A link without entries (seq 0) says nothing of the head: before its birth nobody has told it where the head is.
    /// There is no `on conflict`: under the fence and the expected head no fresh key can be there already, and asking all the
    /// same takes a fifth of the statement's time. Should one be there, its message fails when
    /// it is stored alone, and its link is closed.
    static final String STORE =
            """
            with link as materialized (
                select a.n, l.did, l.connection, a.epoch, a.seq
                from unnest($1::int[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
                     as a (n, did, connection, was_epoch, was_seq, epoch, seq)
                join device_link l on l.did = a.did and l.connection = a.connection
                left join device_head h on h.did = a.did
                where a.seq = 0 or (coalesce(h.epoch, 0) = a.was_epoch and coalesce(h.last_seq, 0) = a.was_seq)
                for share of l
            ), stored as (
                insert into device_inbox (did, epoch, seq, day, received_at, connection, replayed, poison, hash, entry)
                select link.did, r.epoch, r.seq, (now() at time zone 'UTC')::date, now(), link.connection, r.replayed,
                       r.poison, r.hash, r.entry
                from unnest($8::int[], $9::bigint[], $10::bigint[], $11::boolean[], $12::text[], $13::bytea[], $14::bytea[])
                     as r (n, epoch, seq, replayed, poison, hash, entry)
                join link on link.n = r.n
                returning did
            ), head as (
                insert into device_head (did, epoch, last_seq)
                select did, epoch, seq from link where seq > 0
                on conflict (did) do update set epoch = excluded.epoch, last_seq = excluded.last_seq
            )
            select link.n, coalesce(c.rows, 0)::int as rows, now() as at
            from link left join (select did, count(*) as rows from stored group by did) c on c.did = link.did
            """;

    static final String FENCE =
            """
            select l.did
            from unnest($1::text[], $2::bigint[]) as a (did, connection)
            join device_link l on l.did = a.did and l.connection = a.connection
            for share of l
            """;

    static final String LOOK_UP =
            """
            select i.did, i.epoch, i.seq, i.hash
            from unnest($1::text[], $2::bigint[], $3::bigint[]) as k (did, epoch, seq)
            join device_inbox i on i.did = k.did and i.epoch = k.epoch and i.seq = k.seq
            """;

    private static final String PROBE =
            """
            insert into device_inbox (did, epoch, seq, day, received_at, connection, replayed, poison, hash, entry)
            values ($1, $3, $4, (now() at time zone 'UTC')::date, now(), $2, false, $5, $6, $7)
            on conflict do nothing
            """;

    private static final String FILL =
            """
            insert into device_fill (did, epoch, seq)
            select l.did, k.epoch, k.seq
            from unnest($3::bigint[], $4::bigint[]) as k (epoch, seq)
            join device_link l on l.did = $1 and l.connection = $2
            on conflict do nothing
            """;

    private static final String FORGET_GAPS =
            """
            delete from device_gap g using device_link l
            where g.did = $1 and l.did = g.did and l.connection = $2
              and not exists (select from unnest($3::bigint[], $4::bigint[]) as k (epoch, from_seq)
                              where k.epoch = g.epoch and k.from_seq = g.from_seq)
            """;

    private static final String GAPS =
            """
            insert into device_gap as g (did, epoch, from_seq, to_seq, asked, asked_on, asked_at, seen_at)
            select l.did, a.epoch, a.from_seq, a.to_seq, a.asked, l.connection, now(), now()
            from unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::smallint[]) as a (epoch, from_seq, to_seq, asked)
            join device_link l on l.did = $1 and l.connection = $2
            on conflict (did, epoch, from_seq) do update
            set to_seq = excluded.to_seq, asked = excluded.asked,
                asked_on = case when excluded.asked > g.asked then excluded.asked_on else g.asked_on end,
                asked_at = case when excluded.asked > g.asked then excluded.asked_at else g.asked_at end
            """;

    private static final String TELEMETRY =
            """
            insert into device_telemetry (did, boot, seq, day, received_at, readings)
            select l.did, t.boot, t.seq, (now() at time zone 'UTC')::date, now(), t.readings
            from unnest($3::bigint[], $4::bigint[], $5::bytea[]) as t (boot, seq, readings)
            join device_link l on l.did = $1 and l.connection = $2
            on conflict do nothing
            """;

    private static final String REPORTED =
            """
            insert into device_reported (did, connection, received_at, document)
            select l.did, l.connection, now(), $3 from device_link l where l.did = $1 and l.connection = $2
            on conflict (did) do update
            set connection = excluded.connection, received_at = excluded.received_at, document = excluded.document
            """;

    private static final String QUARANTINE =
            """
            insert into device_quarantine (did, at, code, topic, epoch, seq, detail, bytes)
            select l.did, now(), q.code, q.topic, q.epoch, q.seq, q.detail, q.bytes
            from unnest($3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::bytea[])
                 as q (code, topic, epoch, seq, detail, bytes)
            join device_link l on l.did = $1 and l.connection = $2
            """;

    private static final String ALARM =
            """
            insert into device_alarm (did, at, code, detail)
            select l.did, now(), a.code, a.detail
            from unnest($3::text[], $4::text[]) as a (code, detail)
            join device_link l on l.did = $1 and l.connection = $2
            """;

    private static final String FORK =
            """
            insert into device_fork (did, at, connection, code, epoch, seq, stored, offered)
            select l.did, now(), l.connection, $3, $4, $5, $6, $7
            from device_link l where l.did = $1 and l.connection = $2
            """;

    static final String PARTITIONS =
            """
            select device_partitions((now() at time zone 'UTC')::date - 1, 9)
            """;

    private InboxStore() {}

    /// A statement with its parameters.
    record Step(String sql, Tuple parameters) {}

    /// What the insert said of one link.
    ///
    /// @param rows entries stored
    /// @param at   database time
    record Stored(int rows, Instant at) {}

    static Step store(Plan plan) {
        List<Part> parts = plan.parts();
        int links = parts.size();
        Integer[] n = new Integer[links];
        String[] did = new String[links];
        Long[] connection = new Long[links];
        Long[] wasEpoch = new Long[links];
        Long[] wasSeq = new Long[links];
        Long[] epoch = new Long[links];
        Long[] seq = new Long[links];
        int count = 0;
        for (int i = 0; i < links; i++) {
            Part part = parts.get(i);
            n[i] = i;
            did[i] = part.link().device().value();
            connection[i] = part.link().connection();
            wasEpoch[i] = part.before().epoch();
            wasSeq[i] = part.before().lastSeq();
            boolean moved = !part.rows().isEmpty();
            epoch[i] = moved ? part.after().epoch() : 0L;
            seq[i] = moved ? part.after().lastSeq() : 0L;
            count += part.rows().size();
        }
        Tuple parameters = Tuple.tuple();
        parameters.addArrayOfInteger(n);
        parameters.addArrayOfString(did);
        parameters.addArrayOfLong(connection);
        parameters.addArrayOfLong(wasEpoch);
        parameters.addArrayOfLong(wasSeq);
        parameters.addArrayOfLong(epoch);
        parameters.addArrayOfLong(seq);
        addRows(parameters, parts, count);
        return new Step(STORE, parameters);
    }

    /// One line alone, for a transaction that is rolled back: is it this row that the database refuses?
    static Step probe(Arrival.Entries entries, Line line) {
        return new Step(PROBE, Tuple.of(
                        entries.link().device().value(), entries.link().connection(), line.key().epoch(), line.key().seq())
                .addString(line.poison() == null ? null : line.poison().code())
                .addBuffer(buffer(line.hash()))
                .addBuffer(buffer(line.bytes())));
    }

    private static void addRows(Tuple parameters, List<Part> parts, int count) {
        Integer[] n = new Integer[count];
        Long[] epoch = new Long[count];
        Long[] seq = new Long[count];
        Boolean[] replayed = new Boolean[count];
        @Nullable String[] poison = new @Nullable String[count];
        Buffer[] hash = new Buffer[count];
        Buffer[] entry = new Buffer[count];
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            for (Line line : parts.get(i).rows()) {
                n[at] = i;
                epoch[at] = line.key().epoch();
                seq[at] = line.key().seq();
                replayed[at] = line.replayed();
                poison[at] = line.poison() == null ? null : line.poison().code();
                hash[at] = buffer(line.hash());
                entry[at] = buffer(Refusals.storable(line));
                at++;
            }
        }
        parameters.addArrayOfInteger(n);
        parameters.addArrayOfLong(epoch);
        parameters.addArrayOfLong(seq);
        parameters.addArrayOfBoolean(replayed);
        parameters.addArrayOfString(poison);
        parameters.addArrayOfBuffer(hash);
        parameters.addArrayOfBuffer(entry);
    }

    static Map<Integer, Stored> stored(Iterable<Row> rows) {
        Map<Integer, Stored> byLink = new HashMap<>();
        for (Row row : rows) {
            byLink.put(row.getInteger(0), new Stored(row.getInteger(1), row.get(OffsetDateTime.class, 2).toInstant()));
        }
        return byLink;
    }

    static Tuple links(List<Arrival> arrivals) {
        List<Arrival> firsts = arrivals.stream()
                .collect(java.util.stream.Collectors.toMap(Arrival::link, a -> a, (a, _) -> a, java.util.LinkedHashMap::new))
                .values().stream().toList();
        return Tuple.tuple()
                .addArrayOfString(firsts.stream().map(a -> a.link().device().value()).toArray(String[]::new))
                .addArrayOfLong(firsts.stream().map(a -> a.link().connection()).toArray(Long[]::new));
    }

    static Tuple keys(List<EntryKey> keys) {
        return Tuple.tuple()
                .addArrayOfString(keys.stream().map(k -> k.device().value()).toArray(String[]::new))
                .addArrayOfLong(keys.stream().map(k -> k.key().epoch()).toArray(Long[]::new))
                .addArrayOfLong(keys.stream().map(k -> k.key().seq()).toArray(Long[]::new));
    }

    static Map<EntryKey, byte[]> hashes(Iterable<Row> rows) {
        Map<EntryKey, byte[]> hashes = new HashMap<>();
        for (Row row : rows) {
            hashes.put(
                    new EntryKey(new DeviceId(row.getString(0)), new JournalKey(row.getLong(1), row.getLong(2))),
                    row.getBuffer(3).getBytes());
        }
        return hashes;
    }

    /// Everything that one link writes beside its fresh entries.
    static List<Step> more(Part part) {
        List<Step> steps = new ArrayList<>();
        if (!part.fills().isEmpty()) {
            steps.add(new Step(FILL, whose(part)
                    .addArrayOfLong(part.fills().stream().map(JournalKey::epoch).toArray(Long[]::new))
                    .addArrayOfLong(part.fills().stream().map(JournalKey::seq).toArray(Long[]::new))));
        }
        if (part.gaps()) {
            var gaps = part.after().gaps();
            Long[] epochs = gaps.stream().map(g -> g.epoch()).toArray(Long[]::new);
            Long[] from = gaps.stream().map(g -> g.fromSeq()).toArray(Long[]::new);
            steps.add(new Step(FORGET_GAPS, whose(part).addArrayOfLong(epochs).addArrayOfLong(from)));
            steps.add(new Step(GAPS, whose(part)
                    .addArrayOfLong(epochs)
                    .addArrayOfLong(from)
                    .addArrayOfLong(gaps.stream().map(g -> g.toSeq()).toArray(Long[]::new))
                    .addArrayOfShort(gaps.stream().map(g -> (short) g.asked()).toArray(Short[]::new))));
        }
        if (!part.readings().isEmpty()) {
            steps.add(new Step(TELEMETRY, whose(part)
                    .addArrayOfLong(part.readings().stream().map(Arrival.Readings::boot).toArray(Long[]::new))
                    .addArrayOfLong(part.readings().stream().map(Arrival.Readings::seq).toArray(Long[]::new))
                    .addArrayOfBuffer(part.readings().stream().map(r -> buffer(r.payload())).toArray(Buffer[]::new))));
        }
        if (part.reported() != null) {
            steps.add(new Step(REPORTED, whose(part).addBuffer(buffer(part.reported().payload()))));
        }
        if (!part.quarantine().isEmpty()) {
            steps.add(quarantine(part));
        }
        if (!part.alarms().isEmpty()) {
            steps.add(new Step(ALARM, whose(part)
                    .addArrayOfString(part.alarms().stream().map(Plan.Alarm::code).toArray(String[]::new))
                    .addArrayOfString(part.alarms().stream().map(Plan.Alarm::detail).toArray(String[]::new))));
        }
        if (part.fork() != null) {
            steps.add(fork(part, part.fork()));
        }
        return steps;
    }

    private static Step quarantine(Part part) {
        var bad = part.quarantine();
        return new Step(QUARANTINE, whose(part)
                .addArrayOfString(bad.stream().map(Plan.Quarantined::code).toArray(String[]::new))
                .addArrayOfString(bad.stream().map(q -> Refusals.text(q.topic())).toArray(String[]::new))
                .addArrayOfLong(bad.stream().map(q -> q.key() == null ? null : q.key().epoch()).toArray(Long[]::new))
                .addArrayOfLong(bad.stream().map(q -> q.key() == null ? null : q.key().seq()).toArray(Long[]::new))
                .addArrayOfString(bad.stream().map(q -> Refusals.text(q.detail())).toArray(String[]::new))
                .addArrayOfBuffer(bad.stream().map(q -> buffer(q.bytes())).toArray(Buffer[]::new)));
    }

    private static Step fork(Part part, Plan.Fork fork) {
        byte[] stored = fork.stored();
        return new Step(FORK, whose(part)
                .addString(fork.code())
                .addLong(fork.key().epoch())
                .addLong(fork.key().seq())
                .addBuffer(stored == null ? null : buffer(stored))
                .addBuffer(buffer(fork.offered())));
    }

    private static Tuple whose(Part part) {
        return Tuple.of(part.link().device().value(), part.link().connection());
    }

    private static Buffer buffer(byte[] bytes) {
        return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
    }
}
