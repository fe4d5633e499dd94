package io.wardline.platform.trace;

import io.wardline.platform.db.Db;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.trace.TraceView.LotLife;
import io.wardline.platform.trace.TraceView.Step;
import io.wardline.platform.trace.TraceView.UnitLife;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Routes;
import io.wardline.protocol.device.TagId;
import java.util.List;

/** {@code /api/trace}: lives, newest movement first. */
final class TraceRoutes {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_MAKER = 100;

    private final TraceStore store = new TraceStore();
    private final CountyTime time;
    private final Db db;

    TraceRoutes(CountyTime time, Db db) {
        this.time = time;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/trace/units/{epc}", Access.countyReaders(), this::unit);
        routes.get("/api/trace/lots", Access.countyReaders(), this::lot);
    }

    private Answer unit(Request request) {
        var epc = TagId.parse(request.path("epc"));
        var page = request.query(Fields::page);
        var before = page.afterNumber().orElse(Long.MAX_VALUE);
        var scope = request.caller().scope();
        return Answer.of(epc.flatMap(tag -> db.reading(scope, tx -> {
            tx.planOnce();
            return store.unit(tx, tag.hex()).map(found -> {
                var steps = store.unitSteps(tx, found.id(), before, page.fetch());
                var holds = store.holds(tx, found.lot(), found.place(), found.id(), time.now());
                var discrepancies = store.discrepancies(tx, tag.hex());
                var shown = cut(page, steps.rows());
                return new UnitLife(found.piece(), holds.rows(), discrepancies.rows(), shown.items(), shown.next());
            });
        })));
    }

    private record LotOf(String item, String maker, String lot, Page page) {}

    private Answer lot(Request request) {
        var wanted = request.query(fields -> new LotOf(
                fields.text("item", LONGEST_CODE),
                fields.text("maker", LONGEST_MAKER),
                fields.text("lot", LONGEST_CODE),
                fields.page()));
        var page = wanted.page();
        var before = page.afterNumber().orElse(Long.MAX_VALUE);
        var scope = request.caller().scope();
        return Answer.of(db.reading(scope, tx -> {
            tx.planOnce();
            return store.lot(tx, wanted.item(), wanted.maker(), wanted.lot()).map(found -> {
                var steps = store.lotSteps(tx, found.id(), before, page.fetch());
                var holds = store.holds(tx, found.id(), null, null, time.now());
                var stands = store.stands(tx, found.id());
                var shown = cut(page, steps.rows());
                return new LotLife(found.sheet(), holds.rows(), stands.rows(), shown.items(), shown.next());
            });
        }));
    }

    private static Listing<Step> cut(Page page, List<Step> steps) {
        return Listing.of(page, steps, step -> Long.toString(step.no()));
    }
}
