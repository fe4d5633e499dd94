package io.wardline.sim.device;

import io.wardline.protocol.device.CabinetConfiguration;
import io.wardline.protocol.device.DeviceId;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/// What a cabinet is when it leaves the factory.
///
/// @param hardware  the model
/// @param clock     how wrong its wall clock is
/// @param factory   the configuration that it runs until it is told otherwise
/// @param chunkTags tags in one chunk of a snapshot, 1 to 2,000
/// @param authority the platform's key for unlocks (Ed25519); where it is null every unlock is refused
public record CabinetMake(
        DeviceId did, String hardware, DeviceClock clock, CabinetConfiguration factory, int chunkTags, @Nullable PublicKey authority) {
    /// @throws IllegalArgumentException when `chunkTags` is outside its range
    public CabinetMake {
        if (chunkTags < 1 || chunkTags > 2_000) {
            throw new IllegalArgumentException("chunkTags is " + chunkTags + ", 1 to 2,000 is allowed");
        }
    }

    /// A cabinet with a right clock and chunks of 500 tags.
    public static CabinetMake plain(DeviceId did) {
        return new CabinetMake(did, "WL-C2", DeviceClock.TRUE, CabinetConfiguration.DEFAULT, 500, null);
    }
}
