package io.wardline.platform.warehouse;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.Cause;
import io.wardline.platform.ledger.Goods;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.Movement;
import io.wardline.platform.ledger.Posted;
import io.wardline.platform.ledger.Reason;
import io.wardline.platform.ledger.Refused;
import io.wardline.platform.ledger.UnitState;
import io.wardline.platform.ledger.Units;
import io.wardline.platform.place.CountyPlace;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.warehouse.AcceptedReceipt.Purchase;
import io.wardline.platform.warehouse.ShareStore.Piece;
import io.wardline.platform.warehouse.WarehouseStore.Known;
import io.wardline.protocol.device.TagId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes one return that {@link ReturnRule} allows: goods out of the ledger, rows beside them, and whoever counts is told. */
final class SendingBack {
    private final WarehouseStore store;
    private final Shares shares;
    private final Ledger ledger;
    private final Units units = new Units();
    private final Acts acts;
    private final Purchases purchases;
    private final LateEntries late;
    private final CountyTime time;

    SendingBack(WarehouseStore store, Shares shares, Ledger ledger, Acts acts, Purchases purchases, LateEntries late, CountyTime time) {
        this.store = store;
        this.shares = shares;
        this.ledger = ledger;
        this.acts = acts;
        this.purchases = purchases;
        this.late = late;
        this.time = time;
    }

    /**
     * @param lines of the receipt, each at its own place
     * @param at when, as far as anybody wrote it down
     */
    ReceiptResult sendBack(Tx tx, Act act, Known known, List<ReceiptLine> lines, NewReturn wish, Instant at) {
        var pieces = units.lock(tx, wish.lines().stream().flatMap(line -> line.units().stream()).toList());
        var movements = new ArrayList<Movement>();
        for (var line : wish.lines()) {
            for (var goods : goods(lines.get(line.line() - 1), line, pieces)) {
                movements.add(new Movement(
                        Cause.act(act.id()), movements.size(), known.place(), CountyPlace.SUPPLIER.id(), goods,
                        goods instanceof Goods.Tagged ? 1 : line.quantity(), Reason.SENT_BACK, act.account(), at));
            }
        }
        return switch (ledger.post(tx, movements)) {
            case Refused refused -> Warehouse.refused(refused);
            case Posted _ -> write(tx, act, known, lines, wish, pieces);
        };
    }

    private ReceiptResult write(
            Tx tx, Act act, Known known, List<ReceiptLine> lines, NewReturn wish, Map<TagId, UnitState> pieces) {
        var id = store.add(tx, act, known, wish);
        if (!pieces.isEmpty()) {
            shares.store().addReturnedUnits(tx, id, known.institution(), wish.lines().stream()
                    .flatMap(line -> line.units().stream().map(epc -> new Piece(piece(pieces, epc).unit(), line.line())))
                    .toList());
        }
        acts.changed(tx, act, wish.lines().stream()
                .map(line -> new Change(
                        "receipt/" + known.id() + "/" + line.line(), "returned", null, Long.toString(line.quantity()), wish.reason()))
                .toList());
        // Whoever sends a pooled line back need not see all the institutions for which it was bought.
        var counted = tx.beyondScope(() -> shared(tx, known, lines, wish, id));
        var refusal = late(tx, act, known, wish, counted);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return tx.beyondScope(() -> {
            purchases.changed(tx, counted);
            return new ReceiptResult.Accepted(id);
        });
    }

    /** It counts on the day of its receipt, so that the receipt's period is what must not have ended. */
    private Optional<ReceiptResult> late(Tx tx, Act act, Known known, NewReturn wish, AcceptedReceipt counted) {
        if (late.isLongPast(wish.returnedOn())) {
            return late.refusal(tx, act, "receipt/" + known.id(), known.institution(), wish.returnedOn());
        }
        return purchases.hasEnded(tx, counted, time.today())
                ? late.refusal(tx, act, "receipt/" + known.id(), known.institution(), known.acceptedOn())
                : Optional.empty();
    }

    /** The shares go back with the lines; what of it was bought for whom. */
    private AcceptedReceipt shared(Tx tx, Known known, List<ReceiptLine> lines, NewReturn wish, long id) {
        var parts = Shares.takenBack(shares.store().standing(tx, known.id()), lines, wish);
        if (!parts.isEmpty()) {
            shares.store().addReturn(tx, id, known.id(), wish.returnedOn(), parts);
        }
        var changed = new HashSet<>(Shares.purchases(parts, lines));
        wish.lines().stream()
                .map(line -> lines.get(line.line() - 1))
                .filter(line -> !line.pooled())
                .forEach(line -> changed.add(new Purchase(known.institution(), line.goods().item())));
        return new AcceptedReceipt(known.id(), known.acceptedOn(), changed);
    }

    private static List<? extends Goods> goods(ReceiptLine line, NewReturn.Line wish, Map<TagId, UnitState> pieces) {
        return wish.units().isEmpty()
                ? List.of(line.goods())
                : wish.units().stream().map(epc -> piece(pieces, epc).goods()).toList();
    }

    private static UnitState piece(Map<TagId, UnitState> pieces, TagId epc) {
        return Objects.requireNonNull(pieces.get(epc), () -> epc + " is a piece of the receipt");
    }
}
