package io.wardline.platform.vbp;

import io.wardline.platform.db.Db;
import io.wardline.platform.file.Download;
import io.wardline.platform.file.sheet.SheetFormat;
import io.wardline.platform.vbp.ProgressStore.Filter;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Progress beside what is shown: saved as a spreadsheet, and judged by parameters that somebody is trying out. */
final class TrialRoutes {
    private static final int LONGEST_PARAMS = 10_000;
    /** Of a hash on paper and in a name so much is shown. */
    private static final int SHOWN_HASH = 12;

    private final ProgressStore store;
    private final Measures measures;
    private final Db db;

    TrialRoutes(ProgressStore store, Measures measures, Db db) {
        this.store = store;
        this.measures = measures;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/vbp/progress/export", Access.scopedReaders(), this::export);
        routes.post("/api/vbp/progress/what-if", Access.county(Role.ADMIN, Role.BUREAU), this::whatIf);
    }

    private record Exported(Filter filter, @Nullable LocalDate asOf, SheetFormat format) {}

    private record Trial(String params, Filter filter, @Nullable LocalDate asOf) {}

    /**
     * A cell whose status would be another one.
     *
     * @param before by the rule of the day
     * @param after by the parameters tried out
     */
    private record Moved(
            String batch, String agreement, String institution, String institutionName, String product, String productName,
            ProgressStatus before, ProgressStatus after) {}

    /**
     * What would be.
     *
     * @param whatIf always true: nothing of this holds, and nothing of it is kept
     * @param judged how many cells were judged twice
     */
    private record Outcome(
            boolean whatIf, LocalDate asOf, Measure.Basis rule, String params, int judged, int changed, List<Moved> items) {}

    private Answer whatIf(Request request) {
        var trial = request.body(fields -> new Trial(
                fields.text("params", LONGEST_PARAMS), Filter.read(fields), measures.asked(fields)));
        var params = ProgressRule.FORM.tried("params", trial.params());
        return db.reading(request.caller().scope(), tx -> {
            var measure = measures.of(tx, trial.asOf());
            var rows = store.rows(tx, "", ProgressRoutes.MOST_CELLS + 1, trial.filter(), measure.asOf(), measures.today());
            if (rows.size() > ProgressRoutes.MOST_CELLS) {
                return Answer.refused("vbp_overview_too_large", Map.of("most", ProgressRoutes.MOST_CELLS));
            }
            var tried = ProgressRule.of(params, "tried out, not in force");
            var moved = rows.stream()
                    .map(row -> moved(row, measure, tried))
                    .filter(each -> each.before() != each.after())
                    .toList();
            return Answer.found(new Outcome(
                    true, measure.asOf(), measure.basis(), params.canonical(), rows.size(), moved.size(), moved));
        });
    }

    private static Moved moved(ProgressRow row, Measure measure, ProgressRule tried) {
        return new Moved(
                row.batch(), row.agreement(), row.institution(), row.institutionName(), row.product(), row.productName(),
                row.assess(measure).status(), row.assess(tried, measure.asOf()).status());
    }

    /** The view from its first row to its last, judged by one rule; each part is read in a transaction of its own. */
    private Answer export(Request request) {
        var wanted = request.query(fields ->
                new Exported(Filter.read(fields), measures.asked(fields), fields.parsed("format", 8, SheetFormat::of)));
        var scope = request.caller().scope();
        var chinese = request.prefersChinese();
        var measure = db.reading(scope, tx -> measures.of(tx, wanted.asOf()));
        var today = measures.today();
        return Download.sheet(
                request, ProgressSheet.FORM, (chinese ? "集采进度" : "progress") + "-" + measure.asOf(), wanted.format(),
                words(wanted.filter(), measure, chinese),
                Download.parts(
                                "", after -> db.reading(scope, tx ->
                                        store.rows(tx, after, Download.PART, wanted.filter(), measure.asOf(), today)),
                                ProgressStore::key)
                        .map(row -> ProgressView.Line.of(row, measure)));
    }

    /** Filter and rule in words, so that the file can be checked against its page. */
    private static String words(Filter filter, Measure measure, boolean chinese) {
        var basis = measure.basis();
        var named = new LinkedHashMap<String, @Nullable Object>();
        named.put(chinese ? "批次" : "Batch", filter.batch());
        named.put(chinese ? "协议期" : "Agreement period", filter.agreement());
        named.put(chinese ? "机构" : "Institution", filter.institution());
        named.put(chinese ? "产品" : "Product", filter.product());
        named.put(chinese ? "截至" : "As of", measure.asOf());
        named.put(chinese ? "规则" : "Rule", basis.name() + " v" + basis.version() + " " + basis.hash().substring(0, SHOWN_HASH));
        named.put(chinese ? "依据" : "Source", basis.source());
        return Download.words(named);
    }
}
