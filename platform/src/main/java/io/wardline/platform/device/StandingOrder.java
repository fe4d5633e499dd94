package io.wardline.platform.device;

import io.wardline.protocol.device.CommandFrame;
import io.wardline.protocol.device.DeviceCommand;
import io.wardline.protocol.device.DeviceId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A durable command: it waits in the outbox until the device is there, and may be delivered twice without harm.
///
/// @param why the natural key of what it follows from; the same reason never orders twice
public record StandingOrder(DeviceId did, String why, DeviceCommand command) {
    /// @throws IllegalArgumentException for a command that is now or never
    public StandingOrder {
        if (command.nowOrNever()) {
            throw new IllegalArgumentException(command.type() + " is now or never and is not queued");
        }
    }

    /// The command's id, made of device and reason: a turn that runs again orders the same once more, not another.
    public UUID id() {
        return UUID.nameUUIDFromBytes(("order:" + did.value() + ":" + why).getBytes(StandardCharsets.UTF_8));
    }

    byte[] message() {
        return new CommandFrame(id(), command).message();
    }
}
