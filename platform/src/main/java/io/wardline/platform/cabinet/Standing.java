package io.wardline.platform.cabinet;

import io.wardline.platform.ledger.UnitState;
import io.wardline.platform.place.PlaceId;
import io.wardline.protocol.device.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All that decides where the piece behind one tag stands.
///
/// @param unit    what the tag is bound to, with its present place; null while it is bound to nothing
/// @param claimed whether any cabinet ever claimed anything about the tag
/// @param shelves the cabinets whose last claim is "present", with the place that each of them is
record Standing(@Nullable UnitState unit, boolean claimed, SortedMap<DeviceId, PlaceId> shelves) {
    Standing {
        shelves = new TreeMap<>(shelves);
    }

    Optional<UnitState> bound() {
        return Optional.ofNullable(unit);
    }

    boolean contested() {
        return unit != null && shelves.size() >= 2;
    }

    List<DeviceId> claimants() {
        return new ArrayList<>(shelves.keySet());
    }

    Standing claimedAt(DeviceId did, PlaceId shelf) {
        var more = new TreeMap<>(shelves);
        more.put(did, shelf);
        return new Standing(unit, true, more);
    }

    Standing absentAt(DeviceId did) {
        var fewer = new TreeMap<>(shelves);
        fewer.remove(did);
        return new Standing(unit, true, fewer);
    }

    Standing movedTo(PlaceId place) {
        return unit == null
                ? this
                : new Standing(
                        new UnitState(unit.unit(), unit.epc(), unit.item(), unit.lot(), unit.owner(), place),
                        claimed,
                        shelves);
    }
}
