package io.wardline.platform.warehouse;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.catalog.ItemId;
import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.Binding;
import io.wardline.platform.ledger.Cause;
import io.wardline.platform.ledger.Goods;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.LooseGoods;
import io.wardline.platform.ledger.Movement;
import io.wardline.platform.ledger.OwnerId;
import io.wardline.platform.ledger.Posted;
import io.wardline.platform.ledger.Reason;
import io.wardline.platform.ledger.Refused;
import io.wardline.platform.ledger.Tagging;
import io.wardline.platform.ledger.UnitState;
import io.wardline.platform.ledger.Units;
import io.wardline.platform.place.CountyPlace;
import io.wardline.platform.place.PlaceId;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.warehouse.AcceptedReceipt.Purchase;
import io.wardline.platform.warehouse.ShareStore.Part;
import io.wardline.platform.warehouse.ShareStore.Piece;
import io.wardline.protocol.device.TagId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes one receipt whose head is known to be right: goods into the ledger, rows beside them, and whoever counts is told. */
final class Acceptance {
    private final WarehouseStore store;
    private final Shares shares;
    private final Ledger ledger;
    private final Tagging tagging;
    private final Units units = new Units();
    private final Acts acts;
    private final Purchases purchases;
    private final LateEntries late;
    private final CountyTime time;

    Acceptance(WarehouseStore store, Shares shares, Ledger ledger, Tagging tagging, Acts acts, Purchases purchases, LateEntries late,
            CountyTime time) {
        this.store = store;
        this.shares = shares;
        this.ledger = ledger;
        this.tagging = tagging;
        this.acts = acts;
        this.purchases = purchases;
        this.late = late;
        this.time = time;
    }

    /**
     * Where and whose.
     *
     * @param institution number of the one on whose account it was ordered
     * @param at when, as far as anybody wrote it down
     */
    record Head(long institution, PlaceId place, OwnerId supplier, OwnerId owner, Instant at) {}

    ReceiptResult accept(Tx tx, Act act, NewReceipt wish, Head head) {
        var numbers = shares.institutions(tx, wish);
        var unknown = Shares.unknown(wish, numbers);
        if (unknown.isPresent()) {
            return ReceiptResult.refused("place_institution_fkey", "institution", unknown.get());
        }
        // Tags come first: their binding holds off readings before it takes any other lock.
        var bound = bind(tx, act, wish);
        if (bound.isPresent()) {
            return Warehouse.refused(bound.get());
        }
        var loose = wish.lines().stream().filter(line -> !line.isTagged()).map(NewReceipt.Line::lot).toList();
        return switch (loose.isEmpty() ? new LooseGoods.Named(List.of()) : ledger.loose(tx, head.owner(), loose)) {
            case Refused refused -> Warehouse.refused(refused);
            case LooseGoods.Named(var goods) -> write(tx, act, wish, head, numbers, goods);
        };
    }

    private ReceiptResult write(
            Tx tx, Act act, NewReceipt wish, Head head, Map<String, Long> numbers, List<Goods.Loose> loose) {
        var pieces = units.find(tx, wish.lines().stream().flatMap(line -> line.units().stream()).toList());
        var goods = inOrder(wish, loose, pieces);
        var id = store.add(tx, act, wish, head.institution(), head.place(), head.supplier(), goods);
        var parts = Shares.divided(wish, numbers);
        if (!parts.isEmpty()) {
            shares.store().add(tx, id, wish, parts);
        }
        if (!pieces.isEmpty()) {
            shares.store().addUnits(tx, id, head.institution(), pieces(wish, pieces));
        }
        var receipt = new AcceptedReceipt(id, wish.acceptedOn(), bought(wish, head, goods, parts));
        return post(tx, act, wish, head, loose).or(() -> late(tx, act, head, receipt)).orElseGet(() -> {
            note(tx, act, id, wish);
            purchases.changed(tx, receipt);
            return new ReceiptResult.Accepted(id);
        });
    }

    private Optional<ReceiptResult> late(Tx tx, Act act, Head head, AcceptedReceipt receipt) {
        return late.isLongPast(receipt.acceptedOn()) || purchases.hasEnded(tx, receipt, time.today())
                ? late.refusal(tx, act, "receipt/" + receipt.receipt(), head.institution(), receipt.acceptedOn())
                : Optional.empty();
    }

    /** The pieces get their tags and stand at the place, owned by the institution; the refusal where they cannot. */
    private Optional<Refused> bind(Tx tx, Act act, NewReceipt wish) {
        var bindings = new ArrayList<Binding>();
        var first = 0;
        for (var line : wish.lines()) {
            first += line.isTagged() ? 0 : 1;
            for (var epc : line.units()) {
                var lot = line.lot();
                bindings.add(new Binding(
                        epc, null, lot.item(), lot.number(), lot.maker(), lot.expiry(), wish.institution(), wish.place()));
            }
        }
        if (bindings.isEmpty()) {
            return Optional.empty();
        }
        return switch (tagging.bind(tx, Cause.act(act.id()), first, act.account(), bindings)) {
            case Binding.Bound _ -> Optional.empty();
            case Refused refused -> Optional.of(refused);
        };
    }

    private Optional<ReceiptResult> post(Tx tx, Act act, NewReceipt wish, Head head, List<Goods.Loose> loose) {
        var quantities = wish.lines().stream().filter(line -> !line.isTagged()).map(NewReceipt.Line::quantity).toList();
        var movements = new ArrayList<Movement>();
        for (var goods : loose) {
            movements.add(new Movement(
                    Cause.act(act.id()), movements.size(), CountyPlace.SUPPLIER.id(), head.place(), goods,
                    quantities.get(movements.size()), Reason.RECEIVED, act.account(), head.at()));
        }
        if (movements.isEmpty()) {
            return Optional.empty();
        }
        return switch (ledger.post(tx, movements)) {
            case Posted _ -> Optional.empty();
            case Refused refused -> Optional.of(Warehouse.refused(refused));
        };
    }

    /** What each line is in the ledger's own numbers. */
    private static List<Goods> inOrder(NewReceipt wish, List<Goods.Loose> loose, Map<TagId, UnitState> pieces) {
        var rest = loose.iterator();
        var goods = new ArrayList<Goods>();
        for (var line : wish.lines()) {
            goods.add(line.isTagged() ? piece(pieces, line.units().getFirst()).goods() : rest.next());
        }
        return goods;
    }

    private static List<Piece> pieces(NewReceipt wish, Map<TagId, UnitState> known) {
        var pieces = new ArrayList<Piece>();
        for (var at = 0; at < wish.lines().size(); at++) {
            for (var epc : wish.lines().get(at).units()) {
                pieces.add(new Piece(piece(known, epc).unit(), at + 1));
            }
        }
        return pieces;
    }

    private static UnitState piece(Map<TagId, UnitState> known, TagId epc) {
        return Objects.requireNonNull(known.get(epc), () -> epc + " was bound a moment ago");
    }

    /** For whom what was bought: of a pooled line those who share it, of any other the institution of the receipt. */
    private static HashSet<Purchase> bought(NewReceipt wish, Head head, List<Goods> goods, List<Part> parts) {
        var bought = new HashSet<Purchase>();
        for (var at = 0; at < wish.lines().size(); at++) {
            if (!wish.lines().get(at).isPooled()) {
                bought.add(new Purchase(head.institution(), goods.get(at).item()));
            }
        }
        parts.stream().filter(part -> part.quantity() > 0).forEach(part ->
                bought.add(new Purchase(part.institution(), item(goods, part))));
        return bought;
    }

    private static ItemId item(List<Goods> goods, Part part) {
        return goods.get(part.line() - 1).item();
    }

    private void note(Tx tx, Act act, long id, NewReceipt wish) {
        var subject = "receipt/" + id;
        var changes = new ArrayList<>(List.of(
                Change.added(subject, "institution", wish.institution()),
                Change.added(subject, "supplier", wish.supplier()),
                Change.added(subject, "acceptedOn", wish.acceptedOn().toString())));
        for (var at = 0; at < wish.lines().size(); at++) {
            var line = wish.lines().get(at);
            changes.add(Change.added(
                    subject + "/" + (at + 1), "quantity", line.lot().item() + " " + line.lot().number() + " " + line.quantity()));
            for (var share : line.shares()) {
                changes.add(Change.added(
                        subject + "/" + (at + 1), "requested", share.institution() + " " + share.requested()));
            }
        }
        acts.changed(tx, act, changes);
    }
}
