package io.wardline.platform.vbp;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.vbp.Failures.Reported;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** {@code /api/vbp/failures}: what suppliers failed to deliver, and whether that is proved. */
final class FailureRoutes {
    private static final int LONGEST_CODE = VbpRoutes.LONGEST_CODE;
    private static final int LONGEST_ORDER = 64;
    private static final int LONGEST_WORDS = 500;
    private static final int LONGEST_TIME = 40;
    private static final long MOST_ORDER_LINES = 1_000_000;
    private static final int MOST_REMINDERS = 1_000;

    private final Failures failures;
    private final FailureStore store;
    private final Officers officers;
    private final Acts acts;
    private final Db db;

    FailureRoutes(Failures failures, FailureStore store, Officers officers, Acts acts, Db db) {
        this.failures = failures;
        this.store = store;
        this.officers = officers;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/vbp/failures", Access.scopedOffices(), this::failures);
        routes.post("/api/vbp/failures", Access.scoped(Role.ADMIN, Role.BUREAU, Role.WAREHOUSE), this::report);
        routes.post(
                "/api/vbp/failures/{id}/verdicts", Access.county(Role.ADMIN, Role.BUREAU), officers.reviewing(this::judge));
    }

    private record View(Page page, @Nullable String batch, @Nullable String institution) {}

    private record Number(long id) {}

    private record Verdict(boolean approved, String words) {}

    private Answer failures(Request request) {
        var view = request.query(fields -> new View(
                fields.page(), fields.optionalText("batch", LONGEST_CODE).orElse(null),
                fields.optionalText("institution", LONGEST_CODE).orElse(null)));
        var found = db.reading(
                request.caller().scope(), tx -> store.failures(tx, view.page(), view.batch(), view.institution()));
        return Answer.found(Listing.of(view.page(), found, failure -> Long.toString(failure.id())));
    }

    private Answer report(Request request) {
        var wish = request.body(FailureRoutes::newFailure);
        return acts.perform(request, "vbp.reportFailure", (tx, act) ->
                switch (failures.report(tx, act, request.caller().accountId(), wish)) {
                    case Reported.Waiting(var id) -> Answer.created(new Number(id));
                    case Reported.Unfit(var code, var parameters) -> Answer.refused(code, parameters);
                });
    }

    private Answer judge(Request request) {
        var verdict = request.body(fields -> new Verdict(fields.flag("approved"), fields.text("words", LONGEST_WORDS)));
        var id = request.pathNumber("id");
        return acts.perform(request, "vbp.judgeFailure", (tx, act) -> id
                .map(number -> failures.judge(
                        tx, act, request.caller().accountId(), number, verdict.approved(), verdict.words()))
                .orElseGet(VbpResult.Absent::new)
                .answer(verdict));
    }

    private static NewFailure newFailure(Fields fields) {
        return new NewFailure(
                fields.text("batch", LONGEST_CODE),
                fields.text("agreement", LONGEST_CODE),
                fields.text("institution", LONGEST_CODE),
                fields.text("product", LONGEST_CODE),
                fields.text("supplier", LONGEST_CODE),
                fields.text("orderNo", LONGEST_ORDER),
                (int) fields.number("orderLine", 1, MOST_ORDER_LINES),
                fields.parsed("orderedAt", LONGEST_TIME, FailureRoutes::instant, Instant.EPOCH),
                fields.number("quantity", 1, Volume.MOST),
                (int) fields.number("reminders", 0, MOST_REMINDERS),
                fields.optionalText("complaint", LONGEST_WORDS).orElse(null),
                fields.optionalNumber("attachment", 1, Long.MAX_VALUE).orElse(null),
                fields.text("words", LONGEST_WORDS));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("a time like 2026-03-01T08:00:00+08:00");
        }
    }
}
