package io.wardline.platform.cabinet;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.cabinet.CabinetView.Shown;
import io.wardline.platform.cabinet.CabinetViewStore.Numbered;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.Cause;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.FieldError;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.LiveStream;
import io.wardline.platform.web.Malformed;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// `/api/cabinet`: what stands on the shelves, and how we know.
final class CabinetRoutes {
    private static final int LONGEST_DID = 64;
    private static final int LONGEST_TAG = 124;
    private static final int MOST_NAMED = 1_000;

    private final Cabinet cabinet;
    private final CabinetWatch watch;
    private final Acts acts;
    private final Db db;
    private final CabinetViewStore store = new CabinetViewStore();

    CabinetRoutes(Cabinet cabinet, CabinetWatch watch, Acts acts, Db db) {
        this.cabinet = cabinet;
        this.watch = watch;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/cabinet/cabinets", Access.scopedReaders(), this::cabinets);
        routes.get("/api/cabinet/cabinets/{did}", Access.scopedReaders(), this::one);
        routes.get("/api/cabinet/cabinets/{did}/stock", Access.scopedReaders(), this::stock);
        routes.get("/api/cabinet/cabinets/{did}/sessions", Access.scopedReaders(), this::sessions);
        routes.post(
                "/api/cabinet/cabinets/{did}/stock-take",
                Access.scoped(Role.ADMIN, Role.WAREHOUSE, Role.WARD),
                this::orderStockTake);
        routes.live("/api/cabinet/live", Access.scopedReaders(), this::live);
    }

    private Answer cabinets(Request request) {
        var page = request.query(Fields::page);
        return Answer.found(Listing.of(page, db.reading(request.caller().scope(), tx -> store.list(tx, page)), Shown::did));
    }

    private Answer one(Request request) {
        return Answer.of(db.reading(request.caller().scope(), tx -> shown(tx, request.path("did"))));
    }

    private Optional<Shown> shown(Tx tx, String did) {
        return store.some(tx, List.of(did)).stream().findFirst();
    }

    private Answer stock(Request request) {
        var did = request.path("did");
        return Answer.of(db.reading(request.caller().scope(),
                tx -> shown(tx, did).map(_ -> Listing.whole(store.stock(tx, did)))));
    }

    private Answer sessions(Request request) {
        var did = request.path("did");
        var page = request.query(Fields::page);
        var before = (int) Math.min(Integer.MAX_VALUE, before(page));
        return Answer.of(db.reading(request.caller().scope(), tx -> shown(tx, did)
                .map(_ -> Listing.of(
                        page, store.sessions(tx, did, before, page.fetch()), row -> Integer.toString(row.number())))
                .map(numbered -> new Listing<>(
                        numbered.items().stream().map(Numbered::session).toList(), numbered.next()))));
    }

    /// Lists of newest first go on below the number that the last page ended with.
    private static long before(Page page) {
        return page.afterNumber().orElse(Long.MAX_VALUE);
    }

    private record Queued(UUID command) {}

    private Answer orderStockTake(Request request) {
        var named = tags(request.body(fields -> fields.texts("epcs", 0, MOST_NAMED, LONGEST_TAG)));
        var did = DeviceId.parse(request.path("did"));
        if (did.isEmpty()) {
            return Answer.absent();
        }
        return acts.perform(request, "cabinet.orderStockTake", (tx, act) -> shown(tx, did.get().value())
                .flatMap(_ -> cabinet.orderStockTake(tx, Cause.act(act.id()), did.get(), named))
                .<Answer>map(command -> Answer.accepted(new Queued(command)))
                .orElseGet(Answer::absent));
    }

    private static List<TagId> tags(List<String> texts) {
        var errors = new ArrayList<FieldError>();
        var tags = new LinkedHashSet<TagId>();
        for (var at = 0; at < texts.size(); at++) {
            var tag = TagId.parse(texts.get(at));
            if (tag.isEmpty()) {
                errors.add(FieldError.malformed("epcs[" + at + "]", "tag", Map.of()));
            }
            tag.ifPresent(tags::add);
        }
        if (!errors.isEmpty()) {
            throw new Malformed(errors);
        }
        return List.copyOf(tags);
    }

    private void live(Request request, LiveStream stream) {
        watch.open(stream, request.caller().scope(), request.header("Last-Event-ID"));
    }
}
