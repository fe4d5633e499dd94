package io.wardline.platform.catalog;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Catalogue items. */
final class CatalogStore {
    static final String ADD =
            """
            insert into catalog_item (code, gtin, name, base_unit, class, maker) values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing returning id
            """;
    static final String FIND =
            """
            select id from catalog_item where code = $1
            """;
    static final String ITEMS =
            """
            select code, gtin, name, base_unit, class, maker from catalog_item
            where code > $1
              and ($3::text is null
                   or position(lower($3) in lower(code || ' ' || name || ' ' || coalesce(gtin, '') || ' ' || maker)) > 0)
            order by code limit $2
            """;
    static final String TAKEN_CODES =
            """
            select code from catalog_item where code = any ($1::text[])
            """;
    static final String TAKEN_GTINS =
            """
            select gtin from catalog_item where gtin = any ($1::text[])
            """;
    static final String ADD_ALL =
            """
            insert into catalog_item (code, gtin, name, base_unit, class, maker)
            select n.code, n.gtin, n.name, n.base_unit, n.class, n.maker
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                as n (code, gtin, name, base_unit, class, maker)
            order by n.code
            on conflict do nothing
            """;

    Optional<ItemId> add(Tx tx, NewItem item) {
        return tx.row(
                ADD,
                row -> new ItemId(row.getLong(0)),
                item.code(),
                digits(item),
                item.name(),
                item.baseUnit(),
                item.itemClass(),
                item.maker());
    }

    boolean codeTaken(Tx tx, String code) {
        return find(tx, code).isPresent();
    }

    Optional<ItemId> find(Tx tx, String code) {
        return tx.row(FIND, row -> new ItemId(row.getLong(0)), code);
    }

    List<Item> items(Tx tx, Page page, @Nullable String search) {
        return tx.rows(ITEMS, CatalogStore::item, page.after().orElse(""), page.fetch(), search);
    }

    Set<String> takenCodes(Tx tx, Collection<NewItem> items) {
        return Set.copyOf(tx.rows(TAKEN_CODES, row -> row.getString(0), Columns.texts(items, NewItem::code)));
    }

    Set<String> takenGtins(Tx tx, Collection<NewItem> items) {
        return Set.copyOf(tx.rows(TAKEN_GTINS, row -> row.getString(0), Columns.texts(items, CatalogStore::digits)));
    }

    /** Adds all, in one statement, and returns how many were added: fewer where somebody else came first. */
    int addAll(Tx tx, Collection<NewItem> items) {
        return tx.execute(
                ADD_ALL,
                Columns.texts(items, NewItem::code),
                Columns.texts(items, CatalogStore::digits),
                Columns.texts(items, NewItem::name),
                Columns.texts(items, NewItem::baseUnit),
                Columns.texts(items, NewItem::itemClass),
                Columns.texts(items, NewItem::maker));
    }

    private static @Nullable String digits(NewItem item) {
        var gtin = item.gtin();
        return gtin == null ? null : gtin.digits();
    }

    private static Item item(Row row) {
        return new Item(
                row.getString(0), row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }
}
