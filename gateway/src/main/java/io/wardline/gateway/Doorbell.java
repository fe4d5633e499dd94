package io.wardline.gateway;

import io.wardline.protocol.device.DeviceId;
import java.util.Collection;

/// Tells the pump that entries were committed. It carries no fact: a bell that nobody hears costs time, nothing else.
@FunctionalInterface
public interface Doorbell {
    /// Entries of these devices are on disk. Called on the gateway's event loop after the commit; returns at once.
    void ring(Collection<DeviceId> devices);
}
