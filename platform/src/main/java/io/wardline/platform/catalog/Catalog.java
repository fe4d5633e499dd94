package io.wardline.platform.catalog;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.catalog.ItemResult.Added;
import io.wardline.platform.catalog.ItemResult.Refused;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.Printing;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The catalogue: adding and listing items. */
public final class Catalog {
    private final CatalogStore store = new CatalogStore();
    private final Acts acts;

    /** With the book of acts. */
    public Catalog(Acts acts) {
        this.acts = acts;
    }

    /** Declares {@code /api/catalog}. */
    public void declareRoutes(Routes routes, Db db, HeavyWork heavyWork, Printing printing) {
        new CatalogRoutes(this, acts, db, new CatalogFiles(this, acts, db, heavyWork, printing)).register(routes);
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

    /**
     * Adds items that were found to be free, at once; the audit rows name each by what the file says of it.
     *
     * @param sha256 of the file
     * @return whether all of them were; where not, somebody took a code or GTIN meanwhile and the act must not stand
     */
    boolean addAll(Tx tx, Act act, List<NewItem> items, String sha256) {
        if (store.addAll(tx, items) < items.size()) {
            return false;
        }
        acts.changed(tx, act, items.stream()
                .map(item -> new Change("item/" + item.code(), "item", null, item.words(), "file " + sha256))
                .toList());
        return true;
    }

    /** Which of these codes are taken. */
    Set<String> takenCodes(Tx tx, List<NewItem> items) {
        return store.takenCodes(tx, items);
    }

    /** Which of these GTINs are taken. */
    Set<String> takenGtins(Tx tx, List<NewItem> items) {
        return store.takenGtins(tx, items);
    }

    /**
     * Items ordered by code: one row more than the page where the list goes on.
     *
     * @param search a part of code, name, GTIN or maker, in any case of letters; null for all
     */
    List<Item> items(Tx tx, Page page, @Nullable String search) {
        return store.items(tx, page, search);
    }
}
