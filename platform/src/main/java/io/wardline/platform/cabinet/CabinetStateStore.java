package io.wardline.platform.cabinet;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.place.PlaceId;
import io.wardline.protocol.device.Decoded;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads cabinets back from the database: their locks, their states, and who claims a tag.
final class CabinetStateStore {
    static final String LOCK =
            """
            select did, steps from cabinet where did = any ($1::text[]) order by did for update
            """;
    static final String BEGIN =
            """
            insert into cabinet (did, changed_at)
            select did, now() from device_registry where did = any ($1::text[]) and kind = 'CABINET'
            on conflict on constraint cabinet_pkey do nothing
            """;
    static final String STATES =
            """
            select c.did, c.steps, c.epoch, c.unverified, c.door, c.strayed, r.place_id
            from cabinet c join device_registry r on r.did = c.did
            where c.did = any ($1::text[])
            """;
    static final String CLAIMS =
            """
            select l.did, l.tag, l.present
            from cabinet c join cabinet_claim l on l.did = c.did
            where c.did = any ($1::text[]) and (l.present or l.taken_in = c.sessions)
            """;
    static final String SESSIONS =
            """
            select s.did, s.number, s.session, s.state
            from unnest($1::text[]) d (did)
            cross join lateral (
                select n.did, n.number, n.session, n.state from cabinet_session n
                where n.did = d.did order by n.number desc limit $2) s
            order by s.did, s.number
            """;
    static final String SUSPECTS =
            """
            select did, tag, session from cabinet_discrepancy
            where did = any ($1::text[]) and kind = 'SUSPECT' and resolved_at is null
            """;
    static final String PARTIALS =
            """
            select i.did, i.entry
            from cabinet c
            join device_cursor p on p.did = c.did
            join device_inbox i on i.did = c.did and i.epoch = c.partial_epoch and i.seq >= c.partial_seq
            where c.did = any ($1::text[]) and c.partial_seq is not null and i.poison is null
              and (i.epoch, i.seq) < (p.epoch, p.next_seq)
            order by i.did, i.seq
            """;
    static final String CLAIMANTS =
            """
            select l.tag, l.did, l.present, r.place_id
            from cabinet_claim l join device_registry r on r.did = l.did
            where l.tag = any ($1::text[])
            """;
    static final String NEXT_STEPS =
            """
            select nextval('cabinet_step_order') from generate_series(1, $1::bigint)
            """;

    /// A cabinet's last claim about a tag, and the place that the cabinet is.
    record Claimant(TagId tag, DeviceId did, boolean present, PlaceId shelf) {}

    /// Locks the cabinets in the order of their ids, makes rows for those that have none, and returns their step numbers.
    Map<DeviceId, Long> lock(Tx tx, Collection<DeviceId> dids) {
        var held = locked(tx, dids);
        if (held.size() < dids.size()) {
            tx.execute(BEGIN, Columns.texts(dids, DeviceId::value));
            held = locked(tx, dids);
        }
        return held;
    }

    private static Map<DeviceId, Long> locked(Tx tx, Collection<DeviceId> dids) {
        var held = new TreeMap<DeviceId, Long>();
        tx.rows(LOCK, row -> held.put(did(row), row.getLong(1)), Columns.texts(dids, DeviceId::value));
        return held;
    }

    /// The states as the database has them; to be called while the cabinets are locked.
    Map<DeviceId, Remembered> load(Tx tx, Collection<DeviceId> dids) {
        var names = Columns.texts(dids, DeviceId::value);
        var present = new HashMap<DeviceId, Set<TagId>>();
        var taken = new HashMap<DeviceId, Set<TagId>>();
        tx.rows(
                CLAIMS,
                row -> (row.getBoolean(2) ? present : taken)
                        .computeIfAbsent(did(row), _ -> new HashSet<>())
                        .add(new TagId(row.getString(1))),
                names);
        var known = new HashMap<DeviceId, List<String>>();
        var newest = new HashMap<DeviceId, DoorSession>();
        tx.rows(
                SESSIONS,
                row -> {
                    known.computeIfAbsent(did(row), _ -> new ArrayList<>()).add(row.getString(2));
                    var state = SessionState.valueOf(row.getString(3));
                    return newest.put(did(row), new DoorSession(row.getInteger(1), row.getString(2), state));
                },
                names,
                (long) CabinetState.SESSIONS_KNOWN);
        var suspects = new HashMap<DeviceId, Map<TagId, Integer>>();
        tx.rows(
                SUSPECTS,
                row -> suspects.computeIfAbsent(did(row), _ -> new HashMap<>())
                        .put(new TagId(row.getString(1)), row.getInteger(2)),
                names);
        var partials = partials(tx, names);
        var states = new HashMap<DeviceId, Remembered>();
        tx.rows(STATES, row -> row, names).forEach(row -> {
            var did = did(row);
            var state = new CabinetState(
                    row.getLong(2),
                    present.getOrDefault(did, Set.of()),
                    taken.getOrDefault(did, Set.of()),
                    newest.get(did),
                    known.getOrDefault(did, List.of()),
                    suspects.getOrDefault(did, Map.of()),
                    partials.get(did),
                    row.getString(5),
                    row.getBoolean(3),
                    Door.valueOf(row.getString(4)));
            states.put(did, new Remembered(row.getLong(1), state, new PlaceId(row.getLong(6))));
        });
        return states;
    }

    /// Unfinished snapshots are not kept twice: their chunks are read from the inbox again.
    private static Map<DeviceId, PartialSnapshot> partials(Tx tx, Object names) {
        var partials = new HashMap<DeviceId, PartialSnapshot>();
        tx.rows(PARTIALS, row -> row, names).forEach(row -> {
            if (Entry.read(row.getBuffer(1).getBytes()) instanceof Decoded.Ok<Entry>(Entry entry)
                    && entry.event() instanceof SnapshotChunk chunk) {
                partials.compute(did(row), (_, begun) -> begunOrContinued(begun, entry.key(), chunk));
            }
        });
        return partials;
    }

    private static PartialSnapshot begunOrContinued(@Nullable PartialSnapshot begun, JournalKey key, SnapshotChunk chunk) {
        return begun == null ? PartialSnapshot.begun(key, chunk) : begun.with(chunk);
    }

    List<Claimant> claimants(Tx tx, Collection<TagId> tags) {
        return tx.rows(
                CLAIMANTS,
                row -> new Claimant(
                        new TagId(row.getString(0)),
                        new DeviceId(row.getString(1)),
                        row.getBoolean(2),
                        new PlaceId(row.getLong(3))),
                Columns.texts(tags, TagId::hex));
    }

    /// Ids for this many steps, ascending; to be drawn while the units of the steps are locked.
    List<Long> nextSteps(Tx tx, int count) {
        return count == 0 ? List.of() : tx.rows(NEXT_STEPS, row -> row.getLong(0), (long) count);
    }

    private static DeviceId did(Row row) {
        return new DeviceId(row.getString(0));
    }
}
