package io.wardline.platform.trace;

import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Tx;
import io.wardline.platform.db.Work;
import io.wardline.platform.file.Download;
import io.wardline.platform.file.sheet.SheetFormat;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.trace.TraceSheet.Article;
import io.wardline.platform.trace.TraceSheet.Line;
import io.wardline.platform.trace.TraceStore.FoundLot;
import io.wardline.platform.trace.TraceView.LotLife;
import io.wardline.platform.trace.TraceView.LotSheet;
import io.wardline.platform.trace.TraceView.Piece;
import io.wardline.platform.trace.TraceView.Step;
import io.wardline.platform.trace.TraceView.UnitLife;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Routes;
import io.wardline.protocol.device.TagId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /api/trace}: lives, newest movement first. */
final class TraceRoutes {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_MAKER = 100;
    /** Before this number stands every movement. */
    private static final long START = Long.MAX_VALUE;

    private final TraceStore store = new TraceStore();
    private final CountyTime time;
    private final Db db;

    TraceRoutes(CountyTime time, Db db) {
        this.time = time;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/trace/units/{epc}", Access.scopedReaders(), this::unit);
        routes.get("/api/trace/units/{epc}/export", Access.scopedReaders(), this::exportUnit);
        routes.get("/api/trace/lots", Access.scopedReaders(), this::lot);
        routes.get("/api/trace/lots/export", Access.scopedReaders(), this::exportLot);
    }

    /** Which movements of a life to read: those before a number, newest first. */
    private interface Steps {
        List<Step> read(Tx tx, long before, int fetch);
    }

    /** Sent together, so that a whole life costs one journey to the database; without a piece in sight the rest is thrown away. */
    private Answer unit(Request request) {
        var page = request.query(Fields::page);
        var before = page.afterNumber().orElse(START);
        return Answer.of(epc(request).flatMap(epc -> read(request.caller().scope(), tx -> {
            var unit = store.unit(tx, epc);
            var steps = store.unitSteps(tx, epc, before, page.fetch());
            var holds = store.unitHolds(tx, epc, time.now());
            var discrepancies = store.discrepancies(tx, epc);
            var piece = unit.row();
            var shown = cut(page, steps.rows());
            var held = holds.rows();
            var differences = discrepancies.rows();
            return piece.map(found -> new UnitLife(found, held, differences, shown.items(), shown.next()));
        })));
    }

    private Answer exportUnit(Request request) {
        var format = request.query(TraceRoutes::format);
        return epc(request)
                .flatMap(epc -> read(request.caller().scope(), tx -> {
                    var unit = store.unit(tx, epc);
                    var said = store.said(tx, epc);
                    var piece = unit.row();
                    var differed = said.rows().stream().<Line>map(each -> new Line.Differed(epc, each)).toList();
                    return piece.map(found -> new Saved(found, differed));
                }))
                .map(saved -> {
                    var epc = saved.piece().epc();
                    return sheet(
                            request, format, "trace-" + epc, "unit=" + epc, article(saved.piece()),
                            (tx, before, fetch) -> store.unitSteps(tx, epc, before, fetch).rows(), saved.differed());
                })
                .orElseGet(Answer::absent);
    }

    /** What a file of a piece's life is written from, besides its movements. */
    private record Saved(Piece piece, List<Line> differed) {}

    private static Article article(Piece piece) {
        return new Article(piece.item(), piece.name(), piece.lot(), piece.maker(), piece.expiry());
    }

    private static Article article(LotSheet lot) {
        return new Article(lot.item(), lot.name(), lot.lot(), lot.maker(), lot.expiry());
    }

    private static Optional<String> epc(Request request) {
        return TagId.parse(request.path("epc")).map(TagId::hex);
    }

    /** Every part of a life is found by a key, whoever asks. */
    private <T> T read(RowScope scope, Work<T> work) {
        return db.reading(scope, tx -> {
            tx.planOnce();
            return work.run(tx);
        });
    }

    private record LotOf(String item, String maker, String lot) {
        static LotOf read(Fields fields) {
            return new LotOf(
                    fields.text("item", LONGEST_CODE), fields.text("maker", LONGEST_MAKER), fields.text("lot", LONGEST_CODE));
        }

        String words() {
            var words = new LinkedHashMap<String, @Nullable Object>();
            words.put("item", item);
            words.put("maker", maker);
            words.put("lot", lot);
            return Download.words(words);
        }
    }

    private record PageOf(LotOf lot, Page page) {}

    private record Exported(LotOf lot, SheetFormat format) {}

    private Answer lot(Request request) {
        var wanted = request.query(fields -> new PageOf(LotOf.read(fields), fields.page()));
        var page = wanted.page();
        var before = page.afterNumber().orElse(START);
        return Answer.of(lot(request, wanted.lot(), (tx, found) -> {
            var steps = store.lotSteps(tx, found.id(), before, page.fetch());
            var holds = store.lotHolds(tx, found.id(), time.now());
            var stands = store.stands(tx, found.id());
            var shown = cut(page, steps.rows());
            return new LotLife(found.sheet(), holds.rows(), stands.rows(), shown.items(), shown.next());
        }));
    }

    private Answer exportLot(Request request) {
        var wanted = request.query(fields -> new Exported(LotOf.read(fields), format(fields)));
        return lot(request, wanted.lot(), (_, found) -> found)
                .map(found -> sheet(
                        request, wanted.format(), "trace-" + found.sheet().lot(), wanted.lot().words(), article(found.sheet()),
                        (tx, before, fetch) -> store.lotSteps(tx, found.id(), before, fetch).rows(), List.of()))
                .orElseGet(Answer::absent);
    }

    /** Lots are the whole county's words; whoever sees nothing of a lot is told that there is none. */
    private <T> Optional<T> lot(Request request, LotOf wanted, BiFunction<Tx, FoundLot, T> reading) {
        var scope = request.caller().scope();
        return read(scope, tx -> store.lot(tx, wanted.item(), wanted.maker(), wanted.lot())
                .filter(found -> scope.isWhole() || !store.lotSteps(tx, found.id(), START, 1).rows().isEmpty())
                .map(found -> reading.apply(tx, found)));
    }

    private static SheetFormat format(Fields fields) {
        return fields.parsed("format", 8, SheetFormat::of);
    }

    /** A life from its newest movement to its first, in a file; each part of it is read in a transaction of its own. */
    private Answer sheet(
            Request request, SheetFormat format, String name, String words, Article article, Steps steps, List<Line> differed) {
        var scope = request.caller().scope();
        var moved = Download.parts(START, before -> read(scope, tx -> steps.read(tx, before, Download.PART)), Step::no)
                .<Line>map(Line.Moved::new);
        return Download.sheet(
                request, TraceSheet.in(time.zone(), article), name, format, words, Stream.concat(moved, differed.stream()));
    }

    private static Listing<Step> cut(Page page, List<Step> steps) {
        return Listing.of(page, steps, step -> Long.toString(step.no()));
    }
}
