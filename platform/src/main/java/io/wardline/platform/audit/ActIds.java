package io.wardline.platform.audit;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Identities of acts: UUID version 7 (RFC 9562, section 5.7), so that they sort by time. */
final class ActIds {
    private final RandomGenerator random;

    ActIds(RandomGenerator random) {
        this.random = random;
    }

    UUID draw(Instant at) {
        var high = at.toEpochMilli() << 16 | 0x7000L | random.nextLong() & 0x0FFFL;
        var low = random.nextLong() & ~(0b11L << 62) | 0b10L << 62;
        return new UUID(high, low);
    }
}
