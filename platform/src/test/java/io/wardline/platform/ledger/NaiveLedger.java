package io.wardline.platform.ledger;

import io.wardline.platform.place.CountyPlace;
import io.wardline.platform.place.PlaceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The ledger in the simplest words there are: a list of what was posted, everything else found by adding it up again.
 * It shares no code with the product's decision.
 */
final class NaiveLedger {
    private static final Set<PlaceId> OUTSIDE = Set.of(
            CountyPlace.SUPPLIER.id(), CountyPlace.PATIENT_USE.id(), CountyPlace.LOSS.id(), CountyPlace.UNEXPLAINED.id());

    private final Map<UUID, Movement> posted = new HashMap<>();
    private final Map<String, Long> stock = new HashMap<>();
    private final Map<UnitId, PlaceId> units = new HashMap<>();

    void stands(UnitState unit) {
        units.put(unit.unit(), unit.place());
        add(unit.place(), unit.goods(), 1);
    }

    /** The name of the refusal, or {@code POSTED fresh/known}. */
    String post(List<Movement> movements) {
        for (var movement : movements) {
            var before = posted.get(movement.id());
            if (before != null && !before.equals(movement)) {
                return "MOVEMENT_ID_REUSED";
            }
        }
        var fresh = movements.stream().filter(movement -> !posted.containsKey(movement.id())).toList();
        var unitsAfter = new HashMap<>(units);
        for (var movement : fresh) {
            if (movement.goods() instanceof Goods.Tagged tagged) {
                if (!movement.from().equals(unitsAfter.get(tagged.unit()))) {
                    return "UNIT_ELSEWHERE";
                }
                unitsAfter.put(tagged.unit(), movement.to());
            }
        }
        var stockBefore = Map.copyOf(stock);
        fresh.forEach(movement -> {
            add(movement.from(), movement.goods(), -movement.quantity());
            add(movement.to(), movement.goods(), movement.quantity());
        });
        if (stock.values().stream().anyMatch(quantity -> quantity < 0)) {
            stock.clear();
            stock.putAll(stockBefore);
            return "OVERDRAWN";
        }
        units.putAll(unitsAfter);
        fresh.forEach(movement -> posted.put(movement.id(), movement));
        return "POSTED " + fresh.size() + "/" + (movements.size() - fresh.size());
    }

    /** Every balance of a physical place that is not zero, as {@code place lot owner quantity}. */
    Set<String> balances() {
        var lines = new HashSet<String>();
        stock.forEach((account, quantity) -> {
            if (quantity != 0) {
                lines.add(account + " " + quantity);
            }
        });
        return lines;
    }

    /** Where every unit stands, as {@code unit place}. */
    Set<String> units() {
        var lines = new HashSet<String>();
        units.forEach((unit, place) -> lines.add(unit.value() + " " + place.value()));
        return lines;
    }

    int movements() {
        return posted.size();
    }

    private void add(PlaceId place, Goods goods, long quantity) {
        if (!OUTSIDE.contains(place)) {
            stock.merge(place.value() + " " + goods.lot().value() + " " + goods.owner().value(), quantity, Long::sum);
        }
    }
}
