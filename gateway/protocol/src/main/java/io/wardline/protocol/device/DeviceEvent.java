package io.wardline.protocol.device;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a journal entry says. Snapshots are evidence; the delta of a session's end is only a claim.
/// Session ids are chosen by the device and unique on it. Biometrics never leave the device, only the staff id does.
public sealed interface DeviceEvent {
    /// The most EPCs in one chunk of a snapshot or in one delta.
    int MAX_TAGS = 4_096;

    /// How the person at the cabinet was recognised.
    enum Method { CARD, FINGER, FACE, PIN, REMOTE, EMERGENCY_KEY }

    /// Who said that the person may open: the platform now, or the staff list kept on the device.
    enum Authority { ONLINE, CACHED }

    /// Why a snapshot was taken.
    enum Trigger { DOOR_CLOSED, BOOT, COMMAND, SCHEDULE }

    /// What became of a command.
    enum CommandState { SUCCEEDED, FAILED, REJECTED, INTERRUPTED }

    /// The word that stands in the entry's `type`.
    default String type() {
        return EventCodec.typeOf(this);
    }

    /// A door session begins.
    record SessionOpened(String session, String who, Method method, Authority authority) implements DeviceEvent {}

    /// A door session ends as the cabinet saw it: a claim, never posted.
    record SessionEnded(String session, List<TagId> added, List<TagId> removed, @Nullable String baseSnapshot)
            implements DeviceEvent {
        public SessionEnded {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    record DoorOpened(@Nullable String session) implements DeviceEvent {}

    record DoorClosed(@Nullable String session) implements DeviceEvent {}

    /// @param openSeconds how long the door has stood open, 0 to 604,800
    record DoorHeldOpen(@Nullable String session, long openSeconds) implements DeviceEvent {}

    /// The door opened without the bolt having been drawn.
    record DoorForced(@Nullable String session) implements DeviceEvent {}

    /// One chunk of a snapshot. All chunks of a snapshot carry the same values but for `index` and `tags`.
    ///
    /// @param snapshot   the snapshot's id, unique on the device
    /// @param session    the session that this snapshot closes, if any
    /// @param index      1 to `chunks`
    /// @param chunks     1 to 256
    /// @param tags       the EPCs of this chunk, the union over all rounds
    /// @param rounds     reads of the shelf, 1 to 16
    /// @param antennasOk one flag an antenna, 1 to 64 of them
    /// @param count      EPCs in the whole snapshot
    /// @param digest     [Digest#ofTags] over the whole snapshot
    /// @param command    the command that asked for it, with trigger `command`
    /// @param named      the EPCs that this command named: their absence is claimed
    record SnapshotChunk(
            String snapshot,
            Trigger trigger,
            @Nullable String session,
            int index,
            int chunks,
            List<TagId> tags,
            int rounds,
            List<Boolean> antennasOk,
            int count,
            String digest,
            @Nullable UUID command,
            List<TagId> named)
            implements DeviceEvent {
        public SnapshotChunk {
            tags = List.copyOf(tags);
            antennasOk = List.copyOf(antennasOk);
            named = List.copyOf(named);
        }

        /// A failed antenna makes a snapshot non-authoritative: it claims nothing.
        public boolean authoritative() {
            return antennasOk.stream().allMatch(ok -> ok);
        }
    }

    record PowerLost() implements DeviceEvent {}

    record PowerRestored() implements DeviceEvent {}

    /// @param temperatureMilliCelsius the reading that crossed the limit, -273,150 to 200,000
    record ExcursionBegan(String compartment, long temperatureMilliCelsius, long limitMilliCelsius) implements DeviceEvent {}

    record ExcursionEnded(String compartment, long temperatureMilliCelsius) implements DeviceEvent {}

    /// A tag that the cabinet holds to be none of its own.
    record TagForeign(TagId tag) implements DeviceEvent {}

    /// A barcode as the scanner read it, with its AIM prefix apart.
    record Scan(@Nullable String aim, String raw) implements DeviceEvent {}

    /// The mechanical key was used.
    record LockEmergency(@Nullable String holder) implements DeviceEvent {}

    record CommandResult(UUID command, CommandState state, @Nullable String reason) implements DeviceEvent {}

    /// The device declares that it will never send these keys.
    record JournalLost(long epoch, long fromSeq, long toSeq, String cause) implements DeviceEvent {}
}
