package io.wardline.platform.catalog;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import java.util.List;
import java.util.Optional;

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
            select code, gtin, name, base_unit, class, maker from catalog_item where code > $1 order by code limit $2
            """;

    Optional<ItemId> add(Tx tx, NewItem item) {
        var gtin = item.gtin();
        return tx.row(
                ADD,
                row -> new ItemId(row.getLong(0)),
                item.code(),
                gtin == null ? null : gtin.digits(),
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

    List<Item> items(Tx tx, Page page) {
        return tx.rows(ITEMS, CatalogStore::item, page.after().orElse(""), page.fetch());
    }

    private static Item item(Row row) {
        return new Item(
                row.getString(0), row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }
}
