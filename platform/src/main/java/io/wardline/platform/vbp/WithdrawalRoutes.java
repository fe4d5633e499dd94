package io.wardline.platform.vbp;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.vbp.WithdrawalStore.FileLine;
import io.wardline.platform.vbp.WithdrawalStore.Withdrawal;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/vbp/withdrawals}: lines of the platform that one person asks to take back and another accepts. */
final class WithdrawalRoutes {
    private static final int LONGEST_WORDS = 500;
    private static final long MOST_ROW = 1_048_576;

    private final Withdrawals withdrawals;
    private final WithdrawalStore store;
    private final Officers officers;
    private final Acts acts;
    private final Db db;

    WithdrawalRoutes(Withdrawals withdrawals, WithdrawalStore store, Officers officers, Acts acts, Db db) {
        this.withdrawals = withdrawals;
        this.store = store;
        this.officers = officers;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        var bureau = Access.county(Role.ADMIN, Role.BUREAU);
        routes.get("/api/vbp/files/{id}/lines", bureau, this::lines);
        routes.get("/api/vbp/files/{id}/effect", bureau, this::effectOfFile);
        routes.get("/api/vbp/withdrawals", Access.scopedReaders(), this::withdrawals);
        routes.post("/api/vbp/withdrawals", bureau, officers.entering(this::propose));
        routes.get("/api/vbp/withdrawals/{id}/effect", bureau, this::effect);
        routes.post("/api/vbp/withdrawals/{id}/review", bureau, officers.reviewing(this::review));
    }

    private record View(Page page, boolean waiting, @Nullable Long file) {}

    private record Number(long id, long lines) {}

    private record Verdict(boolean accepted, String words) {}

    private Answer lines(Request request) {
        var page = request.query(Fields::page);
        Optional<List<FileLine>> found = db.reading(request.caller().scope(), tx -> request.pathNumber("id")
                .filter(file -> store.hasFile(tx, file))
                .map(file -> store.content(tx, file, page)));
        return Answer.of(found.map(lines -> Listing.of(page, lines, line -> Integer.toString(line.row()))));
    }

    private Answer effectOfFile(Request request) {
        var row = request.query(fields -> fields.optionalNumber("row", 1, MOST_ROW));
        return Answer.of(db.reading(request.caller().scope(), tx -> request.pathNumber("id")
                .flatMap(file -> withdrawals.effect(tx, file, row.stream().toList()))));
    }

    private Answer effect(Request request) {
        return Answer.of(db.reading(request.caller().scope(), tx -> request.pathNumber("id").flatMap(id -> withdrawals.effect(tx, id))));
    }

    private Answer withdrawals(Request request) {
        var view = request.query(fields -> new View(
                fields.page(), fields.flag("waiting"), fields.optionalNumber("file", 1, Long.MAX_VALUE).orElse(null)));
        var found = db.reading(request.caller().scope(), tx -> store.withdrawals(tx, view.page(), view.waiting(), view.file()));
        return Answer.found(Listing.of(view.page(), found, (Withdrawal each) -> Long.toString(each.id())));
    }

    private Answer propose(Request request) {
        var wish = request.body(fields -> new NewWithdrawal(
                fields.number("file", 1, Long.MAX_VALUE),
                fields.has("rows")
                        ? fields.objects("rows", 1, NewWithdrawal.MOST_ROWS, each -> each.number("row", 1, MOST_ROW)).stream().distinct().toList()
                        : List.of(),
                fields.text("reason", LONGEST_WORDS)));
        return acts.perform(request, "vbp.proposeWithdrawal", (tx, act) ->
                switch (withdrawals.propose(tx, act, request.caller().accountId(), wish)) {
                    case Withdrawals.Proposed.Waiting(var id, var lines) -> Answer.created(new Number(id, lines));
                    case Withdrawals.Proposed.Unfit(var refusal) -> refusal.answer(wish);
                });
    }

    private Answer review(Request request) {
        var verdict = request.body(fields -> new Verdict(fields.flag("accepted"), fields.text("words", LONGEST_WORDS)));
        var id = request.pathNumber("id");
        return acts.perform(request, "vbp.reviewWithdrawal", (tx, act) -> id
                .map(number -> withdrawals.review(
                        tx, act, request.caller().accountId(), number, verdict.accepted(), verdict.words()))
                .orElseGet(VbpResult.Absent::new)
                .answer(verdict));
    }
}
