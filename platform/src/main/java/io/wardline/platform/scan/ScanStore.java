package io.wardline.platform.scan;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks keys up. Each kind of thing is found by a unique key, or by the number on its label, and only as far as the scope
 * of the caller goes: its institutions are the last parameter, null cuts nothing. The catalogue is the whole county's.
 */
final class ScanStore {
    static final String UNITS =
            """
            select u.epc, i.code, i.name, l.number, l.maker, l.expiry, coalesce(p.code, place_kind(s.place_id)),
                   coalesce(p.name, place_kind(s.place_id)), s.place_id = 2
            from ledger_unit u
            join ledger_standing s on s.unit_id = u.id
            join catalog_item i on i.id = u.item_id
            join ledger_lot l on l.id = u.lot_id
            left join place p on p.id = s.place_id and ($2::bigint[] is null or p.id < 1000 or p.institution_id = any ($2))
            left join ledger_owner o on o.id = s.owner_id
            where u.epc = any ($1::text[])
              and ($2::bigint[] is null or (p.id >= 1000 and p.institution_id = any ($2)) or o.institution_id = any ($2)
                   or (s.place_id < 1000 and ledger_left(u.id) = any ($2)))
            order by u.epc limit 50
            """;
    static final String ITEMS =
            """
            select i.code, i.name from catalog_item i where i.gtin = $1 or ($1::text is null and i.code = $2)
            """;
    static final String LOTS =
            """
            select i.code, i.name, l.number, l.maker, l.expiry
            from ledger_lot l join catalog_item i on i.id = l.item_id
            where l.number = $1 and ($2::text is null or i.gtin = $2)
              and ($3::bigint[] is null or exists (
                select from ledger_balance b left join place x on x.id = b.place_id left join ledger_owner y on y.id = b.owner_id
                where b.lot_id = l.id and (x.institution_id = any ($3) or y.institution_id = any ($3))))
            order by i.code, l.maker limit 50
            """;
    static final String PLACES =
            """
            select p.code, p.name from place p
            where p.code = $1 and p.physical and ($2::bigint[] is null or p.id < 1000 or p.institution_id = any ($2))
            """;
    static final String DEVICES =
            """
            select r.did, r.kind, p.code, p.name from device_registry r join place p on p.id = r.place_id
            where r.did = $1 and ($2::bigint[] is null or p.institution_id = any ($2))
            """;
    static final String HOLDS =
            """
            with recursive named (unit_id, lot_id, item_id, maker, place_id) as (
                select u.id, l.id, l.item_id, l.maker, s.place_id
                from ledger_unit u join ledger_lot l on l.id = u.lot_id join ledger_standing s on s.unit_id = u.id
                where u.epc = any ($1::text[])
                union all
                select null, l.id, l.item_id, l.maker, null from ledger_lot l join catalog_item i on i.id = l.item_id
                where l.number = $2 and ($3::text is null or i.gtin = $3) and cardinality($1::text[]) = 0
                  and ($6::bigint[] is null or exists (
                    select from ledger_balance b left join place x on x.id = b.place_id left join ledger_owner y on y.id = b.owner_id
                    where b.lot_id = l.id and (x.institution_id = any ($6) or y.institution_id = any ($6))))
                union all
                select null, null, i.id, i.maker, null from catalog_item i
                where (i.gtin = $3 or ($3::text is null and i.code = $4)) and cardinality($1::text[]) = 0
                union all
                select null, null, null, null, p.id from place p where p.code = $4 and cardinality($1::text[]) = 0
                  and ($6::bigint[] is null or p.id < 1000 or p.institution_id = any ($6))
            ), around (id, parent_id) as (
                select p.id, p.parent_id from place p join named n on n.place_id = p.id
                union
                select p.id, p.parent_id from place p join around a on p.id = a.parent_id)
            select distinct h.reason
            from ledger_hold h
            where (h.unit_id in (select unit_id from named) or h.lot_id in (select lot_id from named)
                   or h.item_id in (select item_id from named) or h.maker in (select maker from named)
                   or h.place_id in (select id from around))
              and h.starts_at <= $5 and (h.ends_at is null or h.ends_at > $5)
              and not exists (select from ledger_hold_release r where r.hold_id = h.id and r.released_at <= $5)
            """;

    private record Found(Candidate.Unit unit, boolean contested) {}

    ScanFacts facts(Tx tx, ScanKeys keys, Instant now) {
        var number = keys.lot() == null && keys.gtin() == null && !keys.text().isEmpty() ? keys.text() : keys.lot();
        var unitsAsked = tx.send(UNITS, ScanStore::unit, keys.tags().toArray(String[]::new), tx.institutions());
        var itemsAsked = tx.send(
                ITEMS, row -> new Candidate.Item(row.getString(0), row.getString(1)), keys.gtin(), keys.text());
        var lotsAsked = tx.send(LOTS, ScanStore::lot, number, keys.gtin(), tx.institutions());
        var placesAsked =
                tx.send(PLACES, row -> new Candidate.Place(row.getString(0), row.getString(1)), keys.text(),
                        tx.institutions());
        var devicesAsked = tx.send(
                DEVICES,
                row -> new Candidate.Device(row.getString(0), row.getString(1), row.getString(2), row.getString(3)),
                keys.text(),
                tx.institutions());
        var units = unitsAsked.rows();
        var epcs = units.stream().map(found -> found.unit().epc()).toArray(String[]::new);
        var holds = tx.rows(
                HOLDS, row -> row.getString(0), epcs, number, keys.gtin(), keys.text(), now.atOffset(ZoneOffset.UTC),
                tx.institutions());
        return new ScanFacts(
                units.stream().map(Found::unit).toList(),
                units.stream().filter(Found::contested).map(found -> found.unit().epc()).collect(Collectors.toSet()),
                itemsAsked.rows(),
                lotsAsked.rows(),
                placesAsked.rows(),
                devicesAsked.rows(),
                Set.copyOf(holds));
    }

    private static Found unit(Row row) {
        return new Found(
                new Candidate.Unit(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLocalDate(5),
                        row.getString(6),
                        row.getString(7)),
                row.getBoolean(8));
    }

    private static Candidate.Lot lot(Row row) {
        return new Candidate.Lot(
                row.getString(0), row.getString(1), row.getString(2), row.getString(3), row.getLocalDate(4));
    }
}
