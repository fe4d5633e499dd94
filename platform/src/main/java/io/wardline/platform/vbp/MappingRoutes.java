package io.wardline.platform.vbp;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import io.wardline.platform.web.WrongForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/vbp/mappings}: what the platform's codes are, proposed by one person and reviewed by another. */
final class MappingRoutes {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_WORDS = 500;
    private static final int LONGEST_DATE = 10;

    private final Mappings mappings;
    private final MappingStore store;
    private final PlatformStore lines;
    private final Officers officers;
    private final Acts acts;
    private final Db db;

    MappingRoutes(Mappings mappings, MappingStore store, PlatformStore lines, Officers officers, Acts acts, Db db) {
        this.mappings = mappings;
        this.store = store;
        this.lines = lines;
        this.officers = officers;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        var entering = Access.county(Role.ADMIN, Role.BUREAU);
        routes.get("/api/vbp/mappings", Access.sharedReaders(), this::mappings);
        routes.post("/api/vbp/mappings", entering, officers.entering(this::propose));
        routes.post("/api/vbp/mappings/{id}/review", entering, officers.reviewing(this::review));
        routes.get("/api/vbp/unmapped", Access.scopedReaders(), this::unmapped);
    }

    private record View(Page page, @Nullable String code, boolean waiting) {}

    private record Proposed(long id, int version) {}

    private record Verdict(boolean accepted, String words) {}

    private Answer mappings(Request request) {
        var view = request.query(fields -> new View(
                fields.page(), fields.optionalText("code", LONGEST_CODE).orElse(null), fields.flag("waiting")));
        var found = db.reading(request.caller().scope(), tx -> store.mappings(tx, view.page(), view.code(), view.waiting()));
        return Answer.found(Listing.of(view.page(), found, mapping -> Long.toString(mapping.id())));
    }

    private Answer propose(Request request) {
        var wish = request.body(MappingRoutes::newMapping);
        return acts.perform(request, "vbp.proposeMapping", (tx, act) ->
                switch (mappings.propose(tx, act, request.caller().accountId(), wish)) {
                    case Mappings.Proposal.Waiting(var id, var version) -> Answer.created(new Proposed(id, version));
                    case Mappings.Proposal.ItemUnknown() -> Answer.refused("ledger_item_unknown", Map.of("item", wish.item()));
                });
    }

    private Answer review(Request request) {
        var verdict = request.body(fields -> new Verdict(
                fields.flag("accepted"), fields.text("words", LONGEST_WORDS)));
        var id = request.pathNumber("id");
        return acts.perform(request, "vbp.reviewMapping", (tx, act) -> id
                .map(number -> mappings.review(
                        tx, act, request.caller().accountId(), number, verdict.accepted(), verdict.words()))
                .orElseGet(VbpResult.Absent::new)
                .answer(verdict));
    }

    private Answer unmapped(Request request) {
        var page = request.query(Fields::page);
        var found = db.reading(request.caller().scope(), tx -> lines.unmapped(tx, page));
        return Answer.found(Listing.of(page, found, PlatformStore.UnmappedCode::code));
    }

    private static NewMapping newMapping(Fields fields) {
        return new NewMapping(
                fields.text("code", LONGEST_CODE),
                fields.text("item", LONGEST_CODE),
                fields.number("packFactor", 1, NewMapping.MOST_FACTOR),
                fields.date("startsOn"),
                fields.optionalParsed("endsOn", LONGEST_DATE, MappingRoutes::date).orElse(null),
                fields.text("source", LONGEST_WORDS));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new WrongForm("date");
        }
    }
}
