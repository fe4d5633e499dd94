package io.wardline.platform.warehouse;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.catalog.ItemId;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.Cause;
import io.wardline.platform.ledger.Goods;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.LooseGoods;
import io.wardline.platform.ledger.Movement;
import io.wardline.platform.ledger.Posted;
import io.wardline.platform.ledger.Reason;
import io.wardline.platform.ledger.Refused;
import io.wardline.platform.place.CountyPlace;
import io.wardline.platform.place.Places;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Routes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The warehouse: accepting from suppliers, and sending back to them. */
public final class Warehouse {
    /** Places below this number are every county's and receive nothing from a supplier. */
    private static final long FIRST_OWN_PLACE = 1000;

    private final WarehouseStore store = new WarehouseStore();
    private final Ledger ledger;
    private final Places places;
    private final Acts acts;
    private final CountyTime time;
    private final Purchases purchases;

    /** With whoever counts what was bought. */
    public Warehouse(Ledger ledger, Places places, Acts acts, CountyTime time, Purchases purchases) {
        this.ledger = ledger;
        this.places = places;
        this.acts = acts;
        this.time = time;
        this.purchases = purchases;
    }

    /** The sealed tables of this feature. */
    public static List<SealedTable> sealedTables() {
        return WarehouseStore.SEALED;
    }

    /** Declares {@code /api/warehouse}. */
    public void declareRoutes(Routes routes, Db db) {
        new WarehouseRoutes(this, acts, db).register(routes);
    }

    /**
     * Accepts goods: they stand in the ledger at their place, on the account of the institution, and are counted as bought.
     * Refused as {@code place_institution_fkey}, {@code ledger_place_unknown}, {@code warehouse_receipt_supplier_fkey} where one
     * is unknown, as {@code warehouse_receipt_ahead} on a day that has not come, and as the ledger refuses lots.
     */
    ReceiptResult accept(Tx tx, Act act, NewReceipt wish) {
        var institution = places.named(tx, wish.institution());
        if (institution.isEmpty()) {
            return ReceiptResult.refused("place_institution_fkey", "institution", wish.institution());
        }
        var place = places.findPhysical(tx, wish.place()).filter(found -> found.value() >= FIRST_OWN_PLACE);
        if (place.isEmpty()) {
            return ReceiptResult.refused("ledger_place_unknown", "place", wish.place());
        }
        var supplier = ledger.supplier(tx, wish.supplier());
        if (supplier.isEmpty()) {
            return ReceiptResult.refused("warehouse_receipt_supplier_fkey", "supplier", wish.supplier());
        }
        if (wish.acceptedOn().isAfter(time.today())) {
            return new ReceiptResult.Refused(
                    "warehouse_receipt_ahead", Map.of("acceptedOn", wish.acceptedOn().toString()), true);
        }
        var owner = ledger.ownerOf(tx, wish.institution()).orElseThrow();
        return switch (ledger.loose(tx, owner, wish.lines().stream().map(NewReceipt.Line::lot).toList())) {
            case Refused refused -> refused(refused);
            case LooseGoods.Named(var goods) -> {
                var id = store.add(tx, act, wish, institution.get().id(), place.get(), supplier.get(), goods);
                var moved = IntStream.range(0, goods.size())
                        .mapToObj(at -> new Movement(
                                Cause.act(act.id()), at, CountyPlace.SUPPLIER.id(), place.get(), goods.get(at),
                                wish.lines().get(at).quantity(), Reason.RECEIVED, act.account(), noon(wish.acceptedOn())))
                        .toList();
                yield post(tx, moved).orElseGet(() -> {
                    noteReceipt(tx, act, id, wish);
                    purchases.changed(tx, changed(id, institution.get().id(), wish.acceptedOn(), goods));
                    return new ReceiptResult.Accepted(id);
                });
            }
        };
    }

    /**
     * Sends goods of a receipt back to their supplier, out of the place that received them. Refused as {@link ReturnRule} says,
     * as {@code warehouse_receipt_ahead} on a day that has not come, and as {@code ledger_balance_not_negative} where they no
     * longer stand there.
     */
    ReceiptResult sendBack(Tx tx, Act act, long receipt, NewReturn wish) {
        var known = store.find(tx, receipt);
        if (known.isEmpty()) {
            return new ReceiptResult.Absent();
        }
        if (wish.returnedOn().isAfter(time.today())) {
            return new ReceiptResult.Refused("warehouse_receipt_ahead", Map.of("acceptedOn", wish.returnedOn().toString()), true);
        }
        store.lock(tx, receipt);
        var lines = store.lines(tx, receipt);
        var refusal = ReturnRule.refusal(known.get().acceptedOn(), lines, wish);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var byLine = lines.stream().collect(Collectors.toMap(ReceiptLine::line, ReceiptLine::goods));
        var moved = new ArrayList<Movement>();
        for (var line : wish.lines()) {
            moved.add(new Movement(
                    Cause.act(act.id()), moved.size(), known.get().place(), CountyPlace.SUPPLIER.id(),
                    Objects.requireNonNull(byLine.get(line.line())), line.quantity(), Reason.SENT_BACK, act.account(),
                    noon(wish.returnedOn())));
        }
        return post(tx, moved).orElseGet(() -> {
            var id = store.add(tx, act, known.get(), wish);
            noteReturn(tx, act, receipt, wish);
            var goods = wish.lines().stream().map(line -> Objects.requireNonNull(byLine.get(line.line()))).toList();
            purchases.changed(tx, changed(receipt, known.get().institution(), known.get().acceptedOn(), goods));
            return new ReceiptResult.Accepted(id);
        });
    }

    /** Receipts by number: one more than the page where the list goes on. */
    List<Receipt> receipts(Tx tx, Page page, @Nullable String institution) {
        return store.receipts(tx, page, institution);
    }

    /** The lines of a receipt; empty where it is out of sight. */
    List<ReceiptLine> lines(Tx tx, long receipt) {
        return store.lines(tx, receipt);
    }

    /** Nobody writes down the minute of an acceptance; noon is on its day in the county, whoever reads the evidence. */
    private Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(time.zone()).toInstant();
    }

    private Optional<ReceiptResult> post(Tx tx, List<Movement> movements) {
        return switch (ledger.post(tx, movements)) {
            case Posted _ -> Optional.empty();
            case Refused refused -> Optional.of(refused(refused));
        };
    }

    private static AcceptedReceipt changed(long receipt, long institution, LocalDate acceptedOn, List<Goods.Loose> goods) {
        var items = goods.stream().map(Goods.Loose::item).collect(Collectors.<ItemId>toSet());
        return new AcceptedReceipt(receipt, institution, acceptedOn, items);
    }

    private void noteReceipt(Tx tx, Act act, long id, NewReceipt wish) {
        var subject = "receipt/" + id;
        var changes = new ArrayList<>(List.of(
                Change.added(subject, "institution", wish.institution()),
                Change.added(subject, "supplier", wish.supplier()),
                Change.added(subject, "acceptedOn", wish.acceptedOn().toString())));
        for (var at = 0; at < wish.lines().size(); at++) {
            var line = wish.lines().get(at);
            changes.add(Change.added(
                    subject + "/" + (at + 1), "quantity", line.lot().item() + " " + line.lot().number() + " " + line.quantity()));
        }
        acts.changed(tx, act, changes);
    }

    private void noteReturn(Tx tx, Act act, long receipt, NewReturn wish) {
        acts.changed(tx, act, wish.lines().stream()
                .map(line -> new Change(
                        "receipt/" + receipt + "/" + line.line(), "returned", null, Long.toString(line.quantity()), wish.reason()))
                .toList());
    }

    private static ReceiptResult refused(Refused refused) {
        return new ReceiptResult.Refused(refused.code().code(), Map.copyOf(refused.parameters()), refused.retryable());
    }
}
