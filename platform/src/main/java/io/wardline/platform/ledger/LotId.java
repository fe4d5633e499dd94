package io.wardline.platform.ledger;

/**
 * The number of a lot.
 *
 * @param value positive
 */
public record LotId(long value) implements Comparable<LotId> {
    public LotId {
        if (value <= 0) {
            throw new IllegalArgumentException("not the number of a lot: " + value);
        }
    }

    @Override
    public int compareTo(LotId other) {
        return Long.compare(value, other.value);
    }
}
