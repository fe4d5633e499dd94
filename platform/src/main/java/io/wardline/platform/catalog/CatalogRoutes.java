package io.wardline.platform.catalog;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import io.wardline.platform.web.WrongForm;
import io.wardline.protocol.codes.ErrorCode;
import io.wardline.protocol.codes.Gtin;
import io.wardline.protocol.codes.Parsed;
import org.jspecify.annotations.Nullable;

/** {@code /api/catalog}: the items. */
final class CatalogRoutes {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_GTIN = 14;
    private static final int LONGEST_MAKER = 100;
    static final int LONGEST_SEARCH = 100;
    private static final int MOST_IMPORT_BYTES = 8 << 20;

    private final Catalog catalog;
    private final Acts acts;
    private final Db db;

    private final CatalogFiles files;

    CatalogRoutes(Catalog catalog, Acts acts, Db db, CatalogFiles files) {
        this.catalog = catalog;
        this.acts = acts;
        this.db = db;
        this.files = files;
    }

    void register(Routes routes) {
        routes.get("/api/catalog/items", Access.sharedReaders(), this::items);
        routes.post("/api/catalog/items", Access.county(Role.ADMIN), this::addItem);
        routes.get("/api/catalog/items/export", Access.sharedReaders(), files::export);
        routes.post("/api/catalog/items/print", Access.scoped(Role.ADMIN, Role.BUREAU, Role.WAREHOUSE), files::print);
        routes.upload("/api/catalog/items/import", Access.county(Role.ADMIN), MOST_IMPORT_BYTES, files::importItems);
    }

    private record View(Page page, @Nullable String search) {}

    private record Code(String code) {}

    private Answer items(Request request) {
        var view = request.query(fields -> new View(fields.page(), fields.optionalText("search", LONGEST_SEARCH).orElse(null)));
        var found = db.reading(request.caller().scope(), tx -> catalog.items(tx, view.page(), view.search()));
        return Answer.found(Listing.of(view.page(), found, Item::code));
    }

    private Answer addItem(Request request) {
        var wish = request.body(CatalogRoutes::newItem);
        return acts.perform(request, "catalog.addItem", (tx, act) -> switch (catalog.add(tx, act, wish)) {
            case ItemResult.Added _ -> Answer.created(new Code(wish.code()));
            case ItemResult.Refused(var code, var parameters) -> Answer.refused(code, parameters);
        });
    }

    /** An item as a JSON body or a row of a spreadsheet names it. */
    static NewItem newItem(Fields fields) {
        return new NewItem(
                fields.shaped("code", NewItem.CODE, "code"),
                fields.optionalParsed("gtin", LONGEST_GTIN, CatalogRoutes::gtin).orElse(null),
                fields.text("name", LONGEST_NAME),
                fields.text("baseUnit", 32),
                fields.optionalShaped("itemClass", NewItem.CLASS, "item_class").orElse(NewItem.GENERAL),
                fields.optionalText("maker", LONGEST_MAKER).orElse(NewItem.UNSTATED));
    }

    private static Gtin gtin(String text) {
        return switch (Gtin.parse(text)) {
            case Parsed.Right<Gtin>(var gtin) -> gtin;
            case Parsed.Wrong<Gtin>(var error) ->
                throw new WrongForm(error.code() == ErrorCode.CHECK_DIGIT ? "gtin_check_digit" : "gtin_digits");
        };
    }
}
