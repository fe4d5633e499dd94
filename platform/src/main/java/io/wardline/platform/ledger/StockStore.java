package io.wardline.platform.ledger;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Tx;
import io.wardline.platform.place.PlaceId;
import io.wardline.platform.web.Page;
import io.wardline.protocol.device.TagId;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger shows: owners, units, movements. A place or an owner that is out of the caller's scope is named by its kind
 * alone, and so is whoever moved something there.
 */
final class StockStore {
    static final String UNIT =
            """
            select u.epc, i.code, i.name, l.number, l.expiry, coalesce(o.code, 'OTHER'), coalesce(p.code, place_kind(s.place_id)),
                   s.place_id = 2
            from ledger_unit u
            join ledger_standing s on s.unit_id = u.id
            join catalog_item i on i.id = u.item_id
            join ledger_lot l on l.id = u.lot_id
            left join ledger_owner o on o.id = s.owner_id
            left join place p on p.id = s.place_id
            where u.epc = $1
              and ($2::bigint[] is null or p.institution_id = any ($2) or o.institution_id = any ($2)
                   or (s.place_id < 1000 and ledger_left(u.id) = any ($2)))
            """;
    /** Whether any movement of a unit may be shown; its standing may be out of sight when it has left for good. */
    static final String KNOWN =
            """
            select u.id from ledger_unit u
            where u.epc = $1 and ($2::bigint[] is null or exists (
                select from ledger_movement m
                left join place f on f.id = m.from_place_id
                left join place t on t.id = m.to_place_id
                left join ledger_owner o on o.id = m.owner_id
                where m.unit_id = u.id
                  and (f.institution_id = any ($2) or t.institution_id = any ($2) or o.institution_id = any ($2))))
            """;
    static final String UNITS_IN_PLACE =
            """
            select u.epc, i.code, i.name, l.number, l.expiry, coalesce(o.code, 'OTHER'), coalesce(p.code, place_kind(s.place_id)),
                   s.place_id = 2
            from ledger_standing s
            join ledger_unit u on u.id = s.unit_id
            join catalog_item i on i.id = u.item_id
            join ledger_lot l on l.id = u.lot_id
            left join ledger_owner o on o.id = s.owner_id
            left join place p on p.id = s.place_id
            where s.place_id = $1 and u.epc > $2
            order by u.epc limit $3
            """;
    static final String MOVEMENTS_OF_UNIT =
            """
            select m.no, m.id, coalesce(f.code, place_kind(m.from_place_id)), coalesce(t.code, place_kind(m.to_place_id)),
                   i.code, l.number, coalesce(o.code, 'OTHER'), m.quantity, m.reason,
                   case when d.seen then m.cause else 'OTHER' end, case when d.seen then m.actor else 'OTHER' end,
                   m.occurred_at, m.recorded_at, m.posted_on, m.reverses
            from ledger_movement m
            left join place f on f.id = m.from_place_id
            left join place t on t.id = m.to_place_id
            join catalog_item i on i.id = m.item_id
            join ledger_lot l on l.id = m.lot_id
            left join ledger_owner o on o.id = m.owner_id
            -- Who did it, as in the trace: where it came to a place of one's own, went from one to the outside, or moved there after.
            cross join lateral (select $4::bigint[] is null or t.institution_id = any ($4)
                or (t.id < 1000 and f.institution_id = any ($4))
                or (t.id < 1000 and f.id < 1000 and ledger_left(m.unit_id) = any ($4)) as seen) d
            where m.unit_id = (select u.id from ledger_unit u where u.epc = $1) and m.no > $2
              and ($4::bigint[] is null or f.institution_id = any ($4) or t.institution_id = any ($4)
                   or o.institution_id = any ($4)
                   or (m.from_place_id < 1000 and m.to_place_id < 1000 and ledger_left(m.unit_id) = any ($4)))
            order by m.no limit $3
            """;

    static final String OWNERS =
            """
            select code, name from ledger_owner
            where code > $1 and ($3::bigint[] is null or institution_id is null or institution_id = any ($3))
            order by code limit $2
            """;
    static final String ADD_OWNER =
            """
            insert into ledger_owner (code, name)
            select $1, $2 where not exists (select from place_institution i where i.code = $1)
            on conflict on constraint ledger_owner_code_key do nothing
            """;

    boolean add(Tx tx, Owner owner) {
        return tx.execute(ADD_OWNER, owner.code(), owner.name()) == 1;
    }

    List<Owner> owners(Tx tx, Page page) {
        return tx.rows(
                OWNERS, row -> new Owner(row.getString(0), row.getString(1)), page.after().orElse(""), page.fetch(),
                tx.institutions());
    }

    Optional<StockUnit> unit(Tx tx, TagId epc) {
        return tx.row(UNIT, StockStore::unit, epc.hex(), tx.institutions());
    }

    Optional<Long> known(Tx tx, TagId epc) {
        return tx.row(KNOWN, row -> row.getLong(0), epc.hex(), tx.institutions());
    }

    List<StockUnit> units(Tx tx, PlaceId place, Page page) {
        return tx.rows(UNITS_IN_PLACE, StockStore::unit, place.value(), page.after().orElse(""), page.fetch());
    }

    List<StockMovement> movements(Tx tx, TagId epc, long afterNo, int fetch) {
        return tx.rows(MOVEMENTS_OF_UNIT, StockStore::moved, epc.hex(), afterNo, fetch, tx.institutions());
    }

    private static StockUnit unit(Row row) {
        return new StockUnit(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLocalDate(4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7));
    }

    private static StockMovement moved(Row row) {
        return new StockMovement(
                row.getLong(0),
                row.getUUID(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getOffsetDateTime(11).toInstant(),
                row.getOffsetDateTime(12).toInstant(),
                row.getLocalDate(13),
                row.getUUID(14));
    }
}
