package io.wardline.platform.catalog;

/**
 * The number of a catalogue item; people use its code.
 *
 * @param value positive
 */
public record ItemId(long value) {
    public ItemId {
        if (value <= 0) {
            throw new IllegalArgumentException("not the number of an item: " + value);
        }
    }
}
