package io.wardline.platform.device;

import io.wardline.platform.db.Tx;
import io.wardline.protocol.device.DeviceId;
import java.util.Collection;
import java.util.List;

/// What a feature makes of the journals of one kind of device. The pump calls it, one call a transaction, and only while it
/// holds the shards of the devices.
public interface Projection {
    /// The kind of device whose journals it reads.
    DeviceKind kind();

    /// Reads the items and writes what follows from them. It may be called again for the same items after a rollback, so
    /// what it remembers changes only in [Kept#keep].
    ///
    /// @throws RuntimeException when an item breaks an invariant; the pump then finds and quarantines it
    Kept apply(Tx tx, List<DeviceItems> work);

    /// Drops what memory holds of these devices: another node may have worked them, or a transaction was rolled back.
    void forget(Collection<DeviceId> dids);

    /// Called once after the commit.
    @FunctionalInterface
    interface Kept {
        void keep();
    }
}
