package io.wardline.sim.link;

import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import io.wardline.sim.device.JournalLine;
import java.util.List;

/// Sees what a link does. Called on the device's thread.
public interface LinkWitness {
    /// Nobody watches.
    LinkWitness NONE = new LinkWitness() {};

    /// Lines were published, for the first time or again.
    default void sent(DeviceId did, List<JournalLine> lines) {}

    /// Everything up to this key is on disk at the gateway.
    ///
    /// @param taken whether it was taken, and not kept as unreadable
    default void acknowledged(DeviceId did, JournalKey upTo, boolean taken) {}

    /// The connection is gone, or did not come about.
    default void lost(DeviceId did, String why) {}
}
