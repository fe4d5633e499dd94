package io.wardline.platform.statement;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.Download;
import io.wardline.platform.file.paper.FontMissing;
import io.wardline.platform.file.paper.Typeface;
import io.wardline.platform.file.sheet.SheetFormat;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.money.Fen;
import io.wardline.platform.statement.LifeStore.NewPayment;
import io.wardline.platform.statement.LifeStore.ObjectionWindow;
import io.wardline.platform.statement.StatementStore.Filter;
import io.wardline.platform.statement.StatementStore.Which;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Messages;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /api/statement}: statements of every kind, and what people do with them. */
final class StatementRoutes {
    private static final int LONGEST_CODE = 32;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_WORDS = 2_000;
    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_WINDOW = 250;

    private final StatementView view;
    private final Life life;
    private final Acts acts;
    private final Db db;
    private final Officers officers;

    StatementRoutes(StatementView view, Life life, Acts acts, Db db, Officers officers) {
        this.view = view;
        this.life = life;
        this.acts = acts;
        this.db = db;
        this.officers = officers;
    }

    void register(Routes routes) {
        var bureau = Access.county(Role.ADMIN, Role.BUREAU);
        var one = "/api/statement/statements/{id}";
        routes.get("/api/statement/statements", Access.scopedOffices(), this::statements);
        routes.get("/api/statement/sheet", Access.scopedOffices(), this::listSheet);
        routes.get(one, Access.scopedOffices(), this::statement);
        routes.get(one + "/sheet", Access.scopedOffices(), this::sheet);
        routes.get(one + "/difference", bureau, this::present);
        routes.get("/api/statement/comparison", Access.scopedOffices(), this::comparison);
        routes.get("/api/statement/total", Access.scopedOffices(), this::total);
        routes.get("/api/statement/windows", Access.sharedReaders(), this::windows);
        routes.post("/api/statement/windows", bureau, officers.reviewing(this::setWindow));
        routes.post(one + "/approvals", bureau, officers.reviewing(this::approve));
        routes.post(one + "/return", bureau, officers.calculatingOrReviewing(this::giveBack));
        routes.post(one + "/publication", bureau, officers.calculatingOrReviewing(this::publish));
        routes.post(one + "/objections", Access.scoped(Role.ADMIN, Role.WAREHOUSE, Role.WARD), this::object);
        routes.post("/api/statement/objections/{id}/decision", bureau, officers.reviewing(this::decide));
        routes.post(one + "/payments", bureau, officers.calculating(this::pay));
    }

    private record Listed(Page page, Filter filter) {}

    private record Pair(long former, long latter) {}

    private record Year(StatementKind kind, int year) {}

    private record Decided(Outcome outcome, String words) {}

    private Answer statements(Request request) {
        var asked = request.query(fields -> new Listed(fields.page(), filter(fields)));
        var found = db.reading(request.caller().scope(), tx -> view.list(tx, asked.page(), asked.filter()));
        return Answer.found(Listing.of(asked.page(), found, Standing::key));
    }

    private record Saved(SheetFormat format, Filter filter) {}

    private Answer listSheet(Request request) {
        var wanted = request.query(fields -> new Saved(
                fields.optionalParsed("format", 8, SheetFormat::of).orElse(SheetFormat.XLSX), filter(fields)));
        return Download.sheet(
                request, StatementListSheet.FORM, "statements", wanted.format(), wanted.filter().words(),
                Download.parts(
                        "", after -> db.reading(request.caller().scope(), tx ->
                                view.list(tx, new Page(Page.MOST, after.isEmpty() ? null : after), wanted.filter())),
                        Standing::key));
    }

    private Answer statement(Request request) {
        return one(request, id -> Answer.of(db.reading(request.caller().scope(), tx -> view.whole(tx, id))));
    }

    private Answer sheet(Request request) {
        var format = request.query(fields -> fields.optionalParsed("format", 8, SheetFormat::of)).orElse(SheetFormat.XLSX);
        var language = new StatementWords(request.prefersChinese() ? Messages.ZH : Messages.EN);
        return one(request, id -> db.reading(request.caller().scope(), tx -> view.whole(tx, id))
                .map(whole -> Download.sheet(
                        request, StatementSheet.FORM, "statement-" + whole.standing().key().replace('/', '-'), format, "",
                        StatementSheet.rows(whole.standing(), whole.inputs(), whole.result(), StatementView.worked(whole), language)))
                .orElseGet(Answer::absent));
    }

    private Answer present(Request request) {
        return one(request, id -> Answer.of(db.reading(request.caller().scope(), tx -> view.present(tx, id))));
    }

    private Answer comparison(Request request) {
        var pair = request.query(fields -> new Pair(
                fields.number("former", 1, Long.MAX_VALUE), fields.number("latter", 1, Long.MAX_VALUE)));
        return Answer.of(db.reading(request.caller().scope(), tx -> view.comparison(tx, pair.former(), pair.latter())));
    }

    private Answer total(Request request) {
        var asked = request.query(fields -> new Year(fields.choice("kind", StatementKind.class), year(fields)));
        return Answer.found(Listing.whole(
                db.reading(request.caller().scope(), tx -> view.totals(tx, asked.kind(), asked.year()))));
    }

    private Answer windows(Request request) {
        return Answer.found(Listing.whole(db.reading(request.caller().scope(), life::windows)));
    }

    private Answer setWindow(Request request) {
        var wish = request.body(fields -> new ObjectionWindow(
                fields.choice("kind", StatementKind.class), (int) fields.number("workingDays", 1, LONGEST_WINDOW),
                fields.text("source", LONGEST_SOURCE)));
        return acts.perform(request, "statement.setWindow", (tx, act) -> life.setWindow(tx, act, wish).answer());
    }

    private Answer approve(Request request) {
        @Nullable String words = request.body(fields -> fields.optionalText("words", LONGEST_REASON)).orElse(null);
        return deed(request, "statement.approve", (tx, act, id) -> life.approve(tx, act, request.caller(), id, words));
    }

    private Answer giveBack(Request request) {
        var words = request.body(fields -> fields.text("words", LONGEST_REASON));
        return deed(request, "statement.giveBack", (tx, act, id) -> life.giveBack(tx, act, request.caller(), id, words));
    }

    private Answer publish(Request request) {
        try {
            return deed(request, "statement.publish", (tx, act, id) ->
                    life.publish(tx, act, request.caller(), id, new Life.Publishing(request.ownAddress(), view.workings())));
        } catch (FontMissing e) {
            return Answer.refusedForNow("file_font_missing", Map.of("places", Typeface.PLACES.toString()));
        }
    }

    private Answer object(Request request) {
        var wish = request.body(fields -> new Life.NewObjection(
                fields.optionalText("line", LONGEST_LINE).orElse(null), fields.text("words", LONGEST_WORDS),
                fields.optionalNumber("attachment", 1, Long.MAX_VALUE).orElse(null)));
        return deed(request, "statement.object", (tx, act, id) -> life.object(tx, act, request.caller(), id, wish));
    }

    private Answer decide(Request request) {
        var wish = request.body(fields ->
                new Decided(fields.choice("outcome", Outcome.class), fields.text("words", LONGEST_WORDS)));
        return deed(request, "statement.decide", (tx, act, id) ->
                life.decide(tx, act, request.caller(), id, wish.outcome(), wish.words()));
    }

    private Answer pay(Request request) {
        var wish = request.body(fields -> new NewPayment(
                fields.optionalChoice("kind", PaymentKind.class).orElse(PaymentKind.PAYMENT),
                fields.choice("route", PaymentRoute.class), fields.text("payee", LONGEST_CODE), fields.number("amountFen", 1, Fen.MOST),
                fields.date("paidOn"), fields.text("reference", LONGEST_REFERENCE)));
        return deed(request, "statement.pay", (tx, act, id) -> life.pay(tx, act, request.caller(), id, wish));
    }

    private interface Deed {
        StatementResult on(Tx tx, Act act, long id);
    }

    private Answer deed(Request request, String kind, Deed deed) {
        return one(request, id -> acts.perform(request, kind, (tx, act) -> deed.on(tx, act, id).answer()));
    }

    private static Answer one(Request request, Function<Long, Answer> work) {
        return request.pathNumber("id").map(work).orElseGet(Answer::absent);
    }

    private static Filter filter(Fields fields) {
        return new Filter(
                null, fields.optionalChoice("kind", StatementKind.class).orElse(null),
                fields.optionalNumber("year", 2000, 2999).map(Long::intValue).orElse(null),
                fields.optionalText("institution", LONGEST_CODE).orElse(null),
                fields.optionalChoice("state", StatementState.class).orElse(null),
                fields.flag("latest") ? Which.STANDING : Which.EVERY);
    }

    private static int year(Fields fields) {
        return (int) fields.number("year", 2000, 2999);
    }
}
