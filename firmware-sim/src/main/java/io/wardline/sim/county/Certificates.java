package io.wardline.sim.county;

import io.wardline.protocol.device.DeviceId;
import io.wardline.sim.link.Credentials;
import java.util.Optional;

/// Gives every device of a county its key and certificate.
@FunctionalInterface
public interface Certificates {
    /// Devices speak in plain text, on the loopback.
    Certificates NONE = _ -> Optional.empty();

    /// Key and certificate of a device that the product knows by now, or empty when it speaks in plain text.
    Optional<Credentials> of(DeviceId did);
}
