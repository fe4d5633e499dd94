package io.wardline.sim.county;

import io.wardline.sim.device.Cabinet;
import io.wardline.sim.device.Shelf;
import java.util.random.RandomGenerator;

/// One cabinet of the county with its truth: what stands in it, the air around it, and whether somebody is on the way to it.
final class Site {
    private final CountyMap.Station station;
    private final Cabinet cabinet;
    private final Shelf shelf;
    private final Radio radio;
    private final RandomGenerator luck;
    private boolean expected;
    private boolean rebooting;
    private boolean offline;

    Site(CountyMap.Station station, Cabinet cabinet, Shelf shelf, Radio radio, RandomGenerator luck) {
        this.station = station;
        this.cabinet = cabinet;
        this.shelf = shelf;
        this.radio = radio;
        this.luck = luck;
    }

    CountyMap.Station station() {
        return station;
    }

    Cabinet cabinet() {
        return cabinet;
    }

    Shelf shelf() {
        return shelf;
    }

    Radio radio() {
        return radio;
    }

    /// The cabinet's own stream of luck.
    RandomGenerator luck() {
        return luck;
    }

    /// Whether a person has chosen it for an errand that is not over.
    boolean expected() {
        return expected;
    }

    void expect(boolean someone) {
        expected = someone;
    }

    /// Whether it lost its current and will get it back.
    boolean rebooting() {
        return rebooting;
    }

    void reboots(boolean soon) {
        rebooting = soon;
    }

    /// Whether its network is gone.
    boolean offline() {
        return offline;
    }

    void goOffline(boolean gone) {
        offline = gone;
    }
}
