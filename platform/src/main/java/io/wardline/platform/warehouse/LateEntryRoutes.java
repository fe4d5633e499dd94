package io.wardline.platform.warehouse;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import org.jspecify.annotations.Nullable;

/** {@code /api/warehouse/late-entries}: who released which days for entering late. */
final class LateEntryRoutes {
    private static final int LONGEST_INSTITUTION = 32;
    private static final int LONGEST_REASON = 500;

    private final LateEntries late;
    private final LateEntryStore store;
    private final Officers officers;
    private final Acts acts;
    private final Db db;

    LateEntryRoutes(LateEntries late, LateEntryStore store, Officers officers, Acts acts, Db db) {
        this.late = late;
        this.store = store;
        this.officers = officers;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/warehouse/late-entries", Access.scopedOffices(), this::releases);
        routes.post("/api/warehouse/late-entries", Access.county(Role.ADMIN, Role.BUREAU), officers.reviewing(this::release));
    }

    private record View(Page page, @Nullable String institution) {}

    private record Number(long id) {}

    private Answer releases(Request request) {
        var view = request.query(fields ->
                new View(fields.page(), fields.optionalText("institution", LONGEST_INSTITUTION).orElse(null)));
        var found = db.reading(request.caller().scope(), tx -> store.releases(tx, view.page(), view.institution()));
        return Answer.found(Listing.of(view.page(), found, release -> Long.toString(release.id())));
    }

    private Answer release(Request request) {
        var wish = request.body(fields -> new NewLateEntry(
                fields.text("institution", LONGEST_INSTITUTION), fields.date("firstDay"), fields.date("lastDay"),
                (int) fields.number("usableDays", 0, NewLateEntry.MOST_USABLE_DAYS), fields.text("reason", LONGEST_REASON)));
        return acts.perform(request, "warehouse.releaseLateEntry", (tx, act) -> switch (late.release(tx, act, wish)) {
            case ReceiptResult.Accepted(var number) -> Answer.created(new Number(number));
            case ReceiptResult.Absent() -> Answer.absent();
            case ReceiptResult.Refused(var code, var parameters, var mayHoldLater) -> new Answer.Refused(code, parameters, mayHoldLater);
        });
    }
}
