package io.wardline.platform.audit;

import io.wardline.platform.audit.AuditViewStore.Filter;
import io.wardline.platform.audit.AuditViewStore.Keyed;
import io.wardline.platform.audit.AuditViewStore.LineKey;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.file.Download;
import io.wardline.platform.file.sheet.SheetFormat;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.FieldError;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Handler;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Malformed;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/audit}: who did what, and how far it is sealed. */
final class AuditRoutes {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_TIME = 40;
    private static final Access READERS = Access.county(Role.ADMIN, Role.BUREAU);

    private final AuditViewStore view = new AuditViewStore();
    private final SealStore seals = new SealStore();
    private final Db db;
    private final String county;
    private final CountyTime time;
    private final AuditReaders readers;

    AuditRoutes(Db db, String county, CountyTime time, AuditReaders readers) {
        this.readers = readers;
        this.db = db;
        this.county = county;
        this.time = time;
    }

    void register(Routes routes) {
        routes.get("/api/audit", READERS, toReaders(this::lines));
        routes.get("/api/audit/export", READERS, toReaders(this::export));
        routes.get("/api/audit/seals", READERS, toReaders(this::seals));
    }

    /** Of the bureau an account reads by its duty, which may change from one request to the next. */
    private Handler toReaders(Handler handler) {
        return request -> {
            var caller = request.caller();
            return caller.role() == Role.ADMIN || db.reading(RowScope.PRODUCT, tx -> readers.include(tx, caller.accountId()))
                    ? handler.handle(request)
                    : new Answer.Forbidden();
        };
    }

    private record Wanted(Filter filter, Page page) {
        static Wanted read(Fields fields) {
            return new Wanted(asked(fields), fields.page());
        }

        LineKey after() {
            try {
                return page.after().map(LineKey::parse).orElse(LineKey.START);
            } catch (IllegalArgumentException e) {
                throw new Malformed(List.of(new FieldError("after", "malformed", Map.of("reason", String.valueOf(e.getMessage())))));
            }
        }
    }

    private record Exported(Filter filter, SheetFormat format) {}

    private static Filter asked(Fields fields) {
        return new Filter(
                fields.optionalText("account", LONGEST_NAME).orElse(null),
                fields.optionalText("kind", LONGEST_NAME).orElse(null),
                fields.optionalText("subject", LONGEST_SUBJECT).orElse(null),
                fields.optionalParsed("from", LONGEST_TIME, AuditRoutes::instant).orElse(null),
                fields.optionalParsed("before", LONGEST_TIME, AuditRoutes::instant).orElse(null));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("a time like 2026-11-22T08:00:00Z");
        }
    }

    /**
     * How far the county is sealed.
     *
     * @param head of the chain; null until something was sealed
     * @param completeAt everything written by transactions that had ended then is sealed
     * @param lagMs how long ago that was, in milliseconds; beyond some seconds the sealer does not work
     */
    private record Status(@Nullable SealHead head, Instant completeAt, long lagMs) {}

    private Answer lines(Request request) {
        var wanted = request.query(Wanted::read);
        var after = wanted.after();
        var found = db.reading(RowScope.PRODUCT, tx -> view.lines(tx, wanted.filter(), after, wanted.page().fetch()));
        var page = Listing.of(wanted.page(), found, keyed -> keyed.key().text());
        return Answer.found(new Listing<>(page.items().stream().map(Keyed::line).toList(), page.next()));
    }

    /** The list from its newest line to its oldest; each part of it is read in a transaction of its own. */
    private Answer export(Request request) {
        var wanted = request.query(fields -> new Exported(asked(fields), fields.parsed("format", 8, SheetFormat::of)));
        var filter = wanted.filter();
        var lines = Download.parts(LineKey.START, after -> part(filter, after), Keyed::key).map(Keyed::line);
        return Download.sheet(request, AuditSheet.in(time.zone()), "audit", wanted.format(), filter.words(), lines);
    }

    private List<Keyed> part(Filter filter, LineKey after) {
        return db.reading(RowScope.PRODUCT, tx -> view.lines(tx, filter, after, Download.PART));
    }

    private Answer seals(Request request) {
        return Answer.found(db.reading(RowScope.PRODUCT, tx -> {
            var complete = seals.completeAt(tx);
            var lag = Math.max(0, Duration.between(complete, time.now()).toMillis());
            return new Status(seals.head(tx, county).orElse(null), complete, lag);
        }));
    }
}
