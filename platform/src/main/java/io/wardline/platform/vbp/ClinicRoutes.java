package io.wardline.platform.vbp;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** {@code /api/vbp/clinics} and {@code /api/vbp/stocking}: what village clinics have of the selected products. */
final class ClinicRoutes {
    private static final int LONGEST_CODE = VbpRoutes.LONGEST_CODE;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WORDS = 500;
    private static final int LONGEST_MONTH = 7;
    /** Stands in while a month is unreadable, and leaves the reading never. */
    private static final YearMonth NO_MONTH = YearMonth.of(1970, 1);

    private final Clinics clinics;
    private final ClinicStore store;
    private final Officers officers;
    private final Acts acts;
    private final Db db;

    ClinicRoutes(Clinics clinics, ClinicStore store, Officers officers, Acts acts, Db db) {
        this.clinics = clinics;
        this.store = store;
        this.officers = officers;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        var bureau = Access.county(Role.ADMIN, Role.BUREAU);
        routes.get("/api/vbp/clinics", Access.scopedReaders(), this::clinics);
        routes.post("/api/vbp/clinics", bureau, officers.entering(this::add));
        routes.get("/api/vbp/stocking", Access.scopedReaders(), this::rates);
        routes.post("/api/vbp/stocking", Access.scoped(Role.ADMIN, Role.BUREAU, Role.WAREHOUSE), this::declare);
        routes.post("/api/vbp/stocking/checks", bureau, officers.entering(this::check));
    }

    private record View(Page page, @Nullable String institution) {}

    private record Month(YearMonth month, @Nullable String institution) {}

    /**
     * Stocking of one township hospital's clinics.
     *
     * @param rate stocked by due, as declared
     */
    private record Shown(
            String institution, String institutionName, long clinics, long due, long declared, long stocked, long checked,
            long contradicted, ProgressView.Share rate) {
        static Shown of(ClinicStore.Rate rate) {
            return new Shown(
                    rate.institution(), rate.institutionName(), rate.clinics(), rate.due(), rate.declared(), rate.stocked(),
                    rate.checked(), rate.contradicted(), ProgressView.Share.of(Ratio.of(rate.stocked(), rate.due())));
        }
    }

    private record Declared(String month, int lines) {}

    private Answer clinics(Request request) {
        var view = request.query(fields ->
                new View(fields.page(), fields.optionalText("institution", LONGEST_CODE).orElse(null)));
        var found = db.reading(request.caller().scope(), tx -> store.clinics(tx, view.page(), view.institution()));
        return Answer.found(Listing.of(view.page(), found, Clinic::code));
    }

    private Answer add(Request request) {
        var clinic = request.body(fields -> new Clinic(
                fields.shaped("code", Batch.CODE, "code"), fields.text("name", LONGEST_NAME), fields.text("institution", LONGEST_CODE)));
        return acts.perform(request, "vbp.addClinic", (tx, act) -> clinics.add(tx, act, clinic).answer(clinic));
    }

    private Answer rates(Request request) {
        var asked = request.query(fields -> new Month(month(fields), fields.optionalText("institution", LONGEST_CODE).orElse(null)));
        return Answer.found(Listing.whole(db.reading(
                        request.caller().scope(), tx -> store.rates(tx, asked.institution(), asked.month().atDay(1)))
                .stream().map(Shown::of).toList()));
    }

    private Answer declare(Request request) {
        var wish = request.body(fields -> new NewStocking(
                month(fields),
                fields.objects("lines", 1, NewStocking.MOST_LINES, line -> new NewStocking.Line(
                        line.text("clinic", LONGEST_CODE), line.text("batch", LONGEST_CODE), line.text("product", LONGEST_CODE),
                        line.flag("stocked")))));
        return acts.perform(request, "vbp.declareStocking", (tx, act) ->
                clinics.declare(tx, act, wish).answer(new Declared(wish.month().toString(), wish.lines().size())));
    }

    private Answer check(Request request) {
        var seen = request.body(fields -> new NewSpotCheck(
                fields.text("clinic", LONGEST_CODE), fields.text("batch", LONGEST_CODE), fields.text("product", LONGEST_CODE),
                fields.date("checkedOn"), fields.flag("found"), fields.text("words", LONGEST_WORDS)));
        return acts.perform(request, "vbp.checkStocking", (tx, act) -> clinics.check(tx, act, seen).answer(seen));
    }

    private static YearMonth month(Fields fields) {
        return fields.parsed("month", LONGEST_MONTH, ClinicRoutes::month, NO_MONTH);
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("a month like 2026-11");
        }
    }
}
