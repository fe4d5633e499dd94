package io.wardline.platform.ledger;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.catalog.ItemId;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.db.Sent;
import io.wardline.platform.db.TransactionConflict;
import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.PostingResult.NewBalance;
import io.wardline.platform.ledger.PostingResult.UnitStep;
import io.wardline.platform.ledger.PostingResult.Write;
import io.wardline.platform.place.PlaceId;
import io.wardline.protocol.device.TagId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Movements, balances and the places of units. This is the only class that inserts movements. Rows are locked in the
 * order of their keys, units before balances, so that two postings wait for each other and do not deadlock.
 */
final class LedgerStore {
    static final String SEALED_MOVEMENTS =
            """
            select * from ledger_movement where sealing > $1 and sealing <= $2 order by sealing, id
            """;

    static final SealedTable SEALED = SealedTable.of("ledger_movement", SEALED_MOVEMENTS, "id");

    static final String LOCK_UNITS =
            """
            select s.unit_id, u.epc, u.item_id, u.lot_id, s.owner_id, s.place_id
            from ledger_standing s join ledger_unit u on u.id = s.unit_id
            where s.unit_id = any ($1::bigint[])
            order by s.unit_id
            for update of s
            """;
    static final String LOCK_BALANCES =
            """
            select b.place_id, b.lot_id, b.owner_id, b.item_id, b.quantity
            from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as k (place_id, lot_id, owner_id)
            join ledger_balance b on b.place_id = k.place_id and b.lot_id = k.lot_id and b.owner_id = k.owner_id
            order by b.place_id, b.lot_id, b.owner_id
            for update of b
            """;
    static final String OPEN_BALANCES =
            """
            insert into ledger_balance (place_id, lot_id, owner_id, item_id, quantity)
            select k.place_id, k.lot_id, k.owner_id, k.item_id, 0
            from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) as k (place_id, lot_id, owner_id, item_id)
            join place p on p.id = k.place_id and p.physical
            order by k.place_id, k.lot_id, k.owner_id
            on conflict on constraint ledger_balance_pkey do nothing
            """;
    static final String KNOWN_MOVEMENTS =
            """
            select id, from_place_id, to_place_id, item_id, lot_id, owner_id, unit_id, quantity, reason, actor,
                   occurred_at, reverses
            from ledger_movement where id = any ($1::uuid[])
            """;
    static final String ORIGINALS =
            """
            select m.id, m.from_place_id, m.to_place_id, m.item_id, m.lot_id, m.owner_id, m.unit_id, m.quantity, m.reason,
                   m.actor, m.occurred_at, m.reverses, r.id
            from ledger_movement m left join ledger_movement r on r.reverses = m.id
            where m.id = any ($1::uuid[])
            """;
    static final String LOTS =
            """
            select id, item_id, tagged from ledger_lot where id = any ($1::bigint[])
            """;
    static final String INSERT_MOVEMENTS =
            """
            insert into ledger_movement (id, from_place_id, to_place_id, item_id, lot_id, owner_id, unit_id, quantity,
                reason, cause, actor, occurred_at, reverses, recorded_at, posted_on)
            select m.id, m.from_place_id, m.to_place_id, m.item_id, m.lot_id, m.owner_id, m.unit_id, m.quantity,
                m.reason, m.cause, m.actor, m.occurred_at, m.reverses, $14, $15
            from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
                        $8::bigint[], $9::text[], $10::text[], $11::text[], $12::timestamptz[], $13::uuid[])
                with ordinality
                as m (id, from_place_id, to_place_id, item_id, lot_id, owner_id, unit_id, quantity, reason, cause, actor,
                      occurred_at, reverses, nth)
            order by m.nth
            """;
    static final String MOVE_UNITS =
            """
            update ledger_standing s set place_id = k.to_place_id, owner_id = k.owner_id
            from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])
                as k (unit_id, from_place_id, to_place_id, owner_id)
            where s.unit_id = k.unit_id and s.place_id = k.from_place_id
            """;
    static final String SET_BALANCES =
            """
            update ledger_balance b set quantity = k.quantity
            from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])
                as k (place_id, lot_id, owner_id, quantity)
            where b.place_id = k.place_id and b.lot_id = k.lot_id and b.owner_id = k.owner_id
            """;

    private static final Set<String> WRITTEN_ONCE = Set.of("ledger_movement_pkey", "ledger_movement_reverses_key");

    /** A movement that somebody wants to reverse, and its reversal if there is one. */
    record Original(Line.Content content, @Nullable UUID reversedBy) {}

    Sent<UnitState> lockUnits(Tx tx, Collection<UnitId> units) {
        return tx.send(LOCK_UNITS, LedgerStore::unitState, Columns.longs(units, UnitId::value));
    }

    Sent<Map.Entry<Account, Long>> lockBalances(Tx tx, Collection<Account> accounts) {
        return tx.send(
                LOCK_BALANCES,
                LedgerStore::balance,
                Columns.longs(accounts, account -> account.place().value()),
                Columns.longs(accounts, account -> account.lot().value()),
                Columns.longs(accounts, account -> account.owner().value()));
    }

    /** Makes a zero balance for each account of a physical place that has none. */
    void openBalances(Tx tx, Collection<Account> accounts) {
        tx.execute(
                OPEN_BALANCES,
                Columns.longs(accounts, account -> account.place().value()),
                Columns.longs(accounts, account -> account.lot().value()),
                Columns.longs(accounts, account -> account.owner().value()),
                Columns.longs(accounts, account -> account.item().value()));
    }

    Sent<Map.Entry<UUID, Line.Content>> known(Tx tx, Collection<Line> lines) {
        return tx.send(KNOWN_MOVEMENTS, LedgerStore::knownMovement, Columns.uuids(lines, Line::id));
    }

    Map<UUID, Original> originals(Tx tx, Collection<UUID> ids) {
        return tx.rows(
                        ORIGINALS,
                        row -> Map.entry(row.getUUID(0), new Original(content(row, 1), row.getUUID(12))),
                        Columns.uuids(ids, id -> id))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Map<LotId, PostingFacts.Lot> lots(Tx tx, Collection<LotId> lots) {
        var found = new HashMap<LotId, PostingFacts.Lot>();
        tx.rows(
                        LOTS,
                        row -> Map.entry(
                                new LotId(row.getLong(0)),
                                new PostingFacts.Lot(new ItemId(row.getLong(1)), row.getBoolean(2))),
                        Columns.longs(lots, LotId::value))
                .forEach(lot -> found.put(lot.getKey(), lot.getValue()));
        return found;
    }

    /** Writes what was decided, in one round trip; the counts prove that nothing came between. */
    void write(Tx tx, Write write, Instant recordedAt, LocalDate postedOn) {
        var lines = tx.send(INSERT_MOVEMENTS, row -> row, movementColumns(write.fresh(), recordedAt, postedOn));
        var units = tx.send(MOVE_UNITS, row -> row, unitColumns(write.units()));
        var balances = tx.send(SET_BALANCES, row -> row, balanceColumns(write.balances()));
        try {
            lines.count();
        } catch (DatabaseFault fault) {
            // Committed by somebody else since it was looked up: the next run will find it.
            throw fault.constraint().filter(WRITTEN_ONCE::contains).isPresent()
                    ? new TransactionConflict(fault)
                    : fault;
        }
        if (units.count() != write.units().size() || balances.count() != write.balances().size()) {
            throw new IllegalStateException("locked rows changed under the lock: " + write.units().size() + " units, "
                    + units.count() + " moved; " + write.balances().size() + " balances, " + balances.count() + " set");
        }
    }

    private static Object[] movementColumns(List<Line> lines, Instant recordedAt, LocalDate postedOn) {
        return new Object[] {
            Columns.uuids(lines, Line::id),
            Columns.longs(lines, line -> line.movement().from().value()),
            Columns.longs(lines, line -> line.movement().to().value()),
            Columns.longs(lines, line -> line.movement().goods().item().value()),
            Columns.longs(lines, line -> line.movement().goods().lot().value()),
            Columns.longs(lines, line -> line.movement().goods().owner().value()),
            Columns.nullableLongs(lines, line -> unitOf(line.movement().goods())),
            Columns.longs(lines, line -> line.movement().quantity()),
            Columns.texts(lines, line -> line.movement().reason().name()),
            Columns.texts(lines, line -> line.movement().cause().text()),
            Columns.texts(lines, line -> line.movement().actor()),
            Columns.instants(lines, line -> line.movement().occurredAt()),
            Columns.uuids(lines, Line::reverses),
            recordedAt.atOffset(ZoneOffset.UTC),
            postedOn
        };
    }

    private static @Nullable Long unitOf(Goods goods) {
        return switch (goods) {
            case Goods.Tagged tagged -> tagged.unit().value();
            case Goods.Loose _ -> null;
        };
    }

    private static Object[] unitColumns(List<UnitStep> steps) {
        return new Object[] {
            Columns.longs(steps, step -> step.unit().value()),
            Columns.longs(steps, step -> step.from().value()),
            Columns.longs(steps, step -> step.to().value()),
            Columns.longs(steps, step -> step.owner().value())
        };
    }

    private static Object[] balanceColumns(List<NewBalance> balances) {
        return new Object[] {
            Columns.longs(balances, balance -> balance.account().place().value()),
            Columns.longs(balances, balance -> balance.account().lot().value()),
            Columns.longs(balances, balance -> balance.account().owner().value()),
            Columns.longs(balances, NewBalance::quantity)
        };
    }

    static UnitState unitState(Row row) {
        return new UnitState(
                new UnitId(row.getLong(0)),
                new TagId(row.getString(1)),
                new ItemId(row.getLong(2)),
                new LotId(row.getLong(3)),
                new OwnerId(row.getLong(4)),
                new PlaceId(row.getLong(5)));
    }

    private static Map.Entry<Account, Long> balance(Row row) {
        return Map.entry(
                new Account(
                        new PlaceId(row.getLong(0)),
                        new LotId(row.getLong(1)),
                        new OwnerId(row.getLong(2)),
                        new ItemId(row.getLong(3))),
                row.getLong(4));
    }

    private static Map.Entry<UUID, Line.Content> knownMovement(Row row) {
        return Map.entry(row.getUUID(0), content(row, 1));
    }

    /** Reads the columns from {@code from_place_id} to {@code reverses}. */
    private static Line.Content content(Row row, int at) {
        var item = new ItemId(row.getLong(at + 2));
        var lot = new LotId(row.getLong(at + 3));
        var owner = new OwnerId(row.getLong(at + 4));
        var unit = row.getLong(at + 5);
        return new Line.Content(
                new PlaceId(row.getLong(at)),
                new PlaceId(row.getLong(at + 1)),
                unit == null ? new Goods.Loose(item, lot, owner) : new Goods.Tagged(new UnitId(unit), item, lot, owner),
                row.getLong(at + 6),
                row.getString(at + 7),
                row.getString(at + 8),
                row.getOffsetDateTime(at + 9).toInstant(),
                row.getUUID(at + 10));
    }
}
