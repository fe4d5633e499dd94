package io.wardline.gateway.inbox;

import io.wardline.protocol.device.Digest;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.Malformed;
import org.jspecify.annotations.Nullable;

/// One journal line as it arrived.
///
/// @param bytes    exactly as stored on the device, without LF
/// @param hash     SHA-256 of the bytes
/// @param replayed not above the journal's end at birth: raises no live alarm and overwrites no live state
/// @param poison   why the line cannot be read; it stands in the sequence nevertheless
@SuppressWarnings("ArrayRecordComponent") // Bytes from the wire, owned by this record and never changed.
public record Line(JournalKey key, byte[] bytes, byte[] hash, boolean replayed, @Nullable Malformed poison) {
    /// A line with the hash that its bytes have.
    public static Line of(JournalKey key, byte[] bytes, boolean replayed, @Nullable Malformed poison) {
        return new Line(key, bytes, Digest.ofLine(bytes), replayed, poison);
    }

    /// The same line after the database refused its content.
    Line refused(Malformed why) {
        return new Line(key, bytes, hash, replayed, why);
    }
}
