package io.wardline.platform.ledger;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.Binding.Bound;
import io.wardline.platform.place.Places;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import io.wardline.platform.web.WrongForm;
import io.wardline.protocol.device.TagId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/ledger}: binding tags, and what stands where. */
final class LedgerRoutes {
    /** Lets the reading go on where a tag is in error. */
    private static final TagId NO_TAG = new TagId("0000");

    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EPC = 124;
    private static final int LONGEST_MAKER = 100;
    private static final int LONGEST_DATE = 10;

    private final StockStore stock = new StockStore();
    private final Tagging tagging;
    private final Places places;
    private final Acts acts;
    private final Db db;

    LedgerRoutes(Tagging tagging, Places places, Acts acts, Db db) {
        this.tagging = tagging;
        this.places = places;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        routes.post("/api/ledger/owners", Access.county(Role.ADMIN), this::addOwner);
        routes.get("/api/ledger/owners", Access.scopedReaders(), this::owners);
        routes.post("/api/ledger/units", Access.scoped(Role.ADMIN, Role.WAREHOUSE, Role.WARD), this::bind);
        routes.get("/api/ledger/units", Access.scopedReaders(), this::units);
        routes.get("/api/ledger/units/{epc}", Access.scopedReaders(), this::unit);
        routes.get("/api/ledger/movements", Access.scopedReaders(), this::movements);
    }

    private record BoundCount(int bound) {}

    private record InPlace(String place, Page page) {}

    private record MovementsOf(TagId epc, Page page) {}

    private Answer addOwner(Request request) {
        var owner = request.body(fields ->
                new Owner(fields.shaped("code", Owner.CODE, "short_code"), fields.text("name", LONGEST_NAME)));
        return acts.perform(request, "ledger.addOwner", (tx, act) -> {
            if (!stock.add(tx, owner)) {
                return Answer.refused("ledger_owner_code_key", Map.of("code", owner.code()));
            }
            acts.changed(tx, act, List.of(Change.added("owner/" + owner.code(), "name", owner.name())));
            return Answer.created(owner);
        });
    }

    private Answer owners(Request request) {
        var page = request.query(Fields::page);
        return Answer.found(Listing.of(page, db.reading(request.caller().scope(), tx -> stock.owners(tx, page)), Owner::code));
    }

    private Answer bind(Request request) {
        var bindings = request.body(
                fields -> fields.objects("units", 1, Tagging.MOST_BINDINGS, LedgerRoutes::binding));
        return acts.perform(request, "ledger.bindUnits", (tx, act) -> {
            return switch (tagging.bind(tx, Cause.act(act.id()), act.account(), bindings)) {
                case Bound(var count) -> {
                    note(tx, act, bindings);
                    yield Answer.created(new BoundCount(count));
                }
                case Refused refused -> answer(refused);
            };
        });
    }

    private void note(Tx tx, Act act, List<Binding> bindings) {
        acts.changed(tx, act, bindings.stream()
                .map(binding -> Change.added("unit/" + binding.epc(), "lot", binding.item() + " " + binding.lot()))
                .toList());
    }

    private Answer units(Request request) {
        var asked = request.query(fields -> new InPlace(fields.text("place", LONGEST_CODE), fields.page()));
        Optional<List<StockUnit>> found = db.reading(request.caller().scope(), tx ->
                places.findPhysical(tx, asked.place()).map(place -> stock.units(tx, place, asked.page())));
        return Answer.of(found.map(units -> Listing.of(asked.page(), units, StockUnit::epc)));
    }

    private Answer unit(Request request) {
        var epc = TagId.parse(request.path("epc"));
        return Answer.of(epc.flatMap(tag -> db.reading(request.caller().scope(), tx -> stock.unit(tx, tag))));
    }

    private Answer movements(Request request) {
        var asked = request.query(LedgerRoutes::movementsOf);
        var after = asked.page().afterNumber().orElse(0L);
        Optional<List<StockMovement>> found = db.reading(request.caller().scope(), tx -> stock.known(tx, asked.epc())
                .map(_ -> stock.movements(tx, asked.epc(), after, asked.page().fetch())));
        return Answer.of(found.map(
                moved -> Listing.of(asked.page(), moved, movement -> Long.toString(movement.no()))));
    }

    private static MovementsOf movementsOf(Fields fields) {
        return new MovementsOf(fields.parsed("epc", LONGEST_EPC, LedgerRoutes::tag), fields.page());
    }

    private static Binding binding(Fields fields) {
        return new Binding(
                fields.parsed("epc", LONGEST_EPC, LedgerRoutes::tag, NO_TAG),
                fields.optionalParsed("tid", LONGEST_EPC, LedgerRoutes::tag).orElse(null),
                fields.text("item", LONGEST_CODE),
                fields.text("lot", LONGEST_CODE),
                fields.optionalText("maker", LONGEST_MAKER).orElse(null),
                fields.optionalParsed("expiry", LONGEST_DATE, LedgerRoutes::date).orElse(null),
                fields.text("owner", LONGEST_CODE),
                fields.text("place", LONGEST_CODE));
    }

    private static TagId tag(String text) {
        return TagId.parse(text).orElseThrow(() -> new WrongForm("tag"));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new WrongForm("date");
        }
    }

    private static Answer answer(Refused refused) {
        return new Answer.Refused(refused.code().code(), Map.copyOf(refused.parameters()), refused.retryable());
    }
}
