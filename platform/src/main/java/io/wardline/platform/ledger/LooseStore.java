package io.wardline.platform.ledger;

import io.wardline.platform.catalog.ItemId;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Owners and loose lots by the names that people give them. */
final class LooseStore {
    static final String NAME_OWNER =
            """
            insert into ledger_owner (code, name, institution_id)
            select i.code, i.name, i.id from place_institution i
            where i.code = $1 and ($2::bigint[] is null or i.id = any ($2))
              and not exists (select from ledger_owner o where o.code = i.code)
            on conflict do nothing
            """;
    static final String OWNER_OF_INSTITUTION =
            """
            select o.id from ledger_owner o join place_institution i on i.id = o.institution_id
            where i.code = $1 and ($2::bigint[] is null or i.id = any ($2))
            """;
    static final String SUPPLIER =
            """
            select id from ledger_owner where code = $1 and institution_id is null
            """;
    static final String ITEMS =
            """
            select code, id, maker from catalog_item where code = any ($1::text[])
            """;
    static final String ADD_LOTS =
            """
            insert into ledger_lot (item_id, maker, number, expiry, tagged)
            select l.item_id, l.maker, l.number, l.expiry, false
            from unnest($1::bigint[], $2::text[], $3::text[], $4::date[]) as l (item_id, maker, number, expiry)
            order by l.item_id, l.maker, l.number
            on conflict on constraint ledger_lot_number_key do nothing
            """;
    static final String LOTS =
            """
            select l.item_id, l.maker, l.number, l.id, l.expiry, l.tagged
            from unnest($1::bigint[], $2::text[], $3::text[]) as k (item_id, maker, number)
            join ledger_lot l on l.item_id = k.item_id and l.maker = k.maker and l.number = k.number
            """;

    /** What makes a lot. */
    record Key(long item, String maker, String number) {}

    /** An item by what loose lots need of it. */
    record Item(ItemId id, String maker) {}

    /** A lot as it stands. */
    record Known(LotId id, @Nullable LocalDate expiry, boolean tagged) {}

    Optional<OwnerId> ownerOf(Tx tx, String institution) {
        tx.execute(NAME_OWNER, institution, tx.institutions());
        return tx.row(OWNER_OF_INSTITUTION, row -> new OwnerId(row.getLong(0)), institution, tx.institutions());
    }

    Optional<OwnerId> supplier(Tx tx, String code) {
        return tx.row(SUPPLIER, row -> new OwnerId(row.getLong(0)), code);
    }

    Map<String, Item> items(Tx tx, List<LooseLot> lots) {
        var items = new HashMap<String, Item>();
        tx.rows(ITEMS, row -> row, Columns.texts(lots, LooseLot::item)).forEach(row ->
                items.put(row.getString(0), new Item(new ItemId(row.getLong(1)), row.getString(2))));
        return items;
    }

    /** The lots under these keys; those that are new come into being, the first expiry given to each being its own. */
    Map<Key, Known> lots(Tx tx, Map<Key, LooseLot> wanted) {
        Collection<Key> keys = wanted.keySet();
        var items = Columns.longs(keys, Key::item);
        var makers = Columns.texts(keys, Key::maker);
        var numbers = Columns.texts(keys, Key::number);
        tx.execute(ADD_LOTS, items, makers, numbers, Columns.filled(wanted.values(), LocalDate[]::new, LooseLot::expiry));
        var lots = new HashMap<Key, Known>();
        tx.rows(LOTS, row -> row, items, makers, numbers).forEach(row -> lots.put(
                new Key(row.getLong(0), row.getString(1), row.getString(2)),
                new Known(new LotId(row.getLong(3)), row.getLocalDate(4), row.getBoolean(5))));
        return lots;
    }
}
