package io.wardline.sim.device;

import java.util.random.RandomGenerator;

/// The air in a cold box: it drifts towards its target, and towards the room while the lid is open. Thousandths of a degree Celsius.
final class Climate {
    private final long targetMilliCelsius;
    private final long roomMilliCelsius;
    private long milliCelsius;
    private boolean lidOpen;

    Climate(long targetMilliCelsius, long roomMilliCelsius) {
        this.targetMilliCelsius = targetMilliCelsius;
        this.roomMilliCelsius = roomMilliCelsius;
        this.milliCelsius = targetMilliCelsius;
    }

    void lid(boolean open) {
        lidOpen = open;
    }

    /// One minute passes.
    long minute(RandomGenerator random) {
        long pull = (lidOpen ? roomMilliCelsius : targetMilliCelsius) - milliCelsius;
        milliCelsius += pull / 8 + random.nextInt(-120, 121);
        return milliCelsius;
    }
}
