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

    /// Locks the units first and reads the claims then: whoever held a unit before has written its claims. The transaction
    /// holds off bindings already, so a tag that is bound to nothing now stays so.
    Map<TagId, Standing> locked(Tx tx, Set<TagId> tags) {
        return with(tx, tags, units.lock(tx, tags));
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
