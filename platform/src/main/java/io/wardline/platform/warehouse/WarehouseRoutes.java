package io.wardline.platform.warehouse;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.ledger.LooseLot;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/warehouse}: receipts from suppliers, and returns to them. */
final class WarehouseRoutes {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_INSTITUTION = 32;
    private static final int LONGEST_MAKER = 100;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_DATE = 10;
    private static final int LONGEST_EPC = 124;
    private static final long MOST_ORDER_LINES = 1_000_000;

    private final Warehouse warehouse;
    private final Acts acts;
    private final Db db;

    WarehouseRoutes(Warehouse warehouse, Acts acts, Db db) {
        this.warehouse = warehouse;
        this.acts = acts;
        this.db = db;
    }

    void register(Routes routes) {
        routes.get("/api/warehouse/receipts", Access.scopedReaders(), this::receipts);
        routes.post("/api/warehouse/receipts", Access.scoped(Role.ADMIN, Role.WAREHOUSE), this::accept);
        routes.get("/api/warehouse/receipts/{id}", Access.scopedReaders(), this::receipt);
        routes.get("/api/warehouse/receipts/{id}/lines", Access.scopedReaders(), this::lines);
        routes.post("/api/warehouse/receipts/{id}/returns", Access.scoped(Role.ADMIN, Role.WAREHOUSE), this::sendBack);
    }

    private record View(Page page, @Nullable String institution) {}

    private record Number(long id) {}

    /** A line as it is shown. */
    private record Shown(
            int line, @Nullable Integer orderLine, String item, String lot, @Nullable LocalDate expiry, long quantity, long returned,
            List<String> units, List<ShareStore.Shown> shares) {
        static Shown of(ReceiptLine line, List<ShareStore.Shown> shares) {
            return new Shown(
                    line.line(), line.orderLine(), line.item(), line.lot(), line.expiry(), line.quantity(), line.returned(),
                    line.units(), shares.stream().filter(share -> share.line() == line.line()).toList());
        }
    }

    private Answer receipts(Request request) {
        var view = request.query(fields ->
                new View(fields.page(), fields.optionalText("institution", LONGEST_INSTITUTION).orElse(null)));
        var found = db.reading(request.caller().scope(), tx -> warehouse.receipts(tx, view.page(), view.institution()));
        return Answer.found(Listing.of(view.page(), found, receipt -> Long.toString(receipt.id())));
    }

    private Answer receipt(Request request) {
        return Answer.of(request.pathNumber("id")
                .flatMap(id -> db.reading(request.caller().scope(), tx -> warehouse.receipt(tx, id))));
    }

    private Answer lines(Request request) {
        var found = request.pathNumber("id")
                .map(id -> db.reading(request.caller().scope(), tx -> {
                    var shares = warehouse.shares(tx, id);
                    return warehouse.lines(tx, id).stream().map(line -> Shown.of(line, shares)).toList();
                }))
                .filter(lines -> !lines.isEmpty());
        return Answer.of(found.map(Listing::whole));
    }

    private Answer accept(Request request) {
        var wish = request.body(WarehouseRoutes::newReceipt);
        return acts.perform(request, "warehouse.accept", (tx, act) -> answer(warehouse.accept(tx, act, wish)));
    }

    private Answer sendBack(Request request) {
        var wish = request.body(fields -> new NewReturn(
                fields.date("returnedOn"),
                fields.text("reason", LONGEST_REASON),
                fields.objects("lines", 1, NewReceipt.MOST_LINES, line -> new NewReturn.Line(
                        (int) line.number("line", 1, NewReceipt.MOST_LINES), line.number("quantity", 1, NewReceipt.MOST_PIECES),
                        units(line)))));
        Optional<Long> id = request.pathNumber("id");
        return acts.perform(request, "warehouse.sendBack", (tx, act) ->
                id.map(number -> answer(warehouse.sendBack(tx, act, number, wish))).orElseGet(Answer::absent));
    }

    private static Answer answer(ReceiptResult result) {
        return switch (result) {
            case ReceiptResult.Accepted(var number) -> Answer.created(new Number(number));
            case ReceiptResult.Absent() -> Answer.absent();
            case ReceiptResult.Refused(var code, var parameters, var mayHoldLater) ->
                new Answer.Refused(code, parameters, mayHoldLater);
        };
    }

    private static NewReceipt newReceipt(Fields fields) {
        return new NewReceipt(
                fields.text("institution", LONGEST_INSTITUTION),
                fields.text("place", LONGEST_CODE),
                fields.text("supplier", LONGEST_INSTITUTION),
                fields.optionalText("orderNo", LONGEST_CODE).orElse(null),
                fields.date("acceptedOn"),
                fields.objects("lines", 1, NewReceipt.MOST_LINES, WarehouseRoutes::line));
    }

    private static NewReceipt.Line line(Fields fields) {
        return new NewReceipt.Line(
                fields.optionalNumber("orderLine", 1, MOST_ORDER_LINES).orElse(null),
                new LooseLot(
                        fields.text("item", LONGEST_CODE),
                        fields.text("lot", LONGEST_CODE),
                        fields.optionalText("maker", LONGEST_MAKER).orElse(null),
                        fields.optionalParsed("expiry", LONGEST_DATE, WarehouseRoutes::date).orElse(null)),
                fields.number("quantity", 1, NewReceipt.MOST_PIECES),
                units(fields),
                fields.has("shares")
                        ? fields.objects("shares", 1, NewReceipt.MOST_SHARES, share -> new NewReceipt.Share(
                                share.text("institution", LONGEST_INSTITUTION), share.number("requested", 1, NewReceipt.MOST_PIECES)))
                        : List.of());
    }

    private static List<TagId> units(Fields fields) {
        return fields.has("units")
                ? fields.objects("units", 1, NewReceipt.MOST_UNITS, unit ->
                        unit.parsed("epc", LONGEST_EPC, text -> TagId.parse(text).orElseThrow(() -> new WrongForm("tag"))))
                : List.of();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new WrongForm("date");
        }
    }
}
