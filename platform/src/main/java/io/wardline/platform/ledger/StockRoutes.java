package io.wardline.platform.ledger;

import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.Download;
import io.wardline.platform.file.sheet.SheetFormat;
import io.wardline.platform.ledger.StockCardStore.Keyed;
import io.wardline.platform.ledger.StockFilter.Status;
import io.wardline.platform.place.PlaceId;
import io.wardline.platform.place.Places;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Routes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/ledger/stock}: what stands where, over all places or some. */
final class StockRoutes {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_WORDS = 100;
    private static final int LONGEST_DATE = 10;

    private final StockCardStore store = new StockCardStore();
    private final Places places;
    private final CountyTime time;
    private final Db db;

    StockRoutes(Places places, CountyTime time, Db db) {
        this.places = places;
        this.time = time;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/ledger/stock", Access.scopedReaders(), this::stock);
        routes.get("/api/ledger/stock/export", Access.scopedReaders(), this::export);
        routes.get("/api/ledger/stock/total", Access.scopedReaders(), this::total);
    }

    /** What was asked for, in the words of the query. */
    private record Asked(
            @Nullable String place,
            @Nullable String within,
            @Nullable String q,
            @Nullable LocalDate from,
            @Nullable LocalDate through,
            @Nullable Status status) {
        static Asked read(Fields fields) {
            return new Asked(
                    fields.optionalText("place", LONGEST_CODE).orElse(null),
                    fields.optionalText("within", LONGEST_CODE).orElse(null),
                    fields.optionalText("q", LONGEST_WORDS).orElse(null),
                    fields.optionalParsed("from", LONGEST_DATE, StockRoutes::date).orElse(null),
                    fields.optionalParsed("through", LONGEST_DATE, StockRoutes::date).orElse(null),
                    fields.optionalChoice("status", Status.class).orElse(null));
        }

        /** As the page says it, for whoever reads the file later. */
        String words(boolean chinese) {
            var named = new LinkedHashMap<String, @Nullable Object>();
            named.put(chinese ? "搜索" : "Search", q);
            named.put(chinese ? "库位" : "Place", place);
            named.put(chinese ? "库位（含其下）" : "Within", within);
            named.put(chinese ? "有效期自" : "Expiry from", from);
            named.put(chinese ? "有效期止" : "Expiry through", through);
            named.put(chinese ? "状态" : "Status", status == null ? null : status(status, chinese));
            return Download.words(named);
        }

        private static String status(Status status, boolean chinese) {
            return switch (status) {
                case NEAR -> chinese ? "30 天内到期" : "Within 30 days";
                case EXPIRED -> chinese ? "过期失效" : "Expired";
                case HELD -> chinese ? "受限" : "On hold";
            };
        }
    }

    private record Exported(Asked asked, SheetFormat format) {}

    private record PageOf(Asked asked, StockKey after, Page page) {}

    private Answer stock(Request request) {
        var wanted = request.query(fields -> {
            var asked = Asked.read(fields);
            var page = fields.page();
            return new PageOf(asked, page.after().map(StockKey::parse).orElse(StockKey.START), page);
        });
        var page = wanted.page();
        Optional<List<Keyed>> found = db.reading(request.caller().scope(), tx ->
                filter(tx, wanted.asked()).map(filter -> store.page(tx, filter, wanted.after(), page.fetch())));
        return Answer.of(found.map(lines -> {
            var cut = Listing.of(page, lines, line -> line.key().text());
            return new Listing<>(cut.items().stream().map(Keyed::card).toList(), cut.next());
        }));
    }

    /** The list from its first line to its last, in files; each part of it is read in a transaction of its own. */
    private Answer export(Request request) {
        var wanted = request.query(fields ->
                new Exported(Asked.read(fields), fields.parsed("format", 8, SheetFormat::of)));
        var scope = request.caller().scope();
        var institutions = db.reading(scope, places::institutionNames);
        var chinese = request.prefersChinese();
        return db.reading(scope, tx -> filter(tx, wanted.asked()))
                .map(filter -> Download.sheet(
                        request, StockSheet.of(institutions, chinese), fileName(wanted.asked(), institutions, chinese),
                        wanted.format(), wanted.asked().words(chinese),
                        Download.parts(StockKey.START, after -> part(scope, filter, after), Keyed::key).map(Keyed::card)))
                .orElseGet(Answer::absent);
    }

    /** Names the institution whose stock it is, where it is that of one, and the day. */
    private String fileName(Asked asked, Map<String, String> institutions, boolean chinese) {
        var place = asked.place() == null ? asked.within() : asked.place();
        var named = place == null ? null : institutions.get(place);
        var all = Set.copyOf(institutions.values());
        var whose = named != null ? named : all.size() == 1 ? all.iterator().next() : chinese ? "全县" : "county";
        return (chinese ? "库存" : "stock") + "-" + whose + "-" + time.today();
    }

    private List<Keyed> part(RowScope scope, StockFilter filter, StockKey after) {
        return db.reading(scope, tx -> store.page(tx, filter, after, Download.PART));
    }

    private Answer total(Request request) {
        var asked = request.query(Asked::read);
        return Answer.of(db.reading(request.caller().scope(), tx -> filter(tx, asked).map(filter -> store.total(tx, filter))));
    }

    /** Empty where a place is named that is not there. */
    private Optional<StockFilter> filter(Tx tx, Asked asked) {
        var in = placesOf(tx, asked);
        if (in != null && in.isEmpty()) {
            return Optional.empty();
        }
        // A lot's number is searched for as a whole, and wins: it is a code that somebody reads off a box.
        var q = asked.q();
        var lots = q == null ? List.<LotId>of() : store.lots(tx, q);
        var today = time.today();
        var from = asked.from();
        var through = asked.through();
        if (asked.status() == Status.NEAR) {
            from = from == null || from.isBefore(today) ? today : from;
            through = earlier(through, today.plusDays(StockFilter.NEAR_DAYS));
        } else if (asked.status() == Status.EXPIRED) {
            through = earlier(through, today.minusDays(1));
        }
        return Optional.of(new StockFilter(
                in, lots.isEmpty() ? q : null, lots.isEmpty() ? null : lots, from, through,
                asked.status() == Status.HELD, time.now()));
    }

    private @Nullable List<PlaceId> placesOf(Tx tx, Asked asked) {
        var place = asked.place();
        var within = asked.within();
        if (place != null) {
            var one = places.findPhysical(tx, place).stream().toList();
            return within == null ? one : one.stream().filter(store.within(tx, within)::contains).toList();
        }
        return within == null ? null : store.within(tx, within);
    }

    private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
        return one == null || one.isAfter(other) ? other : one;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("a date like 2026-11-22");
        }
    }
}
