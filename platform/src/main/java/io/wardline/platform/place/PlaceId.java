package io.wardline.platform.place;

/**
 * The number of a place; people use its code.
 *
 * @param value positive
 */
public record PlaceId(long value) implements Comparable<PlaceId> {
    public PlaceId {
        if (value <= 0) {
            throw new IllegalArgumentException("not the number of a place: " + value);
        }
    }

    @Override
    public int compareTo(PlaceId other) {
        return Long.compare(value, other.value);
    }
}
