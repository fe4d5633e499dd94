package io.wardline.platform.cabinet;

import io.wardline.platform.cabinet.CabinetProjection.ReadStep;
import io.wardline.platform.cabinet.CabinetSheet.Alarm;
import io.wardline.platform.cabinet.CabinetSheet.CabinetRow;
import io.wardline.platform.cabinet.CabinetSheet.LastClaim;
import io.wardline.platform.cabinet.CabinetSheet.Snapshot;
import io.wardline.platform.cabinet.CabinetSheet.Step;
import io.wardline.platform.cabinet.Finding.AlarmRaised;
import io.wardline.platform.cabinet.Finding.Claimed;
import io.wardline.platform.cabinet.Finding.ForAPerson;
import io.wardline.platform.cabinet.Finding.LineWritten;
import io.wardline.platform.cabinet.Finding.RereadOrdered;
import io.wardline.platform.cabinet.Finding.SessionBegan;
import io.wardline.platform.cabinet.Finding.SessionEnded;
import io.wardline.platform.cabinet.Finding.SessionInterrupted;
import io.wardline.platform.cabinet.Finding.SessionSettled;
import io.wardline.platform.cabinet.Finding.SnapshotSeen;
import io.wardline.platform.cabinet.Finding.SuspectRaised;
import io.wardline.platform.cabinet.Finding.SuspectSettled;
import io.wardline.platform.device.DeviceItems;
import io.wardline.platform.device.JournalItem.Lost;
import io.wardline.platform.device.JournalItem.Unreadable;
import io.wardline.platform.device.JournalItem.Written;
import io.wardline.platform.device.StandingOrder;
import io.wardline.platform.ledger.Cause;
import io.wardline.platform.place.PlaceId;
import io.wardline.protocol.device.DeviceCommand.StockTake;
import io.wardline.protocol.device.DeviceEvent;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns findings into rows, one step after the other; the standings move along, so that later steps see earlier ones.
final class TurnWriting {
    /// A device's clock is believed for this long back and ahead; beyond it the time of receipt is the better evidence.
    private static final Duration BELIEVED_BACK = Duration.ofDays(60);

    private static final Duration BELIEVED_AHEAD = Duration.ofSeconds(5);

    private final CabinetSheet sheet;
    private final Map<TagId, Standing> standings;
    private final Map<DeviceId, Remembered> cabinets;
    private final Consequences consequences;
    private final Map<DeviceId, Instant> snapshotAt = new HashMap<>();

    TurnWriting(CabinetSheet sheet, Map<TagId, Standing> standings, Map<DeviceId, Remembered> cabinets) {
        this.sheet = sheet;
        this.standings = new HashMap<>(standings);
        this.cabinets = cabinets;
        this.consequences = new Consequences(sheet);
    }

    /// @param id of the step, drawn under the locks of the units that it touches
    void add(ReadStep step, long id) {
        if (!step.counts()) {
            return;
        }
        var did = step.did();
        sheet.steps.add(row(step, id));
        var key = step.snapshot().map(SnapshotSeen::first).orElseGet(() -> firstKey(step));
        var cause = Cause.entry(did, key);
        var source = new Consequences.Source(id, cause, "device:" + did.value(), occurredAt(step));
        consequences.begin(source, 0);
        var orders = 0;
        for (var finding : step.findings()) {
            switch (finding) {
                case SessionBegan began -> sheet.sessions.began(did, began, step.item().at());
                case SessionEnded ended -> sheet.sessions.ended(did, ended, step.item().at());
                case SessionInterrupted(int number) -> sheet.sessions.interrupted(did, number);
                case SessionSettled(int number, SessionState state) ->
                    sheet.sessions.settled(did, number, state, step.item().at(), cause);
                case LineWritten(int number, TagId tag, LineKind kind) ->
                    sheet.sessions.line(new SessionSheet.Line(did, number, tag, kind));
                case Claimed claimed -> claim(did, key, claimed);
                case SuspectRaised(TagId tag, int number) ->
                    sheet.discrepancies.open(key(did, tag, DiscrepancyKind.SUSPECT), id, number);
                case SuspectSettled(TagId tag, Resolution resolution) ->
                    sheet.discrepancies.resolve(key(did, tag, DiscrepancyKind.SUSPECT), id, resolution, null);
                case ForAPerson(DiscrepancyKind kind, String tag) ->
                    sheet.discrepancies.open(new DiscrepancyKey(did, tag, kind), id, null);
                case SnapshotSeen seen -> saw(did, seen, step.item().at());
                case AlarmRaised(String code, String detail) -> sheet.alarms.add(new Alarm(did, code, detail));
                case RereadOrdered(List<TagId> named) ->
                    order(did, "step:" + step.stepNo() + ":" + ++orders, named);
            }
        }
    }

    private void order(DeviceId did, String why, List<TagId> named) {
        for (var from = 0; from == 0 || from < named.size(); from += DeviceEvent.MAX_TAGS) {
            var part = named.subList(from, Math.min(named.size(), from + DeviceEvent.MAX_TAGS));
            sheet.orders.add(new StandingOrder(did, why + ":" + from, new StockTake(part)));
        }
    }

    private void claim(DeviceId did, JournalKey key, Claimed claimed) {
        var tag = claimed.tag();
        var takenIn = claimed.claim() instanceof Claim.TakenIn(int session) ? session : null;
        sheet.claim(new LastClaim(did, tag, claimed.claim().present(), takenIn, key));
        var before = standings.get(tag);
        if (before == null) {
            throw new IllegalStateException("the standing of " + tag + " was not read");
        }
        var placed = Placement.of(before, did, shelf(did), tag, claimed.claim());
        standings.put(tag, placed.after());
        consequences.add(placed.consequences());
    }

    private PlaceId shelf(DeviceId did) {
        var cabinet = cabinets.get(did);
        if (cabinet == null) {
            throw new IllegalStateException(did + " is not in this turn");
        }
        return cabinet.shelf();
    }

    private void saw(DeviceId did, SnapshotSeen seen, Instant at) {
        sheet.snapshots.add(new Snapshot(did, seen.first(), seen.head(), seen.tags(), at));
        if (seen.head().authoritative()) {
            snapshotAt.put(did, at);
        }
    }

    /// Adds what the turn as a whole leaves behind: the cabinets' rows, and one order to look for all contested tags.
    void finish(List<DeviceItems> work, Map<DeviceId, Remembered> after) {
        consequences.orderLooks();
        for (var device : work) {
            var now = after.get(device.did());
            if (now != null) {
                var last = device.items().getLast();
                var replaying = last instanceof Written(_, _, boolean replayed) && replayed;
                sheet.cabinets.add(new CabinetRow(
                        device.did(), now.steps(), now.state(), replaying, snapshotAt.get(device.did())));
            }
        }
    }

    private static Step row(ReadStep step, long id) {
        var toSeq = step.item() instanceof Lost(var range, _, _) ? range.toSeq() : null;
        var key = firstKey(step);
        var own = step.item() instanceof Written(var entry, _, _) ? entry.key() : key;
        return new Step(step.did(), step.stepNo(), id, step.cause(), own.epoch(), own.seq(), toSeq, null, null, null);
    }

    private static JournalKey firstKey(ReadStep step) {
        return switch (step.item()) {
            case Written(var entry, _, _) -> entry.key();
            case Unreadable(var key, _, _) -> key;
            case Lost(var range, _, _) -> new JournalKey(range.epoch(), range.fromSeq());
        };
    }

    private static Instant occurredAt(ReadStep step) {
        var received = step.item().at();
        if (!(step.item() instanceof Written(var entry, _, _))) {
            return received;
        }
        var told = entry.ts();
        return told.isBefore(received.minus(BELIEVED_BACK)) || told.isAfter(received.plus(BELIEVED_AHEAD))
                ? received
                : told;
    }

    private static DiscrepancyKey key(DeviceId did, TagId tag, DiscrepancyKind kind) {
        return new DiscrepancyKey(did, tag.hex(), kind);
    }
}
