package io.wardline.platform.vbp;

import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.rule.Step;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.vbp.ProgressStore.Filter;
import io.wardline.platform.vbp.ProgressStore.Keyed;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/vbp/progress}: from the whole county down to one receipt. */
final class ProgressRoutes {
    private static final int LONGEST_CODE = VbpRoutes.LONGEST_CODE;
    /** Of one institution and one product in one period; more would be read page by page. */
    private static final int MOST_COMPARED = 10_000;
    private static final int MOST_CELLS = 50_000;

    private final ProgressStore store = new ProgressStore();
    private final CountyTime time;
    private final Db db;

    ProgressRoutes(CountyTime time, Db db) {
        this.time = time;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/vbp/progress", Access.scopedReaders(), this::progress);
        routes.get("/api/vbp/progress/overview", Access.scopedReaders(), this::overview);
        routes.get("/api/vbp/progress/explanation", Access.scopedReaders(), this::explanation);
        routes.get("/api/vbp/progress/entries", Access.scopedReaders(), this::entries);
        routes.get("/api/vbp/progress/differences", Access.scopedReaders(), this::differences);
    }

    private record View(Page page, Filter filter) {}

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
            ProgressView.Line figures, List<Step> steps, List<Step> ownSteps, List<Step> platformSteps,
            ProgressView.NonSelected nonSelected, List<Step> nonSelectedSteps, List<ProgressStore.Revision> revisions) {}

    private Answer progress(Request request) {
        var view = request.query(fields -> new View(fields.page(), filter(fields)));
        var rows = db.reading(request.caller().scope(), tx ->
                store.rows(tx, view.page().after().orElse(""), view.page().fetch(), view.filter()));
        var listed = Listing.of(view.page(), rows, ProgressStore::key);
        var today = time.today();
        return Answer.found(new Listing<>(
                listed.items().stream().map(row -> ProgressView.Line.of(row, today)).toList(), listed.next()));
    }

    private Answer overview(Request request) {
        var filter = request.query(ProgressRoutes::filter);
        var rows = db.reading(request.caller().scope(), tx -> store.rows(tx, "", MOST_CELLS + 1, filter));
        if (rows.size() > MOST_CELLS) {
            return Answer.refused("vbp_overview_too_large", Map.of("most", MOST_CELLS));
        }
        return Answer.found(Listing.whole(ProgressView.overview(rows, time.today())));
    }

    private Answer explanation(Request request) {
        var asked = request.query(OfCell::read);
        return Answer.of(db.reading(request.caller().scope(), tx -> asked.find(store, tx)
                .map(cell -> explained(tx, cell, store.rows(tx, "", 1, asked.filter()).getFirst()))));
    }

    private Explanation explained(Tx tx, Cell cell, ProgressRow row) {
        var today = time.today();
        var beside = ProgressView.NonSelected.result(row, store.formerOther(tx, cell));
        return new Explanation(
                ProgressView.Line.of(row, today),
                row.assess(today).steps(),
                row.with(ProgressSource.OWN).assess(today).steps(),
                row.with(ProgressSource.PLATFORM).assess(today).steps(),
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
                DifferenceCalculation.assess(entries.stream().map(Keyed::entry).toList()))));
    }

    private static Filter filter(Fields fields) {
        return new Filter(
                fields.optionalText("batch", LONGEST_CODE).orElse(null),
                fields.optionalText("agreement", LONGEST_CODE).orElse(null),
                fields.optionalText("institution", LONGEST_CODE).orElse(null),
                fields.optionalText("product", LONGEST_CODE).orElse(null));
    }
}
