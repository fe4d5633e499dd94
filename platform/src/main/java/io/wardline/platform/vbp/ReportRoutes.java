package io.wardline.platform.vbp;

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

/** {@code /api/vbp/reports}: volumes that institutions report and somebody else approves. */
final class ReportRoutes {
    private static final int LONGEST_CODE = VbpRoutes.LONGEST_CODE;
    private static final int LONGEST_WORDS = 500;

    private final Reports reports;
    private final ReportStore store;
    private final Measures measures;
    private final Officers officers;
    private final Acts acts;
    private final Db db;

    ReportRoutes(Reports reports, ReportStore store, Measures measures, Officers officers, Acts acts, Db db) {
        this.reports = reports;
        this.store = store;
        this.measures = measures;
        this.officers = officers;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/vbp/reports", Access.scopedReaders(), this::reports);
        routes.post("/api/vbp/reports", Access.scoped(Role.ADMIN, Role.BUREAU, Role.WAREHOUSE), this::report);
        routes.post("/api/vbp/reports/approval", Access.county(Role.ADMIN, Role.BUREAU), officers.reviewing(this::approve));
        routes.post("/api/vbp/reports/return", Access.county(Role.ADMIN, Role.BUREAU), officers.reviewing(this::giveBack));
        var bureau = Access.county(Role.ADMIN, Role.BUREAU);
        routes.post("/api/vbp/reports/corrections", bureau, officers.calculating(this::correct));
        routes.post("/api/vbp/reports/corrections/{id}/review", bureau, officers.reviewing(this::review));
    }

    private record Number(long id) {}

    private record Verdict(boolean accepted, String words) {}

    private record View(Page page, @Nullable String batch, @Nullable String institution) {}

    private Answer reports(Request request) {
        var view = request.query(fields -> new View(
                fields.page(), fields.optionalText("batch", LONGEST_CODE).orElse(null),
                fields.optionalText("institution", LONGEST_CODE).orElse(null)));
        var found = db.reading(request.caller().scope(), tx -> store.reports(
                tx, view.page(), view.batch(), view.institution(), measures.of(tx, null).rule().counting().source()));
        return Answer.found(Listing.of(view.page(), found, report ->
                report.batch() + "/" + report.agreement() + "/" + report.institution() + "/" + report.product()));
    }

    private Answer report(Request request) {
        var wish = request.body(fields -> new NewReport(
                fields.text("batch", LONGEST_CODE), fields.text("agreement", LONGEST_CODE), fields.text("institution", LONGEST_CODE),
                fields.text("product", LONGEST_CODE), fields.number("reportedUnits", 0, Volume.MOST),
                fields.number("meanUnits", 0, Volume.MOST), fields.optionalText("reason", LONGEST_WORDS).orElse(null)));
        return acts.perform(request, "vbp.report", (tx, act) ->
                reports.report(tx, act, request.caller().accountId(), wish).answer(wish));
    }

    private Answer approve(Request request) {
        var seen = seen(request);
        return acts.perform(request, "vbp.approveReport", (tx, act) ->
                reports.approve(tx, act, request.caller().accountId(), seen).answer(seen));
    }

    private Answer giveBack(Request request) {
        var seen = seen(request);
        return acts.perform(request, "vbp.returnReport", (tx, act) ->
                reports.giveBack(tx, act, request.caller().accountId(), seen).answer(seen));
    }

    private static SeenReport seen(Request request) {
        return request.body(fields -> new SeenReport(
                fields.text("batch", LONGEST_CODE), fields.text("agreement", LONGEST_CODE), fields.text("institution", LONGEST_CODE),
                fields.text("product", LONGEST_CODE), fields.number("reportedUnits", 0, Volume.MOST),
                fields.number("meanUnits", 0, Volume.MOST), fields.text("words", LONGEST_WORDS)));
    }

    private Answer correct(Request request) {
        var wish = request.body(fields -> new NewCorrection(
                fields.text("batch", LONGEST_CODE), fields.text("agreement", LONGEST_CODE), fields.text("institution", LONGEST_CODE),
                fields.text("product", LONGEST_CODE), fields.number("reportedUnits", 0, Volume.MOST),
                fields.number("meanUnits", 0, Volume.MOST), fields.text("reason", LONGEST_WORDS)));
        return acts.perform(request, "vbp.correctReport", (tx, act) ->
                switch (reports.correct(tx, act, request.caller().accountId(), wish)) {
                    case Reports.Proposed.Waiting(var id) -> Answer.created(new Number(id));
                    case Reports.Proposed.Unfit(var refusal) -> refusal.answer(wish);
                });
    }

    private Answer review(Request request) {
        var verdict = request.body(fields -> new Verdict(fields.flag("accepted"), fields.text("words", LONGEST_WORDS)));
        var id = request.pathNumber("id");
        return acts.perform(request, "vbp.reviewReportCorrection", (tx, act) -> id
                .map(number -> reports.review(
                        tx, act, request.caller().accountId(), number, verdict.accepted(), verdict.words()))
                .orElseGet(VbpResult.Absent::new)
                .answer(verdict));
    }
}
