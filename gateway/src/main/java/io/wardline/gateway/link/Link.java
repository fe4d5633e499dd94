package io.wardline.gateway.link;

import io.wardline.protocol.device.DeviceId;

/// One device's current connection, as the inbox and the outbox see it.
public interface Link {
    /// Whose link it is.
    DeviceId device();

    /// The number drawn for it in the database.
    long connection();

    /// Whether anything can still be said on it.
    boolean open();

    /// How far its journal is on disk. Changed by settlements only.
    Progress progress();

    /// Messages of this link are on disk, or were kept as unreadable: they are acknowledged now, in this order.
    void settled(Settlement settlement);

    /// Ends the link. What was not acknowledged stays so, and the device publishes it again.
    void close(Closing why);
}
