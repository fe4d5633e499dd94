package io.wardline.platform.ledger;

/**
 * The number of a unit, one piece with a tag of its own.
 *
 * @param value positive
 */
public record UnitId(long value) implements Comparable<UnitId> {
    public UnitId {
        if (value <= 0) {
            throw new IllegalArgumentException("not the number of a unit, one piece with a tag of its own: " + value);
        }
    }

    @Override
    public int compareTo(UnitId other) {
        return Long.compare(value, other.value);
    }
}
