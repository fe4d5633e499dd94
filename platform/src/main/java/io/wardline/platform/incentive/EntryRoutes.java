package io.wardline.platform.incentive;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.sheet.SheetImport;
import io.wardline.platform.file.sheet.SheetImport.Options;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.incentive.EntryStore.Placed;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.FieldError;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Malformed;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/incentive/lines, brands, scores}: what people enter, row by row or by a file of which all is taken in or nothing. */
final class EntryRoutes {
    private static final int MOST_IMPORT_BYTES = 8 << 20;

    private final EntryStore store;
    private final Entries entries;
    private final Officers officers;
    private final Acts acts;
    private final Db db;
    private final HeavyWork heavyWork;

    EntryRoutes(EntryStore store, Entries entries, Officers officers, Acts acts, Db db, HeavyWork heavyWork) {
        this.store = store;
        this.entries = entries;
        this.officers = officers;
        this.acts = acts;
        this.db = db;
        this.heavyWork = heavyWork;
    }

    private interface Putting<R> {
        int put(Tx tx, Act act, List<Placed<R>> rows);
    }

    private record Asked(Page page, @Nullable String batch, @Nullable String institution) {}

    private record Report(int rows, int changed, boolean imported) {}

    /** A line as it is shown: yuan and shares as decimals. */
    private record ShownLine(
            String institution, String batch, String agreement, String product, String selectedPrice, String otherAmount,
            String otherDearerAmount, String otherEvaluatedAmount, String fundRatio, String insuredShare, String retainedBefore,
            String source) {
        static ShownLine of(LineEntry row) {
            return new ShownLine(
                    row.institution(), row.line().batch(), row.line().agreement(), row.line().product(),
                    Scaled.text(row.priceTenThousandths(), Scaled.TEN_THOUSANDTHS), Scaled.text(row.otherFen(), Scaled.FEN),
                    Scaled.text(row.otherDearerFen(), Scaled.FEN), Scaled.text(row.otherEvaluatedFen(), Scaled.FEN),
                    Scaled.text(row.fundMillionths(), Scaled.MILLIONTHS), Scaled.text(row.insuredMillionths(), Scaled.MILLIONTHS),
                    row.retainedBefore() ? "YES" : "NO", row.source());
        }
    }

    private record ShownBrand(
            String institution, String batch, String agreement, String product, String brand, long units, String price, String source) {
        static ShownBrand of(BrandEntry row) {
            return new ShownBrand(
                    row.institution(), row.line().batch(), row.line().agreement(), row.line().product(), row.brand(), row.units(),
                    Scaled.text(row.priceTenThousandths(), Scaled.TEN_THOUSANDTHS), row.source());
        }
    }

    private record ShownScore(String institution, int year, String score, String evidence) {
        static ShownScore of(ScoreEntry row) {
            return new ShownScore(
                    row.institution(), row.year(), Scaled.text(row.scoreTenThousandths(), Scaled.TEN_THOUSANDTHS), row.evidence());
        }
    }

    void register(Routes routes) {
        routes.get("/api/incentive/lines", Access.scopedOffices(), this::lines);
        routes.get("/api/incentive/brands", Access.scopedOffices(), this::brands);
        routes.get("/api/incentive/scores", Access.scopedOffices(), this::scores);
        declare(routes, EntryKind.LINES, entries::putLines);
        declare(routes, EntryKind.BRANDS, entries::putBrands);
        declare(routes, EntryKind.SCORES, entries::putScores);
    }

    private <R> void declare(Routes routes, EntryKind<R> kind, Putting<R> putting) {
        var bureau = Access.county(Role.ADMIN, Role.BUREAU);
        var path = "/api/incentive/" + kind.word();
        routes.post(path, bureau, officers.calculating(request -> one(request, kind, putting)));
        routes.upload(
                path + "/import", bureau, MOST_IMPORT_BYTES, officers.calculating(request -> imported(request, kind, putting)));
    }

    private <R> Answer one(Request request, EntryKind<R> kind, Putting<R> putting) {
        var row = request.body(kind.reader());
        return acts.perform(request, kind.oneAct(), (tx, act) -> {
            var errors = new ArrayList<FieldError>();
            var placed = entries.place(tx, kind, List.of(row), at -> at, (_, error) -> errors.add(error));
            if (!errors.isEmpty()) {
                throw new Malformed(errors);
            }
            return Answer.created(new Report(1, putting.put(tx, act, placed), true));
        });
    }

    private <R> Answer imported(Request request, EntryKind<R> kind, Putting<R> putting) {
        var options = request.query(Options::read);
        var upload = request.upload();
        var sheet = heavyWork.run(() -> SheetImport.read(upload.content(), options.charset(), kind.form(), kind.reader()));
        if (options.dryRun()) {
            return db.reading(request.caller().scope(), tx -> {
                judged(tx, kind, sheet);
                return Answer.found(new Report(sheet.rows().size(), 0, false));
            });
        }
        return acts.perform(request, kind.act(), (tx, act) -> Answer.created(
                new Report(sheet.rows().size(), putting.put(tx, act, judged(tx, kind, sheet)), true)));
    }

    /**
     * The rows with what they name.
     *
     * @throws Malformed with everything that is wrong in the file, by its cell
     */
    private <R> List<Placed<R>> judged(Tx tx, EntryKind<R> kind, SheetImport<R> sheet) {
        var errors = new ArrayList<FieldError>();
        var placed = entries.place(
                tx, kind, sheet.values(), at -> sheet.rows().get(at).number(),
                (at, error) -> errors.add(sheet.at(sheet.rows().get(at), error)));
        sheet.requireSound(errors);
        return placed;
    }

    private Answer lines(Request request) {
        var asked = asked(request);
        var found = db.reading(
                request.caller().scope(), tx -> store.listedLines(tx, asked.page(), asked.batch(), asked.institution()));
        return Answer.found(Listing.of(
                asked.page(), found.stream().map(ShownLine::of).toList(),
                row -> row.institution() + "/" + row.batch() + "/" + row.agreement() + "/" + row.product()));
    }

    private Answer brands(Request request) {
        var asked = asked(request);
        var found = db.reading(
                request.caller().scope(), tx -> store.listedBrands(tx, asked.page(), asked.batch(), asked.institution()));
        return Answer.found(Listing.of(
                asked.page(), found.stream().map(ShownBrand::of).toList(),
                row -> row.institution() + "/" + row.batch() + "/" + row.agreement() + "/" + row.product() + "/" + row.brand()));
    }

    private Answer scores(Request request) {
        var asked = request.query(fields -> new Asked(
                fields.page(), null, fields.optionalText("institution", LineKey.LONGEST).orElse(null)));
        var found = db.reading(request.caller().scope(), tx -> store.listedScores(tx, asked.page(), asked.institution()));
        return Answer.found(Listing.of(
                asked.page(), found.stream().map(ShownScore::of).toList(), row -> row.institution() + "/" + row.year()));
    }

    private static Asked asked(Request request) {
        return request.query(fields -> new Asked(
                fields.page(), fields.optionalText("batch", LineKey.LONGEST).orElse(null),
                fields.optionalText("institution", LineKey.LONGEST).orElse(null)));
    }
}
