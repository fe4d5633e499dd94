package io.wardline.platform.cabinet;

import io.vertx.sqlclient.Row;
import io.wardline.platform.cabinet.CabinetSheet.StepCause;
import io.wardline.platform.catalog.ItemId;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.LotId;
import io.wardline.platform.ledger.OwnerId;
import io.wardline.platform.ledger.UnitId;
import io.wardline.platform.ledger.UnitState;
import io.wardline.platform.place.PlaceId;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The facts that a replay reads, and the state that it compares with. Everything comes from one snapshot of the database.
final class ReplayStore {
    static final String ONE_SNAPSHOT =
            """
            set transaction isolation level repeatable read, read only
            """;
    static final String SHELVES =
            """
            select did, place_id from device_registry
            """;
    static final String UNITS =
            """
            select distinct on (m.unit_id) m.unit_id, u.epc, m.item_id, m.lot_id, m.owner_id, m.to_place_id
            from ledger_movement m join ledger_unit u on u.id = m.unit_id
            order by m.unit_id, m.no
            """;
    static final String BOUND_LATER =
            """
            select distinct unnest(tags) from cabinet_step where cause = 'BIND'
            """;
    static final String LINES_OF_BINDINGS =
            """
            select cause, count(*) from ledger_movement
            where reason = 'TAGGED' and cause in (select act from cabinet_step where cause = 'BIND') group by cause
            """;
    static final String STEPS =
            """
            select s.id, s.did, s.cause, s.epoch, s.seq, s.to_seq, s.tags, s.act, s.interpreter, s.at,
                   i.received_at, i.replayed, i.entry, s.about, s.about_kind
            from (select * from cabinet_step where id > $1 order by id limit $2) s
            left join lateral (
                select b.received_at, b.replayed, b.entry from device_inbox b
                where b.did = s.did and b.epoch = s.epoch and b.seq = s.seq and s.cause = 'ENTRY' limit 1) i on true
            order by s.id
            """;
    static final String MOVEMENTS =
            """
            select id, unit_id, from_place_id, to_place_id, reason from ledger_movement where id = any ($1::uuid[])
            """;
    static final String MOVEMENTS_OF_CABINETS =
            """
            select count(*) from ledger_movement
            where cause like 'entry:%' or (cause like 'act:%' and reason <> 'TAGGED'
                and cause in (select act from cabinet_step where cause = 'BIND'))
            """;
    static final String DISCREPANCIES =
            """
            select did, tag, kind, session, resolution from cabinet_discrepancy
            """;
    static final String BALANCES_THAT_DIFFER =
            """
            with flow as (
                select to_place_id as place_id, item_id, lot_id, owner_id, quantity from ledger_movement
                union all
                select from_place_id, item_id, lot_id, owner_id, -quantity from ledger_movement),
            folded as (
                select f.place_id, f.lot_id, f.owner_id, sum(f.quantity) as quantity
                from flow f join place p on p.id = f.place_id
                where p.physical group by f.place_id, f.lot_id, f.owner_id)
            select 'balance ' || coalesce(f.place_id, b.place_id) || '/' || coalesce(f.lot_id, b.lot_id) || '/'
                   || coalesce(f.owner_id, b.owner_id) || ': movements ' || coalesce(f.quantity, 0) || ', book '
                   || coalesce(b.quantity, 0)
            from folded f
            full join ledger_balance b on b.place_id = f.place_id and b.lot_id = f.lot_id and b.owner_id = f.owner_id
            where coalesce(f.quantity, 0) <> coalesce(b.quantity, 0)
            limit 20
            """;
    static final String PLACES_THAT_DIFFER =
            """
            select 'unit ' || coalesce(l.unit_id, s.unit_id) || ': last movement to ' || coalesce(l.to_place_id::text, 'nowhere')
                   || ', book ' || coalesce(s.place_id::text, 'nowhere')
            from (select distinct on (unit_id) unit_id, to_place_id from ledger_movement
                  where unit_id is not null order by unit_id, no desc) l
            full join ledger_standing s on s.unit_id = l.unit_id
            where l.to_place_id is distinct from s.place_id
            limit 20
            """;
    static final String LIVE_BALANCES =
            """
            select p.code, i.code, t.number, o.code, sum(b.quantity)::bigint
            from ledger_balance b join place p on p.id = b.place_id join catalog_item i on i.id = b.item_id
            join ledger_lot t on t.id = b.lot_id join ledger_owner o on o.id = b.owner_id
            where b.quantity <> 0
            group by p.code, i.code, t.number, o.code
            """;
    static final String LOOSE_BALANCES =
            """
            with flow as (
                select to_place_id as place_id, item_id, lot_id, owner_id, quantity from ledger_movement where unit_id is null
                union all
                select from_place_id, item_id, lot_id, owner_id, -quantity from ledger_movement where unit_id is null)
            select p.code, i.code, t.number, o.code, sum(f.quantity)::bigint
            from flow f join place p on p.id = f.place_id join catalog_item i on i.id = f.item_id
            join ledger_lot t on t.id = f.lot_id join ledger_owner o on o.id = f.owner_id
            where p.physical group by p.code, i.code, t.number, o.code having sum(f.quantity) <> 0
            """;
    static final String LIVE_UNITS =
            """
            select u.epc, p.code from ledger_standing s
            join ledger_unit u on u.id = s.unit_id join place p on p.id = s.place_id
            """;
    static final String LIVE_SESSIONS =
            """
            select s.did, s.session, s.state,
                   coalesce((select string_agg(l.tag || ':' || l.kind, ',' order by l.tag || ':' || l.kind collate "C")
                             from cabinet_session_line l where l.did = s.did and l.number = s.number), '')
            from cabinet_session s
            """;
    static final String LIVE_DISCREPANCIES =
            """
            select did, tag, kind from cabinet_discrepancy where resolved_at is null
            """;
    static final String NAMES =
            """
            select 'P', id, code from place where physical
            union all select 'I', id, code from catalog_item
            union all select 'L', id, number from ledger_lot
            union all select 'O', id, code from ledger_owner
            """;

    /// A step as it was written, with its entry where it has one.
    @SuppressWarnings("ArrayRecordComponent") // Bytes on their way to the decoder; nobody compares steps.
    record StoredStep(
            long id,
            DeviceId did,
            StepCause cause,
            @Nullable Long epoch,
            @Nullable Long seq,
            @Nullable Long toSeq,
            List<TagId> tags,
            @Nullable String act,
            int interpreter,
            Instant at,
            boolean replayed,
            byte @Nullable [] entry,
            @Nullable DiscrepancyKey about) {}

    /// A movement as the ledger has it.
    record StoredMovement(UUID id, long unit, long from, long to, String reason) {}

    /// Of which kind a name is, by the letter of [#NAMES].
    record NameKey(String kind, long id) {}

    void holdOneSnapshot(Tx tx) {
        tx.execute(ONE_SNAPSHOT);
    }

    Map<DeviceId, PlaceId> shelves(Tx tx) {
        var shelves = new HashMap<DeviceId, PlaceId>();
        tx.rows(SHELVES, row -> shelves.put(new DeviceId(row.getString(0)), new PlaceId(row.getLong(1))));
        return shelves;
    }

    /// Every unit where its binding put it.
    List<UnitState> units(Tx tx) {
        return tx.rows(
                UNITS,
                row -> new UnitState(
                        new UnitId(row.getLong(0)),
                        new TagId(row.getString(1)),
                        new ItemId(row.getLong(2)),
                        new LotId(row.getLong(3)),
                        new OwnerId(row.getLong(4)),
                        new PlaceId(row.getLong(5))));
    }

    Set<TagId> boundLater(Tx tx) {
        return new HashSet<>(tx.rows(BOUND_LATER, row -> new TagId(row.getString(0))));
    }

    /// How many lines each act of binding posted itself, before those that follow from claims.
    Map<String, Integer> linesOfBindings(Tx tx) {
        var lines = new HashMap<String, Integer>();
        tx.rows(LINES_OF_BINDINGS, row -> lines.put(row.getString(0), row.getInteger(1)));
        return lines;
    }

    List<StoredStep> steps(Tx tx, long after, int most) {
        return tx.rows(STEPS, ReplayStore::step, after, (long) most);
    }

    private static StoredStep step(Row row) {
        var tags = row.getArrayOfStrings(6);
        var received = row.getOffsetDateTime(10);
        var entry = row.getBuffer(12);
        return new StoredStep(
                row.getLong(0),
                new DeviceId(row.getString(1)),
                StepCause.valueOf(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                tags == null ? List.of() : List.of(tags).stream().map(TagId::new).toList(),
                row.getString(7),
                row.getInteger(8),
                (received == null ? row.getOffsetDateTime(9) : received).toInstant(),
                Boolean.TRUE.equals(row.getBoolean(11)),
                entry == null ? null : entry.getBytes(),
                about(row));
    }

    private static @Nullable DiscrepancyKey about(Row row) {
        var tag = row.getString(13);
        return tag == null
                ? null
                : new DiscrepancyKey(new DeviceId(row.getString(1)), tag, DiscrepancyKind.valueOf(row.getString(14)));
    }

    Map<UUID, StoredMovement> movements(Tx tx, Collection<UUID> ids) {
        var found = new HashMap<UUID, StoredMovement>();
        tx.rows(
                MOVEMENTS,
                row -> found.put(
                        row.getUUID(0),
                        new StoredMovement(
                                row.getUUID(0), row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4))),
                Columns.uuids(ids, id -> id));
        return found;
    }

    long movementsOfCabinets(Tx tx) {
        return tx.row(MOVEMENTS_OF_CABINETS, row -> row.getLong(0)).orElseThrow();
    }

    List<CountyBook.Row> discrepancies(Tx tx) {
        return tx.rows(DISCREPANCIES, row -> {
            var resolution = row.getString(4);
            return new CountyBook.Row(
                    new DiscrepancyKey(
                            new DeviceId(row.getString(0)), row.getString(1), DiscrepancyKind.valueOf(row.getString(2))),
                    row.getInteger(3),
                    resolution == null ? null : Resolution.valueOf(resolution));
        });
    }

    /// What folding all movements gives otherwise than the book: nothing, if all is well.
    List<String> foldDiffers(Tx tx) {
        var differences = tx.rows(BALANCES_THAT_DIFFER, row -> row.getString(0));
        differences.addAll(tx.rows(PLACES_THAT_DIFFER, row -> row.getString(0)));
        return differences;
    }

    /// The lines of the state hash as the database has them.
    List<String> liveLines(Tx tx) {
        var lines = tx.rows(LIVE_BALANCES, ReplayStore::balance);
        lines.addAll(tx.rows(LIVE_UNITS, row -> StateHash.unit(row.getString(0), row.getString(1))));
        lines.addAll(tx.rows(
                LIVE_SESSIONS,
                row -> StateHash.session(row.getString(0), row.getString(1), row.getString(2), row.getString(3))));
        lines.addAll(tx.rows(
                LIVE_DISCREPANCIES,
                row -> StateHash.discrepancy(row.getString(0), row.getString(1), row.getString(2))));
        return lines;
    }

    /// The lines of loose stock, folded from the movements.
    List<String> looseLines(Tx tx) {
        return tx.rows(LOOSE_BALANCES, ReplayStore::balance);
    }

    private static String balance(Row row) {
        return StateHash.balance(row.getString(0), row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
    }

    Map<NameKey, String> names(Tx tx) {
        var names = new HashMap<NameKey, String>();
        tx.rows(NAMES, row -> names.put(new NameKey(row.getString(0), row.getLong(1)), row.getString(2)));
        return names;
    }
}
