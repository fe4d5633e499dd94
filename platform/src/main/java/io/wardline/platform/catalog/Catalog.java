package io.wardline.platform.catalog;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.catalog.ItemResult.Added;
import io.wardline.platform.catalog.ItemResult.Refused;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue: adding and listing items. */
public final class Catalog {
    private final CatalogStore store = new CatalogStore();
    private final Acts acts;

    /** With the book of acts. */
    public Catalog(Acts acts) {
        this.acts = acts;
    }

    /** Declares {@code /api/catalog}. */
    public void declareRoutes(Routes routes, Db db) {
        new CatalogRoutes(this, acts, db).register(routes);
    }

    /** Adds an item; refused as {@code catalog_item_code_key} or {@code catalog_item_gtin_key} where one is taken. */
    public ItemResult add(Tx tx, Act act, NewItem item) {
        var added = store.add(tx, item);
        if (added.isEmpty()) {
            return store.codeTaken(tx, item.code())
                    ? new Refused("catalog_item_code_key", Map.of("code", item.code()))
                    : new Refused("catalog_item_gtin_key", Map.of("gtin", String.valueOf(item.gtin())));
        }
        acts.changed(tx, act, List.of(
                Change.added("item/" + item.code(), "name", item.name()),
                Change.added("item/" + item.code(), "baseUnit", item.baseUnit())));
        return new Added(added.get());
    }

    /** The number of an item by its code. */
    public Optional<Long> number(Tx tx, String code) {
        return store.find(tx, code).map(ItemId::value);
    }

    /** Items ordered by code: one row more than the page where the list goes on. */
    List<Item> items(Tx tx, Page page) {
        return store.items(tx, page);
    }
}
