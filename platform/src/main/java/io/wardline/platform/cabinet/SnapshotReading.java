package io.wardline.platform.cabinet;

import io.wardline.platform.cabinet.Finding.AlarmRaised;
import io.wardline.platform.cabinet.Finding.Claimed;
import io.wardline.platform.cabinet.Finding.LineWritten;
import io.wardline.platform.cabinet.Finding.RereadOrdered;
import io.wardline.platform.cabinet.Finding.SessionSettled;
import io.wardline.platform.cabinet.Finding.SnapshotSeen;
import io.wardline.platform.cabinet.Finding.SuspectRaised;
import io.wardline.platform.cabinet.Finding.SuspectSettled;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceEvent.Trigger;
import io.wardline.protocol.device.Digest;
import io.wardline.protocol.device.TagId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a complete snapshot claims. Presence is claimed by every authoritative one; absence only by the one that closes a
/// session, or for the tags that the command behind it named. A shelf that could not be read in full claims nothing.
final class SnapshotReading {
    private final CabinetReading reading;
    private final PartialSnapshot whole;
    private final SnapshotChunk head;
    private final Set<TagId> seen;

    SnapshotReading(CabinetReading reading, PartialSnapshot whole) {
        this.reading = reading;
        this.whole = whole;
        this.head = whole.head();
        this.seen = Set.copyOf(new HashSet<>(whole.tags()));
    }

    void read() {
        if (whole.tags().size() != head.count()
                || seen.size() != head.count()
                || !Digest.ofTags(seen).equals(head.digest())) {
            reading.say(new AlarmRaised("snapshot.digest", head.snapshot()));
            reading.say(new RereadOrdered(head.named()));
            return;
        }
        reading.say(new SnapshotSeen(whole.first(), head, seen.size()));
        var closed = reading.closedBy(head);
        if (!head.authoritative()) {
            if (closed != null) {
                suspect(closed);
            }
            return;
        }
        reading.unverified = false;
        seenSuspects();
        if (closed != null) {
            close(closed);
        } else {
            look();
        }
    }

    /// A suspect tag that is seen on the shelf was never taken.
    private void seenSuspects() {
        for (var tag : List.copyOf(reading.suspects.keySet())) {
            if (seen.contains(tag)) {
                settle(tag, Resolution.PRESENT);
            }
        }
    }

    private void close(DoorSession closed) {
        var number = closed.number();
        var taken = CabinetReading.without(reading.present, seen);
        var put = CabinetReading.without(seen, reading.present);
        reading.session = closed.in(SessionState.CLOSED);
        reading.say(new SessionSettled(number, SessionState.CLOSED));
        for (var tag : taken) {
            reading.say(new LineWritten(number, tag, LineKind.TAKEN));
            reading.say(new Claimed(tag, new Claim.TakenIn(number)));
            settle(tag, Resolution.TAKEN);
        }
        for (var tag : put) {
            reading.say(new LineWritten(number, tag, LineKind.PUT));
            reading.say(new Claimed(tag, new Claim.PutIn(number)));
        }
        reading.present = seen;
        reading.takenLast = Set.copyOf(taken);
    }

    /// A look at the shelf outside a session: at boot, by the clock or by command.
    private void look() {
        var appeared = CabinetReading.without(seen, reading.present);
        var session = reading.session;
        for (var tag : appeared) {
            if (session != null && session.state() == SessionState.SUSPECT) {
                reading.say(new LineWritten(session.number(), tag, LineKind.PUT));
                reading.say(new Claimed(tag, new Claim.PutIn(session.number())));
            } else if (reading.takenLast.contains(tag)) {
                reading.say(new Claimed(tag, new Claim.Reappeared()));
            } else {
                reading.say(new Claimed(tag, new Claim.Appeared()));
            }
        }
        var missed = missedOfNamed();
        for (var tag : missed) {
            reading.say(new Claimed(tag, new Claim.Missed()));
            settle(tag, Resolution.TAKEN);
        }
        if (!appeared.isEmpty() || !missed.isEmpty()) {
            var now = new HashSet<>(CabinetReading.plus(reading.present, appeared));
            missed.forEach(now::remove);
            reading.present = now;
            reading.takenLast = Set.copyOf(CabinetReading.without(reading.takenLast, seen));
        }
    }

    private List<TagId> missedOfNamed() {
        if (head.trigger() != Trigger.COMMAND) {
            return List.of();
        }
        return head.named().stream()
                .distinct()
                .filter(tag -> reading.present.contains(tag) && !seen.contains(tag))
                .sorted()
                .toList();
    }

    /// The shelf was not read in full: what is missing may have been taken, so nothing is posted and the shelf is read again.
    private void suspect(DoorSession closed) {
        var number = closed.number();
        var missing = CabinetReading.without(reading.present, seen);
        reading.session = closed.in(SessionState.SUSPECT);
        reading.say(new SessionSettled(number, SessionState.SUSPECT));
        for (var tag : missing) {
            settle(tag, Resolution.SUSPECT_AGAIN);
            reading.say(new LineWritten(number, tag, LineKind.SUSPECT));
            reading.say(new SuspectRaised(tag, number));
            reading.suspects.put(tag, number);
        }
        reading.say(new RereadOrdered(missing));
    }

    private void settle(TagId tag, Resolution resolution) {
        if (reading.suspects.remove(tag) != null) {
            reading.say(new SuspectSettled(tag, resolution));
        }
    }
}
