package io.wardline.sim.device;

import io.wardline.protocol.device.DeviceId;

/// Sees every line in the moment in which a device's flash holds it. It stands outside the device and changes nothing.
@FunctionalInterface
public interface JournalWitness {
    /// Nobody watches.
    JournalWitness NONE = (_, _) -> {};

    /// A line was written.
    void appended(DeviceId did, JournalLine line);
}
