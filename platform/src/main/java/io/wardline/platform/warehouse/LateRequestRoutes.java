package io.wardline.platform.warehouse;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;

/** {@code /api/warehouse/late-requests}: who asked for which days, and what was said to it. */
final class LateRequestRoutes {
    private static final int LONGEST_INSTITUTION = 32;
    private static final int LONGEST_WORDS = 500;

    private final LateRequests requests;
    private final LateRequestStore store;
    private final Officers officers;
    private final Acts acts;
    private final Db db;

    LateRequestRoutes(LateRequests requests, LateRequestStore store, Officers officers, Acts acts, Db db) {
        this.requests = requests;
        this.store = store;
        this.officers = officers;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/warehouse/late-requests", Access.scopedOffices(), this::listed);
        routes.post("/api/warehouse/late-requests", Access.scopedOffices(), this::ask);
        routes.post(
                "/api/warehouse/late-requests/{id}/answer", Access.county(Role.ADMIN, Role.BUREAU), officers.reviewing(this::answer));
    }

    private record Number(long id) {}

    private Answer listed(Request request) {
        var page = request.query(Fields::page);
        var found = db.reading(request.caller().scope(), tx -> store.requests(tx, page));
        return Answer.found(Listing.of(page, found, each -> Long.toString(each.id())));
    }

    private Answer ask(Request request) {
        var wish = request.body(fields -> new NewLateRequest(
                fields.text("institution", LONGEST_INSTITUTION), fields.date("firstDay"), fields.date("lastDay"),
                fields.text("reason", LONGEST_WORDS)));
        return acts.perform(
                request, "warehouse.askLateEntry", (tx, act) -> answerOf(requests.ask(tx, act, request.caller().accountId(), wish)));
    }

    private Answer answer(Request request) {
        var verdict = request.body(fields -> new LateRequests.Verdict(
                fields.optionalNumber("usableDays", 0, NewLateEntry.MOST_USABLE_DAYS).map(Long::intValue).orElse(null),
                fields.text("words", LONGEST_WORDS)));
        return request.pathNumber("id")
                .map(id -> acts.perform(request, "warehouse.answerLateEntry", (tx, act) -> answerOf(
                        requests.answer(tx, act, request.caller().accountId(), id, verdict))))
                .orElseGet(Answer::absent);
    }

    private static Answer answerOf(ReceiptResult result) {
        return switch (result) {
            case ReceiptResult.Accepted(var number) -> Answer.created(new Number(number));
            case ReceiptResult.Absent() -> Answer.absent();
            case ReceiptResult.Refused(var code, var parameters, var mayHoldLater) -> new Answer.Refused(code, parameters, mayHoldLater);
        };
    }
}
