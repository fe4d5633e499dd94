package io.wardline.platform.device;

import io.wardline.platform.db.Tx;
import io.wardline.platform.device.JournalItem.Lost;
import io.wardline.protocol.device.DeviceEvent.JournalLost;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The parts of a declared range that lie behind the declaration and are neither stored nor written off.
final class DeclaredTail {
    private DeclaredTail() {}

    /// @param at     where the declaration stands: only what lies before it is looked at, the rest shows as a hole
    /// @param before what the same turn applies before the declaration
    static List<Lost> of(
            Tx tx,
            PumpStore store,
            DeviceId did,
            JournalKey at,
            JournalLost declared,
            List<JournalItem> before,
            Instant now) {
        var to = declared.epoch() < at.epoch() ? declared.toSeq() : Math.min(declared.toSeq(), at.seq() - 1);
        if (declared.epoch() > at.epoch() || to < declared.fromSeq()) {
            return List.of();
        }
        var range = new JournalRange(declared.epoch(), declared.fromSeq(), to);
        var covered = new ArrayList<>(store.covered(tx, did, range));
        for (var item : before) {
            if (item instanceof Lost lost && lost.range().epoch() == range.epoch()) {
                covered.add(lost.range());
            }
        }
        return uncovered(range, covered).stream()
                .map(part -> new Lost(part, now, LostCause.DECLARED))
                .toList();
    }

    /// What of the range no covering range touches.
    static List<JournalRange> uncovered(JournalRange range, List<JournalRange> covering) {
        var parts = new ArrayList<JournalRange>();
        var next = range.fromSeq();
        for (var cover : covering.stream().sorted(Comparator.comparingLong(JournalRange::fromSeq)).toList()) {
            if (cover.fromSeq() > next) {
                parts.add(new JournalRange(range.epoch(), next, Math.min(cover.fromSeq() - 1, range.toSeq())));
            }
            next = Math.max(next, cover.toSeq() + 1);
            if (next > range.toSeq()) {
                return parts;
            }
        }
        parts.add(new JournalRange(range.epoch(), next, range.toSeq()));
        return parts;
    }
}
