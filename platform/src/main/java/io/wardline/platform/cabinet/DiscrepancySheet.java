package io.wardline.platform.cabinet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The discrepancies that one turn opens and closes, folded so that each row is written once.
final class DiscrepancySheet {
    /// A row to insert, open or already resolved.
    ///
    /// @param openedBy   id of the step
    /// @param resolvedBy id of the step, null while it is open
    record Fresh(
            DiscrepancyKey key,
            long openedBy,
            @Nullable Integer session,
            @Nullable Long resolvedBy,
            @Nullable Resolution resolution) {}

    /// The end of a row that was open before the turn, if there is one.
    record Ended(DiscrepancyKey key, long step, Resolution resolution, @Nullable Integer session) {}

    private final Map<DiscrepancyKey, Fresh> open = new LinkedHashMap<>();
    private final List<Fresh> passed = new ArrayList<>();
    private final Map<DiscrepancyKey, Ended> ended = new LinkedHashMap<>();

    void open(DiscrepancyKey key, long step, @Nullable Integer session) {
        if (open.putIfAbsent(key, new Fresh(key, step, session, null, null)) != null) {
            throw new IllegalStateException("opened twice: " + key);
        }
    }

    void resolve(DiscrepancyKey key, long step, Resolution resolution, @Nullable Integer session) {
        var fresh = open.remove(key);
        if (fresh == null) {
            ended.putIfAbsent(key, new Ended(key, step, resolution, session));
        } else {
            passed.add(new Fresh(key, fresh.openedBy(), session == null ? fresh.session() : session, step, resolution));
        }
    }

    /// To be written first.
    List<Ended> ended() {
        return List.copyOf(ended.values());
    }

    /// To be written then, in the order of opening.
    List<Fresh> fresh() {
        var all = new ArrayList<>(passed);
        all.addAll(open.values());
        all.sort((one, other) -> Long.compare(one.openedBy(), other.openedBy()));
        return all;
    }
}
