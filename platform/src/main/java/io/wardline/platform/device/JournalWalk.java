package io.wardline.platform.device;

import io.wardline.platform.device.JournalItem.Lost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Walks the stored entries of one device from its cursor onward without holes.
///
/// @param cursor where the walk ended
/// @param items  what is to be applied, in order
/// @param hole   the gap before which the walk stopped, null when it came to the end of what is stored
record JournalWalk(@Nullable Cursor cursor, List<JournalItem> items, @Nullable JournalRange hole) {
    JournalWalk {
        items = List.copyOf(items);
    }

    /// Says whether a hole, or a beginning of it, is written off.
    @FunctionalInterface
    interface Gaps {
        Optional<Lost> writtenOff(JournalRange hole);
    }

    /// @param from   null for a device of which nothing was applied yet: it begins with entry 1 of its first epoch
    /// @param stored in the order of their keys, from the cursor onward
    /// @param most   items after which the walk stops
    static JournalWalk of(@Nullable Cursor from, List<StoredEntry> stored, int most, Gaps gaps) {
        var items = new ArrayList<JournalItem>();
        var cursor = from;
        for (var entry : stored) {
            var key = entry.key();
            if (cursor == null || key.epoch() > cursor.epoch()) {
                // Entries of an older epoch are never sent again under a new one, so nothing more can come of it.
                cursor = new Cursor(key.epoch(), 1);
            }
            while (key.seq() > cursor.nextSeq()) {
                if (items.size() >= most) {
                    return new JournalWalk(cursor, items, null);
                }
                var hole = new JournalRange(key.epoch(), cursor.nextSeq(), key.seq() - 1);
                var lost = gaps.writtenOff(hole);
                if (lost.isEmpty()) {
                    return new JournalWalk(cursor, items, hole);
                }
                items.add(lost.get());
                cursor = cursor.after(lost.get().range().toSeq());
            }
            if (key.seq() == cursor.nextSeq()) {
                if (items.size() >= most) {
                    return new JournalWalk(cursor, items, null);
                }
                items.add(entry.read());
                cursor = cursor.after(key.seq());
            }
        }
        return new JournalWalk(cursor, items, null);
    }
}
