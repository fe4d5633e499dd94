package io.wardline.platform.device;

import io.wardline.platform.device.JournalItem.Unreadable;
import io.wardline.platform.device.JournalItem.Written;
import io.wardline.protocol.device.Decoded;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.JournalKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the inbox.
///
/// @param poison why the gateway could not read it, null where it could
@SuppressWarnings("ArrayRecordComponent") // Nobody compares rows; copying a week of bytes to be polite would cost.
record StoredEntry(
        DeviceId did, JournalKey key, Instant receivedAt, boolean replayed, @Nullable String poison, byte[] bytes) {
    private static final int CODE_CHARACTERS = 64;

    /// What the bytes say. Bytes that say nothing, or that stand under another key than they name, are unreadable.
    JournalItem read() {
        if (poison != null) {
            return unreadable(poison);
        }
        return switch (Entry.read(bytes)) {
            case Decoded.Ok<Entry>(Entry entry) when entry.key().equals(key) -> new Written(entry, receivedAt, replayed);
            case Decoded.Ok<Entry> _ -> unreadable("key.differs");
            case Decoded.Bad<Entry>(var why) -> unreadable(why.code());
        };
    }

    private Unreadable unreadable(String code) {
        return new Unreadable(key, receivedAt, code.substring(0, Math.min(code.length(), CODE_CHARACTERS)));
    }
}
