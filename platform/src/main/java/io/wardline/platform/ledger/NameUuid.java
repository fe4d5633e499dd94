package io.wardline.platform.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Identities made of names: UUID version 5 (RFC 9562, section 5.5) in the ledger's own name space. */
final class NameUuid {
    /** Drawn once; changing it would give every movement another identity. */
    private static final UUID LEDGER = UUID.fromString("5b0c8a5e-6f0d-5a77-9d3c-2f6b1c7e40a1");

    private static final byte[] LEDGER_BYTES = ByteBuffer.allocate(16)
            .putLong(LEDGER.getMostSignificantBits())
            .putLong(LEDGER.getLeastSignificantBits())
            .array();

    private NameUuid() {}

    static UUID of(String name) {
        return of(LEDGER_BYTES, name);
    }

    static UUID of(byte[] space, String name) {
        var sha1 = sha1();
        sha1.update(space);
        var hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        var high = hash.getLong() & ~0xF000L | 0x5000L;
        var low = hash.getLong() & ~(0b11L << 62) | (0b10L << 62);
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1", e);
        }
    }
}
