package io.wardline.platform.device;

/** What became of a decision on a fork. */
public sealed interface ForkDecision {
    /**
     * The device may come back with a new certificate and a new epoch; the entries stored so far stand.
     *
     * @param epochFloor the lowest epoch that it may write
     * @param certificatesRevoked how many it had
     */
    record Decided(String did, long epochFloor, int certificatesRevoked) implements ForkDecision {}

    /** Somebody decided before. */
    record DecidedBefore() implements ForkDecision {}

    /** There is no such fork. */
    record NoSuchFork() implements ForkDecision {}
}
