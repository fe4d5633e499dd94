package io.wardline.platform.ledger;

/**
 * The number of an owner.
 *
 * @param value positive
 */
public record OwnerId(long value) implements Comparable<OwnerId> {
    public OwnerId {
        if (value <= 0) {
            throw new IllegalArgumentException("not the number of an owner: " + value);
        }
    }

    @Override
    public int compareTo(OwnerId other) {
        return Long.compare(value, other.value);
    }
}
