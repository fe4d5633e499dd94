package io.wardline.platform.incentive;

/** Qs, accepted receipts of the selected product in minimal units. */
public sealed interface ActualVolume {
    /** Counted. */
    record Counted(long units) implements ActualVolume {}

    /** Nobody has counted it, so nothing may depend on it. */
    record NotCounted() implements ActualVolume {}
}
