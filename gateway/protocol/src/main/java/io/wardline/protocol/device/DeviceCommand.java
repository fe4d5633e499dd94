package io.wardline.protocol.device;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the platform asks of a device. Durable commands are target states and may be delivered again without harm;
/// now-or-never commands are published once and fire only inside their deadline.
public sealed interface DeviceCommand {
    /// The word that stands in the command's `type`.
    default String type() {
        return switch (this) {
            case Unlock _ -> "unlock";
            case Light _ -> "light";
            case StockTake _ -> "stock-take";
            case Configure _ -> "configure";
            case RecallFreeze _ -> "recall-freeze";
            case Firmware _ -> "firmware";
            case ReplayJournal _ -> "replay";
        };
    }

    /// Whether the command is never queued and never sent twice.
    default boolean nowOrNever() {
        return switch (this) {
            case Unlock _, Light _ -> true;
            case StockTake _, Configure _, RecallFreeze _, Firmware _, ReplayJournal _ -> false;
        };
    }

    /// Open the door once. Signed by the platform over did, boot, nonce, id and deadline (Ed25519).
    ///
    /// @param boot     the boot that the platform believes is running; any other refuses
    /// @param nonce    the nonce of the device's last birth or result
    /// @param deadline database time; at most 10 s after issue
    record Unlock(long boot, String nonce, Instant deadline, String reason, String signature) implements DeviceCommand {}

    /// Show a light for some seconds, 1 to 600.
    record Light(long boot, Instant deadline, int seconds) implements DeviceCommand {}

    /// Read the shelf and send a snapshot with trigger `command` that echoes the named EPCs: their absence is then claimed.
    record StockTake(List<TagId> named) implements DeviceCommand {
        public StockTake {
            named = List.copyOf(named);
        }
    }

    /// Run the configuration document of this revision.
    record Configure(long revision, CabinetConfiguration configuration) implements DeviceCommand {}

    /// Keep these tags from being taken, or no longer.
    record RecallFreeze(List<TagId> tags, boolean frozen) implements DeviceCommand {
        public RecallFreeze {
            tags = List.copyOf(tags);
        }
    }

    /// @param sha256 lower-case hex of the image
    record Firmware(String version, String url, String sha256) implements DeviceCommand {}

    /// Publish these journal entries again.
    record ReplayJournal(long epoch, long fromSeq, long toSeq, @Nullable String reason) implements DeviceCommand {}
}
