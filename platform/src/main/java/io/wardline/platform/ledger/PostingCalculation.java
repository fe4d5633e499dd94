package io.wardline.platform.ledger;

import io.wardline.platform.ledger.PostingResult.NewBalance;
import io.wardline.platform.ledger.PostingResult.Refuse;
import io.wardline.platform.ledger.PostingResult.UnitStep;
import io.wardline.platform.ledger.PostingResult.Write;
import io.wardline.platform.place.CountyPlace;
import io.wardline.platform.place.PlaceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides whether movements may be posted. All movements of one posting happen at one instant: a place may pass on what
 * it receives in the same posting, and only what it holds after all of them must not be negative. The movements of one
 * unit follow each other in the order offered.
 */
final class PostingCalculation {
    private final PostingFacts facts;
    private final List<Line> fresh = new ArrayList<>();
    private final Map<UnitId, Path> paths = new LinkedHashMap<>();
    private final Map<Account, Long> changes = new TreeMap<>();
    private int known;

    /** Where a unit stood before the posting, and how it stands after the movements so far. */
    private record Path(PlaceId start, UnitState now) {}

    private PostingCalculation(PostingFacts facts) {
        this.facts = facts;
    }

    static PostingResult assess(PostingFacts facts, List<Line> offered) {
        return new PostingCalculation(facts).assess(offered);
    }

    private PostingResult assess(List<Line> offered) {
        for (var line : offered) {
            var standing = facts.known().get(line.id());
            if (standing == null) {
                fresh.add(line);
            } else if (standing.equals(line.content())) {
                known++;
            } else {
                return refuse(RefusalCode.MOVEMENT_ID_REUSED, Map.of(
                        "cause", line.movement().cause().text(),
                        "index", Integer.toString(line.movement().index())));
            }
        }
        for (var line : fresh) {
            var refused = move(line.movement());
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return settle();
    }

    private Optional<Refuse> move(Movement movement) {
        var refused = switch (movement.goods()) {
            case Goods.Tagged tagged -> moveUnit(movement, tagged);
            case Goods.Loose loose -> checkLot(loose);
        };
        if (refused.isEmpty()) {
            changes.merge(Account.of(movement.from(), movement.goods()), -movement.quantity(), Math::addExact);
            changes.merge(Account.of(movement.to(), movement.goods()), movement.quantity(), Math::addExact);
        }
        return refused;
    }

    private Optional<Refuse> moveUnit(Movement movement, Goods.Tagged goods) {
        var before = facts.units().get(goods.unit());
        if (before == null || !before.lot().equals(goods.lot()) || !before.item().equals(goods.item())) {
            return Optional.of(refuse(RefusalCode.UNIT_UNKNOWN, Map.of("unit", Long.toString(goods.unit().value()))));
        }
        var path = paths.getOrDefault(goods.unit(), new Path(before.place(), before));
        var now = path.now();
        if (!now.place().equals(movement.from())) {
            return Optional.of(refuse(RefusalCode.UNIT_ELSEWHERE, Map.of(
                    "epc", now.epc().hex(),
                    "from", text(movement.from()),
                    "stands", text(now.place()))));
        }
        // Whose a unit is changes only where it leaves TITLE, which the posting entered it into as the old owner's.
        if (!now.owner().equals(goods.owner()) && !movement.from().equals(CountyPlace.TITLE.id())) {
            return Optional.of(refuse(RefusalCode.UNIT_OWNER, Map.of("epc", now.epc().hex())));
        }
        var after = new UnitState(now.unit(), now.epc(), now.item(), now.lot(), goods.owner(), movement.to());
        paths.put(goods.unit(), new Path(path.start(), after));
        return Optional.empty();
    }

    private Optional<Refuse> checkLot(Goods.Loose goods) {
        var lot = facts.lots().get(goods.lot());
        if (lot == null || !lot.item().equals(goods.item())) {
            return Optional.of(refuse(RefusalCode.LOT_UNKNOWN, Map.of("lot", Long.toString(goods.lot().value()))));
        }
        return lot.tagged()
                ? Optional.of(refuse(RefusalCode.LOT_TAGGED, Map.of("lot", Long.toString(goods.lot().value()))))
                : Optional.empty();
    }

    private PostingResult settle() {
        var balances = new ArrayList<NewBalance>();
        for (var change : changes.entrySet()) {
            var account = change.getKey();
            var stands = facts.balances().get(account);
            if (stands == null || change.getValue() == 0) {
                continue;
            }
            var after = Math.addExact(stands, change.getValue());
            if (after < 0) {
                return refuse(RefusalCode.OVERDRAWN, Map.of(
                        "place", text(account.place()),
                        "item", Long.toString(account.item().value()),
                        "lot", Long.toString(account.lot().value()),
                        "owner", Long.toString(account.owner().value()),
                        "stands", Long.toString(stands),
                        "short", Long.toString(-after)));
            }
            balances.add(new NewBalance(account, after));
        }
        return new Write(List.copyOf(fresh), known, unitSteps(), List.copyOf(balances));
    }

    private List<UnitStep> unitSteps() {
        return paths.values().stream()
                .map(path -> new UnitStep(path.now().unit(), path.start(), path.now().place(), path.now().owner()))
                .toList();
    }

    private static Refuse refuse(RefusalCode code, Map<String, String> parameters) {
        return new Refuse(new Refused(code, parameters));
    }

    private static String text(PlaceId place) {
        return Long.toString(place.value());
    }
}
