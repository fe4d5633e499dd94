package io.wardline.platform.vbp;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import org.jspecify.annotations.Nullable;

/** {@code /api/vbp}: batches, products, periods, agreed volumes, and the files that bring them. */
final class VbpRoutes {
    static final int LONGEST_CODE = 32;
    private static final int LONGEST_ITEM = 64;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_UNIT = 32;
    private static final int MOST_IMPORT_BYTES = 8 << 20;

    private final VbpStore store;
    private final Entries entries;
    private final VbpFiles files;
    private final Officers officers;
    private final Acts acts;
    private final Db db;

    VbpRoutes(VbpStore store, Entries entries, VbpFiles files, Officers officers, Acts acts, Db db) {
        this.store = store;
        this.entries = entries;
        this.files = files;
        this.officers = officers;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        var entering = Access.county(Role.ADMIN, Role.BUREAU);
        routes.get("/api/vbp/batches", Access.sharedReaders(), this::batches);
        routes.post("/api/vbp/batches", entering, officers.entering(this::addBatch));
        routes.get("/api/vbp/products", Access.sharedReaders(), this::products);
        routes.post("/api/vbp/products", entering, officers.entering(this::addProduct));
        routes.get("/api/vbp/items", Access.sharedReaders(), this::items);
        routes.post("/api/vbp/items", entering, officers.entering(this::addItem));
        routes.get("/api/vbp/agreements", Access.sharedReaders(), this::agreements);
        routes.post("/api/vbp/agreements", entering, officers.entering(this::addAgreement));
        routes.get("/api/vbp/volumes", Access.scopedReaders(), this::volumes);
        routes.post("/api/vbp/volumes", entering, officers.entering(this::putVolume));
        routes.upload("/api/vbp/volumes/import", entering, MOST_IMPORT_BYTES, officers.entering(files::importVolumes));
        routes.get("/api/vbp/accounts", Access.scopedReaders(), this::accounts);
        routes.post("/api/vbp/accounts", entering, officers.entering(this::putAccount));
        routes.get("/api/vbp/files", entering, files::files);
        routes.upload("/api/vbp/lines/import", entering, MOST_IMPORT_BYTES, officers.entering(files::importLines));
    }

    private record OfBatch(Page page, @Nullable String batch) {
        static OfBatch read(Fields fields) {
            return new OfBatch(fields.page(), fields.optionalText("batch", LONGEST_CODE).orElse(null));
        }
    }

    private record VolumesOf(Page page, @Nullable String batch, @Nullable String institution) {}

    private record Code(String code) {}

    private Answer batches(Request request) {
        var page = request.query(Fields::page);
        return Answer.found(Listing.of(page, db.reading(request.caller().scope(), tx -> store.batches(tx, page)), Batch::code));
    }

    private Answer addBatch(Request request) {
        var batch = request.body(fields -> new Batch(
                code(fields, "code"), fields.text("name", LONGEST_NAME), fields.optionalChoice("source", ProgressSource.class).orElse(null)));
        return acts.perform(request, "vbp.addBatch", (tx, act) -> entries.add(tx, act, batch).answer(new Code(batch.code())));
    }

    private Answer products(Request request) {
        var asked = request.query(OfBatch::read);
        var found = db.reading(request.caller().scope(), tx -> store.products(tx, asked.page(), asked.batch()));
        return Answer.found(Listing.of(asked.page(), found, product -> product.batch() + "/" + product.code()));
    }

    private Answer addProduct(Request request) {
        var product = request.body(fields -> new Product(
                code(fields, "batch"), code(fields, "code"), fields.text("name", LONGEST_NAME), fields.text("unit", LONGEST_UNIT)));
        return acts.perform(request, "vbp.addProduct", (tx, act) -> entries.add(tx, act, product).answer(new Code(product.code())));
    }

    private Answer items(Request request) {
        var asked = request.query(OfBatch::read);
        var found = db.reading(request.caller().scope(), tx -> store.items(tx, asked.page(), asked.batch()));
        return Answer.found(Listing.of(asked.page(), found, item -> item.batch() + "/" + item.item()));
    }

    private Answer addItem(Request request) {
        var item = request.body(fields -> new ProductItem(
                code(fields, "batch"), code(fields, "product"), fields.text("item", LONGEST_ITEM),
                fields.optionalText("supplier", LONGEST_CODE).orElse(null)));
        return acts.perform(request, "vbp.addItem", (tx, act) -> entries.add(tx, act, item).answer(new Code(item.item())));
    }

    private Answer agreements(Request request) {
        var asked = request.query(OfBatch::read);
        var found = db.reading(request.caller().scope(), tx -> store.agreements(tx, asked.page(), asked.batch()));
        return Answer.found(Listing.of(asked.page(), found, agreement -> agreement.batch() + "/" + agreement.code()));
    }

    private Answer addAgreement(Request request) {
        var agreement = request.body(fields -> new Agreement(
                code(fields, "batch"), code(fields, "code"), fields.date("startsOn"), fields.date("endsOn")));
        return acts.perform(
                request, "vbp.addAgreement", (tx, act) -> entries.add(tx, act, agreement).answer(new Code(agreement.code())));
    }

    private Answer volumes(Request request) {
        var asked = request.query(fields -> new VolumesOf(
                fields.page(), fields.optionalText("batch", LONGEST_CODE).orElse(null),
                fields.optionalText("institution", LONGEST_CODE).orElse(null)));
        var found = db.reading(
                request.caller().scope(), tx -> store.volumes(tx, asked.page(), asked.batch(), asked.institution()));
        return Answer.found(Listing.of(asked.page(), found, volume ->
                volume.batch() + "/" + volume.agreement() + "/" + volume.institution() + "/" + volume.product()));
    }

    private Answer putVolume(Request request) {
        var volume = request.body(fields -> new Volume(
                code(fields, "batch"), code(fields, "agreement"), fields.text("institution", LONGEST_CODE), code(fields, "product"),
                fields.number("quantity", 0, Volume.MOST)));
        return acts.perform(request, "vbp.putVolume", (tx, act) -> entries.put(tx, act, volume).answer(volume));
    }

    private Answer accounts(Request request) {
        var page = request.query(Fields::page);
        var found = db.reading(request.caller().scope(), tx -> store.accounts(tx, page));
        return Answer.found(Listing.of(page, found, PlatformAccount::code));
    }

    private Answer putAccount(Request request) {
        var account = request.body(fields ->
                new PlatformAccount(fields.text("code", LONGEST_ITEM), fields.text("institution", LONGEST_CODE)));
        return acts.perform(request, "vbp.putAccount", (tx, act) -> entries.put(tx, act, account).answer(account));
    }

    private static String code(Fields fields, String name) {
        return fields.shaped(name, Batch.CODE, "code");
    }
}
