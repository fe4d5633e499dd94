package io.wardline.platform.vbp;

import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.rule.Step;
import io.wardline.platform.vbp.ProgressStore.Filter;
import io.wardline.platform.vbp.ProgressStore.Keyed;
import io.wardline.platform.vbp.ProgressView.Judged;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Rendered;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Routes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/vbp/progress}: from the whole county down to one receipt. */
final class ProgressRoutes {
    private static final int LONGEST_CODE = VbpRoutes.LONGEST_CODE;
    /** Of one institution and one product in one period; more would be read page by page. */
    private static final int MOST_COMPARED = 10_000;
    static final int MOST_CELLS = 50_000;

    private static final int MOST_FIELDS = 10_000;

    private final Matrix matrix = new Matrix();
    private final ProgressStore store;
    private final Measures measures;
    private final Db db;

    ProgressRoutes(ProgressStore store, Measures measures, Db db) {
        this.store = store;
        this.measures = measures;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/vbp/progress", Access.scopedReaders(), this::progress);
        routes.get("/api/vbp/progress/overview", Access.scopedReaders(), this::overview);
        routes.get("/api/vbp/progress/explanation", Access.scopedReaders(), this::explanation);
        routes.get("/api/vbp/progress/entries", Access.scopedReaders(), this::entries);
        routes.get("/api/vbp/progress/differences", Access.scopedReaders(), this::differences);
    }

    private record View(Page page, Filter filter, @Nullable LocalDate asOf) {}

    private record Asked(Filter filter, @Nullable LocalDate asOf) {}

    private record Explained(OfCell cell, @Nullable LocalDate asOf) {}

    /** Rows, and by what they are judged. */
    private record Found(List<ProgressRow> rows, Measure measure) {}

    private record OfCell(String batch, String agreement, String institution, String product) {
        static OfCell read(Fields fields) {
            return new OfCell(
                    fields.text("batch", LONGEST_CODE), fields.text("agreement", LONGEST_CODE),
                    fields.text("institution", LONGEST_CODE), fields.text("product", LONGEST_CODE));
        }

        Optional<Cell> find(ProgressStore store, Tx tx) {
            return store.cell(tx, batch, agreement, institution, product);
        }

        Filter filter() {
            return new Filter(batch, agreement, institution, product);
        }
    }

    private record EntriesOf(OfCell cell, Page page) {}

    private record Explanation(
            LocalDate asOf, Measure.Basis rule, ProgressView.Line figures, List<Step> steps, List<Step> ownSteps, List<Step> platformSteps,
            ProgressView.NonSelected nonSelected, List<Step> nonSelectedSteps, List<ProgressStore.Revision> revisions) {}

    private Answer progress(Request request) {
        var view = request.query(fields -> new View(fields.page(), Filter.read(fields), measures.asked(fields)));
        var found = db.reading(request.caller().scope(), tx ->
                rows(tx, view.page().after().orElse(""), view.page().fetch(), view.filter(), view.asOf()));
        var listed = Listing.of(view.page(), found.rows(), ProgressStore::key);
        var lines = listed.items().stream().map(row -> ProgressView.Line.of(row, found.measure())).toList();
        return Answer.found(Judged.of(new Listing<>(lines, listed.next()), found.measure()));
    }

    /** Today's whole matrix is remembered; an earlier day's, and that of one product, is reckoned. */
    private Answer overview(Request request) {
        var asked = request.query(fields -> new Asked(Filter.read(fields), measures.asked(fields)));
        return asked.filter().product() == null && (asked.asOf() == null || asked.asOf().equals(measures.today()))
                ? today(request, asked.filter())
                : reckoned(request, asked);
    }

    private Answer today(Request request, Filter filter) {
        return db.reading(request.caller().scope(), tx -> {
            var measure = measures.of(tx, null);
            return matrix.written(tx, filter, measure, MOST_FIELDS)
                    .<Answer>map(body -> new Answer.Raw(new Rendered(200, "application/json", body)))
                    .orElseGet(() -> Answer.refused("vbp_overview_too_large", Map.of("most", MOST_FIELDS)));
        });
    }

    private Answer reckoned(Request request, Asked asked) {
        var found = db.reading(request.caller().scope(), tx -> rows(tx, "", MOST_CELLS + 1, asked.filter(), asked.asOf()));
        if (found.rows().size() > MOST_CELLS) {
            return Answer.refused("vbp_overview_too_large", Map.of("most", MOST_CELLS));
        }
        return Answer.found(Judged.of(
                Listing.whole(ProgressView.overview(found.rows(), found.measure())), found.measure()));
    }

    private Found rows(Tx tx, String after, int most, Filter filter, @Nullable LocalDate asOf) {
        var measure = measures.of(tx, asOf);
        return new Found(store.rows(tx, after, most, filter, measure.asOf(), measures.today()), measure);
    }

    private Answer explanation(Request request) {
        var asked = request.query(fields -> new Explained(OfCell.read(fields), measures.asked(fields)));
        return Answer.of(db.reading(request.caller().scope(), tx -> asked.cell().find(store, tx)
                .map(cell -> explained(tx, cell, rows(tx, "", 1, asked.cell().filter(), asked.asOf())))));
    }

    private Explanation explained(Tx tx, Cell cell, Found found) {
        var measure = found.measure();
        var row = found.rows().getFirst();
        var beside = ProgressView.NonSelected.result(row, measure.rule(), store.formerOther(tx, cell, measure.asOf()));
        return new Explanation(
                measure.asOf(),
                measure.basis(),
                ProgressView.Line.of(row, measure),
                row.assess(measure).steps(),
                row.with(ProgressSource.OWN).assess(measure).steps(),
                row.with(ProgressSource.PLATFORM).assess(measure).steps(),
                ProgressView.NonSelected.of(beside),
                beside.steps(),
                store.revisions(tx, cell));
    }

    private Answer entries(Request request) {
        var asked = request.query(fields -> new EntriesOf(OfCell.read(fields), fields.page()));
        return Answer.of(db.reading(request.caller().scope(), tx -> asked.cell().find(store, tx)
                .map(cell -> store.entries(tx, cell, asked.page()))).map(found -> {
                    var listed = Listing.of(asked.page(), found, Keyed::key);
                    return new Listing<>(listed.items().stream().map(Keyed::entry).toList(), listed.next());
                }));
    }

    private Answer differences(Request request) {
        var asked = request.query(OfCell::read);
        Optional<List<Keyed>> found = db.reading(request.caller().scope(), tx ->
                asked.find(store, tx).map(cell -> store.entries(tx, cell, "", MOST_COMPARED + 1)));
        if (found.filter(entries -> entries.size() > MOST_COMPARED).isPresent()) {
            return Answer.refused("vbp_differences_too_large", Map.of("most", MOST_COMPARED));
        }
        return Answer.of(found.map(entries -> Listing.whole(
                DifferenceCalculation.assess(
                        entries.stream().map(Keyed::entry).filter(entry -> entry.withdrawal() == null).toList()))));
    }
}
