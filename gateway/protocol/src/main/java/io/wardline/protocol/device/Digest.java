package io.wardline.protocol.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/// SHA-256 as the protocol uses it: over the bytes of a journal line, and over the tags of a snapshot.
public final class Digest {
    private Digest() {}

    /// SHA-256 of a journal line as stored on the device, without its LF: 32 bytes.
    public static byte[] ofLine(byte[] line) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(line);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /// The digest of a snapshot: the upper-case hex EPCs, sorted bytewise, joined by LF, hashed; lower-case hex, 64 characters.
    public static String ofTags(Collection<TagId> tags) {
        StringBuilder text = new StringBuilder(tags.size() * 25);
        tags.stream().sorted().forEach(tag -> {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            text.append(tag.hex());
        });
        return HexFormat.of().formatHex(ofLine(text.toString().getBytes(StandardCharsets.US_ASCII)));
    }
}
