package io.wardline.sim.device;

import io.wardline.protocol.device.DeviceEvent.Trigger;
import io.wardline.protocol.device.TagId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reading of the shelf that somebody wants.
///
/// @param session the session that it closes, or null
/// @param command the command that asked for it, or null
/// @param named   the tags whose absence the command asks about
record ScanOrder(Trigger trigger, @Nullable String session, @Nullable UUID command, List<TagId> named) {
    static ScanOrder scheduled() {
        return new ScanOrder(Trigger.SCHEDULE, null, null, List.of());
    }

    static ScanOrder boot(@Nullable String session) {
        return new ScanOrder(Trigger.BOOT, session, null, List.of());
    }

    static ScanOrder doorClosed(@Nullable String session) {
        return new ScanOrder(Trigger.DOOR_CLOSED, session, null, List.of());
    }

    static ScanOrder commanded(UUID command, List<TagId> named) {
        return new ScanOrder(Trigger.COMMAND, null, command, named);
    }
}
