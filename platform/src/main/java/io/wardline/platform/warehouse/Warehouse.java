package io.wardline.platform.warehouse;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.Refused;
import io.wardline.platform.ledger.Tagging;
import io.wardline.platform.place.Places;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Routes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final Shares shares;
    private final Acceptance acceptance;
    private final SendingBack sendingBack;
    private final LateEntryStore releases = new LateEntryStore();
    private final LateEntries late;
    private final LateRequestStore requests = new LateRequestStore();
    private final LateRequests lateRequests;

    /**
     * With whoever counts what was bought.
     *
     * @param tagging binds the tags of pieces that come with them
     */
    public Warehouse(Ledger ledger, Tagging tagging, Places places, Acts acts, CountyTime time, Purchases purchases) {
        this.ledger = ledger;
        this.places = places;
        this.acts = acts;
        this.time = time;
        this.shares = new Shares(places);
        this.late = new LateEntries(releases, places, acts, time);
        this.lateRequests = new LateRequests(requests, late, places, acts);
        this.acceptance = new Acceptance(store, shares, ledger, tagging, acts, purchases, late, time);
        this.sendingBack = new SendingBack(store, shares, ledger, acts, purchases, late, time);
    }

    /** The sealed tables of this feature. */
    public static List<SealedTable> sealedTables() {
        return Stream.of(WarehouseStore.SEALED, ShareStore.SEALED, LateEntryStore.SEALED, LateRequestStore.SEALED).flatMap(List::stream).toList();
    }

    /** Declares {@code /api/warehouse}. */
    public void declareRoutes(Routes routes, Db db, Officers officers) {
        new WarehouseRoutes(this, acts, db).register(routes);
        new LateEntryRoutes(late, releases, officers, acts, db).register(routes);
        new LateRequestRoutes(lateRequests, requests, officers, acts, db).register(routes);
    }

    /**
     * Accepts goods: they stand in the ledger at their place, owned by the institution, and are counted once as bought: a line with
     * shares for those who share it, any other for the institution. Pieces with tags are bound by the same act, each once.
     * Refused as {@code place_institution_fkey}, {@code ledger_place_unknown}, {@code warehouse_receipt_supplier_fkey} where one
     * is unknown, as {@code warehouse_receipt_ahead} on a day that has not come, as {@code warehouse_late_entry_not_released} where
     * {@link LateEntries} says so, and as the ledger refuses lots.
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
        return acceptance.accept(tx, act, wish, new Acceptance.Head(
                institution.get().id(), place.get(), supplier.get(), owner, noon(wish.acceptedOn())));
    }

    /**
     * Sends goods of a receipt back to their supplier, out of the place that received them. Refused as {@link ReturnRule} says,
     * as {@code warehouse_receipt_ahead} on a day that has not come, as {@code warehouse_late_entry_not_released} where
     * {@link LateEntries} says so, and as {@code ledger_balance_not_negative} where they no longer stand there.
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
        return sendingBack.sendBack(tx, act, known.get(), lines, wish, noon(wish.returnedOn()));
    }

    /** Receipts by number: one more than the page where the list goes on. */
    List<Receipt> receipts(Tx tx, Page page, @Nullable String institution) {
        return store.receipts(tx, page, institution);
    }

    /** What stands at the head of a receipt; empty where it is out of sight. */
    Optional<Receipt> receipt(Tx tx, long id) {
        return store.receipt(tx, id);
    }

    /** The lines of a receipt; empty where it is out of sight. */
    List<ReceiptLine> lines(Tx tx, long receipt) {
        return store.lines(tx, receipt);
    }

    /** For whom pooled lines of a receipt were bought, as far as the scope goes. */
    List<ShareStore.Shown> shares(Tx tx, long receipt) {
        return shares.store().shares(tx, receipt);
    }

    /** Nobody writes down the minute of an acceptance; noon is on its day in the county, whoever reads the evidence. */
    private Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(time.zone()).toInstant();
    }

    static ReceiptResult refused(Refused refused) {
        return new ReceiptResult.Refused(refused.code().code(), Map.copyOf(refused.parameters()), refused.retryable());
    }
}
