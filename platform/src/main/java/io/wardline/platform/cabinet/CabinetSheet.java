package io.wardline.platform.cabinet;

import io.wardline.platform.device.StandingOrder;
import io.wardline.platform.ledger.Cause;
import io.wardline.platform.ledger.Movement;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that one turn writes, gathered in memory and written set by set.
final class CabinetSheet {
    /// Why a step was made.
    enum StepCause { ENTRY, UNREADABLE, LOST, BIND, STOCK_TAKE, EXPLAINED }

    /// @param stepNo dense for each cabinet
    /// @param id     grows with the order in which steps took effect
    /// @param tags   of a binding, null otherwise
    /// @param act    the act's cause, null for what stands in the journal
    /// @param about  the discrepancy that was explained, null otherwise
    record Step(
            DeviceId did,
            long stepNo,
            long id,
            StepCause cause,
            @Nullable Long epoch,
            @Nullable Long seq,
            @Nullable Long toSeq,
            @Nullable List<TagId> tags,
            @Nullable Cause act,
            @Nullable DiscrepancyKey about) {}

    /// The last claim of a cabinet about a tag.
    record LastClaim(DeviceId did, TagId tag, boolean present, @Nullable Integer takenIn, JournalKey key) {}

    /// @param snapshotAt when the newest complete authoritative snapshot of this turn was received, null for none
    record CabinetRow(DeviceId did, long steps, CabinetState state, boolean replaying, @Nullable Instant snapshotAt) {}

    /// A complete snapshot, as evidence.
    record Snapshot(DeviceId did, JournalKey first, SnapshotChunk head, int tags, Instant receivedAt) {}

    /// Something that somebody should look at.
    record Alarm(DeviceId did, String code, String detail) {}

    private record ClaimKey(DeviceId did, TagId tag) {}

    final List<Step> steps = new ArrayList<>();
    final List<CabinetRow> cabinets = new ArrayList<>();
    final SessionSheet sessions = new SessionSheet();
    final DiscrepancySheet discrepancies = new DiscrepancySheet();
    final List<Snapshot> snapshots = new ArrayList<>();
    final List<Alarm> alarms = new ArrayList<>();
    final List<StandingOrder> orders = new ArrayList<>();
    final List<Movement> movements = new ArrayList<>();
    private final Map<ClaimKey, LastClaim> claims = new LinkedHashMap<>();

    void claim(LastClaim claim) {
        claims.put(new ClaimKey(claim.did(), claim.tag()), claim);
    }

    List<LastClaim> claims() {
        return List.copyOf(claims.values());
    }
}
