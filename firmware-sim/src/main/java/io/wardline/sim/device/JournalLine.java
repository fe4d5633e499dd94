package io.wardline.sim.device;

import io.wardline.protocol.device.Digest;
import io.wardline.protocol.device.JournalKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// One entry as it stands in a device's journal.
///
/// @param type the entry's type, which decides its topic
/// @param text the line without LF; it is published byte for byte, however often
public record JournalLine(JournalKey key, String type, String text) {
    /// The line as published.
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// SHA-256 of the line, lower-case hex.
    public String digest() {
        return HexFormat.of().formatHex(Digest.ofLine(bytes()));
    }

    /// Whether the line is a chunk of a snapshot.
    public boolean snapshot() {
        return "snapshot".equals(type);
    }
}
