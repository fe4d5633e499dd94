package io.wardline.platform.catalog;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import io.wardline.platform.web.WrongForm;
import io.wardline.protocol.codes.ErrorCode;
import io.wardline.protocol.codes.Gtin;
import io.wardline.protocol.codes.Parsed;

/** {@code /api/catalog}: the items. */
final class CatalogRoutes {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_GTIN = 14;
    private static final int LONGEST_MAKER = 100;

    private final Catalog catalog;
    private final Acts acts;
    private final Db db;

    CatalogRoutes(Catalog catalog, Acts acts, Db db) {
        this.catalog = catalog;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/catalog/items", Access.sharedReaders(), this::items);
        routes.post("/api/catalog/items", Access.county(Role.ADMIN), this::addItem);
    }

    private record Code(String code) {}

    private Answer items(Request request) {
        var page = request.query(Fields::page);
        var found = db.inTransaction(request.caller().scope(), tx -> catalog.items(tx, page));
        return Answer.found(Listing.of(page, found, Item::code));
    }

    private Answer addItem(Request request) {
        var wish = request.body(CatalogRoutes::newItem);
        return acts.perform(request, "catalog.addItem", (tx, act) -> switch (catalog.add(tx, act, wish)) {
            case ItemResult.Added _ -> Answer.created(new Code(wish.code()));
            case ItemResult.Refused(var code, var parameters) -> Answer.refused(code, parameters);
        });
    }

    private static NewItem newItem(Fields fields) {
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
