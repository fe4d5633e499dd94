package io.wardline.platform.cabinet;

import io.wardline.platform.cabinet.Consequence.AskedToLook;
import io.wardline.platform.cabinet.Consequence.Moved;
import io.wardline.platform.cabinet.Consequence.Opened;
import io.wardline.platform.cabinet.Consequence.Resolved;
import io.wardline.platform.device.StandingOrder;
import io.wardline.platform.ledger.Cause;
import io.wardline.platform.ledger.Movement;
import io.wardline.protocol.device.DeviceCommand.StockTake;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes consequences onto a sheet: lines of the ledger under the cause of their step, discrepancies under its id.
final class Consequences {
    /// What a step's rows refer to.
    ///
    /// @param step       id of the step
    /// @param occurredAt evidence of when it happened; it orders nothing
    record Source(long step, Cause cause, String actor, Instant occurredAt) {}

    private final CabinetSheet sheet;
    private final Map<DeviceId, TreeSet<TagId>> looks = new TreeMap<>();
    private @Nullable Source source;
    private int index;
    private long firstLook;

    Consequences(CabinetSheet sheet) {
        this.sheet = sheet;
    }

    /// @param nextIndex of the movements under the source's cause
    void begin(Source next, int nextIndex) {
        source = next;
        index = nextIndex;
    }

    void add(List<Consequence> consequences) {
        var from = source;
        if (from == null) {
            throw new IllegalStateException("consequences need a source");
        }
        for (var consequence : consequences) {
            switch (consequence) {
                case Moved(var unit, var leaves, var arrives, var reason) ->
                    sheet.movements.add(new Movement(
                            from.cause(), index++, leaves, arrives, unit.goods(), 1, reason, from.actor(), from.occurredAt()));
                case Opened(var did, var tag, var kind, var session) ->
                    sheet.discrepancies.open(new DiscrepancyKey(did, tag, kind), from.step(), session);
                case Resolved(var did, var tag, var kind, var resolution, var session) ->
                    sheet.discrepancies.resolve(new DiscrepancyKey(did, tag, kind), from.step(), resolution, session);
                case AskedToLook(var did, var tag) -> {
                    firstLook = looks.isEmpty() ? from.step() : firstLook;
                    looks.computeIfAbsent(did, _ -> new TreeSet<>()).add(tag);
                }
            }
        }
    }

    /// One order for each cabinet, naming all tags that the turn has found contested.
    void orderLooks() {
        looks.forEach((did, tags) ->
                sheet.orders.add(new StandingOrder(did, "contest:" + firstLook, new StockTake(List.copyOf(tags)))));
        looks.clear();
    }
}
