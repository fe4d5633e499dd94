package io.wardline.platform.vbp;

/**
 * What one fact says was bought, in minimal units.
 *
 * @param accepted of selected items, from 0
 * @param returned of them to the supplier, from 0
 * @param other of items that were not selected, less returns; below 0 where more went back than came in the period
 */
public record Bought(long accepted, long returned, long other) {
    /** Accepted less returned. */
    public long net() {
        return accepted - returned;
    }
}
