package io.wardline.platform.ledger;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.PostingResult.Refuse;
import io.wardline.platform.ledger.PostingResult.Write;
import io.wardline.platform.place.CountyPlace;
import io.wardline.platform.place.PlaceId;
import io.wardline.platform.place.Places;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Routes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The only door through which stock moves. */
public final class Ledger {
    /** Movements in one posting. */
    public static final int MOST_MOVEMENTS = 10_000;

    /** Places of which everybody knows that they keep no balance. */
    private static final Set<PlaceId> OUTSIDE = EnumSet.complementOf(EnumSet.of(CountyPlace.OUT, CountyPlace.CONTESTED))
            .stream()
            .map(CountyPlace::id)
            .collect(Collectors.toUnmodifiableSet());

    private final LedgerStore store = new LedgerStore();
    private final LooseStore names = new LooseStore();
    private final CountyTime time;

    /** With the clock that dates each posting. */
    public Ledger(CountyTime time) {
        this.time = time;
    }

    /** The sealed tables of this feature. */
    public static List<SealedTable> sealedTables() {
        return Stream.concat(Stream.of(LedgerStore.SEALED), HoldStore.SEALED.stream()).toList();
    }

    /** Declares {@code /api/ledger}. */
    public static void declareRoutes(Routes routes, Tagging tagging, Places places, Acts acts, Db db) {
        new LedgerRoutes(tagging, places, acts, db).register(routes);
    }

    /** Declares {@code /api/ledger/stock}, which needs to know what day it is. */
    public void declareStock(Routes routes, Places places, Db db) {
        new StockRoutes(places, time, db).register(routes);
    }

    /** Keeps the sums of the whole stock short to read; for whoever does the county's small works, about once a minute. */
    public static long foldSums(Db db) {
        return db.inTransaction(RowScope.PRODUCT, tx -> new StockCardStore().foldSums(tx));
    }

    /** An institution within the scope as an owner of stock, which it becomes when it is first named as one. */
    public Optional<OwnerId> ownerOf(Tx tx, String institution) {
        return names.ownerOf(tx, institution);
    }

    /** A supplier by its code. */
    public Optional<OwnerId> supplier(Tx tx, String code) {
        return names.supplier(tx, code);
    }

    /**
     * Loose lots in the ledger's numbers; those that are new come into being. Refused where an item is unknown, a lot's pieces
     * have tags, or it has another expiry date.
     *
     * @param owner whose goods they are
     */
    public LooseGoods loose(Tx tx, OwnerId owner, List<LooseLot> lots) {
        var items = names.items(tx, lots);
        var wanted = new LinkedHashMap<LooseStore.Key, LooseLot>();
        for (var lot : lots) {
            var item = items.get(lot.item());
            if (item == null) {
                return new Refused(RefusalCode.ITEM_UNKNOWN, Map.of("item", lot.item()));
            }
            wanted.putIfAbsent(key(item, lot), lot);
        }
        var known = names.lots(tx, wanted);
        var goods = new ArrayList<Goods.Loose>();
        for (var lot : lots) {
            var item = Objects.requireNonNull(items.get(lot.item()));
            var stands = Objects.requireNonNull(known.get(key(item, lot)), "was written a moment ago");
            if (stands.tagged()) {
                return new Refused(RefusalCode.LOT_TAGGED, Map.of("lot", lot.number()));
            }
            if (!Objects.equals(stands.expiry(), lot.expiry())) {
                return new Refused(RefusalCode.LOT_EXPIRY, Map.of(
                        "lot", lot.number(), "known", day(stands.expiry()), "offered", day(lot.expiry())));
            }
            goods.add(new Goods.Loose(item.id(), stands.id(), owner));
        }
        return new LooseGoods.Named(goods);
    }

    private static LooseStore.Key key(LooseStore.Item item, LooseLot lot) {
        var maker = lot.maker();
        return new LooseStore.Key(item.id().value(), maker == null ? item.maker() : maker, lot.number());
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "none" : day.toString();
    }

    /**
     * Posts movements: all of them or none. They happen at one instant; those of one unit follow each other in the order
     * given, so a unit may move twice. Movements that stand already with the same identity and content are passed over.
     *
     * <p>The rows of the units, then those of the balances, stay locked until the transaction ends. A refusal changes
     * nothing and leaves the transaction usable.
     *
     * @param movements at most {@link #MOST_MOVEMENTS}, no identity twice
     */
    public Posting post(Tx tx, List<Movement> movements) {
        return postLines(tx, movements.stream().map(Line::of).toList());
    }

    /**
     * Moves back what mistaken movements moved (红冲), in the order given. Each can be reversed once, and a reversal not at
     * all: what it undid is posted anew. Refused like any posting where the goods are no longer there.
     *
     * @param cause of the reversals, one index for each from 0
     * @param movements identities of the movements to be reversed, at most {@link #MOST_MOVEMENTS}
     * @param occurredAt when the mistake was found
     */
    public Posting reverse(Tx tx, Cause cause, String actor, List<UUID> movements, Instant occurredAt) {
        var originals = store.originals(tx, movements);
        var lines = new ArrayList<Line>();
        for (var id : movements) {
            var original = originals.get(id);
            if (original == null) {
                return new Refused(RefusalCode.MOVEMENT_UNKNOWN, Map.of("movement", id.toString()));
            }
            var back = new Movement(
                    cause,
                    lines.size(),
                    original.content().to(),
                    original.content().from(),
                    original.content().goods(),
                    original.content().quantity(),
                    Reason.REVERSED,
                    actor,
                    occurredAt);
            if (original.content().reverses() != null) {
                return new Refused(RefusalCode.MOVEMENT_IS_REVERSAL, Map.of("movement", id.toString()));
            }
            if (original.reversedBy() != null && !original.reversedBy().equals(back.id())) {
                return new Refused(RefusalCode.MOVEMENT_REVERSED, Map.of(
                        "movement", id.toString(), "by", original.reversedBy().toString()));
            }
            lines.add(new Line(back.id(), back, id));
        }
        return postLines(tx, lines);
    }

    private Posting postLines(Tx tx, List<Line> lines) {
        requireSound(lines);
        if (lines.isEmpty()) {
            return new Posted(0, 0);
        }
        return switch (PostingCalculation.assess(facts(tx, lines), lines)) {
            case Refuse refuse -> refuse.refused();
            case Write write -> {
                if (!write.fresh().isEmpty()) {
                    var now = time.now();
                    store.write(tx, write, now, time.dateOf(now));
                }
                yield new Posted(write.fresh().size(), write.known());
            }
        };
    }

    private PostingFacts facts(Tx tx, List<Line> lines) {
        var units = new TreeSet<UnitId>();
        var loose = new TreeSet<LotId>();
        var accounts = new TreeSet<Account>();
        for (var line : lines) {
            var movement = line.movement();
            switch (movement.goods()) {
                case Goods.Tagged tagged -> units.add(tagged.unit());
                case Goods.Loose goods -> loose.add(goods.lot());
            }
            addPhysical(accounts, movement.from(), movement.goods());
            addPhysical(accounts, movement.to(), movement.goods());
        }
        // The locks come first and what is known is read under them, so a retry that runs at the same time is seen.
        var lockedUnits = store.lockUnits(tx, units);
        var lockedBalances = store.lockBalances(tx, accounts);
        var known = store.known(tx, lines);
        var balances = byKey(lockedBalances.rows());
        if (balances.size() < accounts.size()) {
            store.openBalances(tx, accounts);
            balances = byKey(store.lockBalances(tx, accounts).rows());
        }
        var unitsNow = new HashMap<UnitId, UnitState>();
        lockedUnits.rows().forEach(unit -> unitsNow.put(unit.unit(), unit));
        return new PostingFacts(
                byKey(known.rows()), unitsNow, loose.isEmpty() ? Map.of() : store.lots(tx, loose), balances);
    }

    private static void addPhysical(Set<Account> accounts, PlaceId place, Goods goods) {
        if (!OUTSIDE.contains(place)) {
            accounts.add(Account.of(place, goods));
        }
    }

    private static void requireSound(List<Line> lines) {
        if (lines.size() > MOST_MOVEMENTS) {
            throw new IllegalArgumentException(lines.size() + " movements in one posting; at most " + MOST_MOVEMENTS);
        }
        var ids = new HashSet<UUID>();
        for (var line : lines) {
            if (!ids.add(line.id())) {
                throw new IllegalArgumentException("two movements have cause " + line.movement().cause().text()
                        + " and index " + line.movement().index());
            }
        }
    }

    private static <K, V> Map<K, V> byKey(List<Map.Entry<K, V>> entries) {
        return entries.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
