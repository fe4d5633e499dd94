package io.wardline.platform.cabinet;

import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.UnitState;
import io.wardline.platform.ledger.Units;
import io.wardline.platform.place.PlaceId;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What decides where the pieces behind some tags stand, read under lock: no other turn and no binding can pass unseen.
final class Standings {
    private final CabinetStateStore store;
    private final Units units;

    Standings(CabinetStateStore store, Units units) {
        this.store = store;
        this.units = units;
    }

    /// Locks the units first and reads the claims then: whoever held a unit before has written its claims.
    Map<TagId, Standing> locked(Tx tx, Set<TagId> tags) {
        var bound = units.lock(tx, tags);
        if (bound.size() < tags.size()) {
            units.holdBindings(tx);
            var unknown = new HashSet<>(tags);
            unknown.removeAll(bound.keySet());
            bound = new HashMap<>(bound);
            bound.putAll(units.lock(tx, unknown));
        }
        return with(tx, tags, bound);
    }

    /// The standings of units whose rows the transaction holds already.
    Map<TagId, Standing> with(Tx tx, Collection<TagId> tags, Map<TagId, UnitState> bound) {
        var shelves = new HashMap<TagId, SortedMap<DeviceId, PlaceId>>();
        var claimed = new HashSet<TagId>();
        for (var claimant : store.claimants(tx, tags)) {
            claimed.add(claimant.tag());
            if (claimant.present()) {
                shelves.computeIfAbsent(claimant.tag(), _ -> new TreeMap<>()).put(claimant.did(), claimant.shelf());
            }
        }
        var standings = new HashMap<TagId, Standing>();
        for (var tag : tags) {
            standings.put(
                    tag,
                    new Standing(bound.get(tag), claimed.contains(tag), shelves.getOrDefault(tag, new TreeMap<>())));
        }
        return standings;
    }
}
