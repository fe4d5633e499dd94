package io.wardline.platform.cabinet;

import io.wardline.protocol.device.TagId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one cabinet's journal has told so far. It is a function of that journal alone: no other device, no binding and no
/// clock has a say in it.
///
/// @param epoch      of the newest applied entry, 0 before the first
/// @param present    the tags whose last claim here is "present": what the next closing snapshot is compared with
/// @param takenLast  the tags that the newest session's closing snapshot claimed absent; a presence before the next
///                   opening shows that all rounds had misread them
/// @param session    the newest session, null before the first
/// @param known      ids of the newest sessions, oldest first, at most [#SESSIONS_KNOWN]
/// @param suspects   open SUSPECT tags with the number of the session that left them
/// @param partial    a snapshot whose last chunk is not in
/// @param strayed    the snapshot abandoned last: what else comes of it raises no second alarm
/// @param unverified no complete authoritative snapshot since the epoch began or a range was lost
record CabinetState(
        long epoch,
        Set<TagId> present,
        Set<TagId> takenLast,
        @Nullable DoorSession session,
        List<String> known,
        Map<TagId, Integer> suspects,
        @Nullable PartialSnapshot partial,
        @Nullable String strayed,
        boolean unverified,
        Door door) {
    /// How many session ids are remembered. A device that names an older one is at fault, and the entry is quarantined by
    /// the key of cabinet_session.
    static final int SESSIONS_KNOWN = 256;

    static final CabinetState NEW = new CabinetState(
            0, Set.of(), Set.of(), null, List.of(), Map.of(), null, null, true, Door.UNKNOWN);

    CabinetState {
        present = Set.copyOf(present);
        takenLast = Set.copyOf(takenLast);
        known = List.copyOf(known);
        suspects = Map.copyOf(suspects);
    }

    /// The same, but for a tag that is suspect no longer.
    CabinetState withoutSuspect(TagId tag) {
        var fewer = new HashMap<>(suspects);
        fewer.remove(tag);
        return new CabinetState(epoch, present, takenLast, session, known, fewer, partial, strayed, unverified, door);
    }

    /// Sessions so far.
    int sessions() {
        return session == null ? 0 : session.number();
    }
}
