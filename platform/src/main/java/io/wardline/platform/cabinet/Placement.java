package io.wardline.platform.cabinet;

import io.wardline.platform.cabinet.Consequence.AskedToLook;
import io.wardline.platform.cabinet.Consequence.Moved;
import io.wardline.platform.cabinet.Consequence.Opened;
import io.wardline.platform.cabinet.Consequence.Resolved;
import io.wardline.platform.ledger.Reason;
import io.wardline.platform.place.CountyPlace;
import io.wardline.platform.place.PlaceId;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The place of a tagged unit is a function of the set of cabinets whose last claim says "present", and of nothing else:
/// none -> OUT, one -> there, several -> CONTESTED. So the order of delivery between cabinets never matters.
///
/// @param after what holds once the claim has changed
/// @param consequences in the order in which they are to be written
record Placement(Standing after, List<Consequence> consequences) {
    Placement {
        consequences = List.copyOf(consequences);
    }

    /// Where the claims put a unit; a unit about which nobody ever claimed anything stays where its binding put it.
    static PlaceId placeOf(Standing standing, PlaceId bindingPlace) {
        if (!standing.claimed()) {
            return bindingPlace;
        }
        var shelves = List.copyOf(standing.shelves().values());
        if (shelves.isEmpty()) {
            return CountyPlace.OUT.id();
        }
        return shelves.size() == 1 ? shelves.getFirst() : CountyPlace.CONTESTED.id();
    }

    /// What follows when this cabinet's last claim about the tag changes.
    ///
    /// @param shelf the place that the cabinet is
    static Placement of(Standing before, DeviceId did, PlaceId shelf, TagId tag, Claim claim) {
        return claim.present()
                ? appeared(before, before.claimedAt(did, shelf), did, tag, claim)
                : gone(before, before.absentAt(did), did, tag, claim);
    }

    private static Placement appeared(Standing before, Standing now, DeviceId did, TagId tag, Claim claim) {
        var follows = new ArrayList<Consequence>();
        if (now.unit() == null) {
            follows.add(new Opened(did, tag.hex(), DiscrepancyKind.UNKNOWN_TAG, null));
            return new Placement(now, follows);
        }
        var explained = claim instanceof Claim.PutIn;
        if (!explained) {
            follows.add(new Opened(did, tag.hex(), DiscrepancyKind.PRESENT_WITHOUT_SESSION, null));
        }
        if (claim instanceof Claim.Reappeared) {
            follows.add(new Resolved(
                    did, tag.hex(), DiscrepancyKind.PRESENT_WITHOUT_SESSION, Resolution.MISREAD_HEALED, null));
        }
        var after = move(now, explained, follows);
        contest(before, after, did, tag, null, follows);
        return new Placement(after, follows);
    }

    private static Placement gone(Standing before, Standing now, DeviceId did, TagId tag, Claim claim) {
        var follows = new ArrayList<Consequence>();
        var session = claim instanceof Claim.TakenIn(int number) ? number : null;
        if (now.unit() == null) {
            follows.add(new Resolved(did, tag.hex(), DiscrepancyKind.UNKNOWN_TAG, Resolution.ABSENT, session));
            return new Placement(now, follows);
        }
        follows.add(new Resolved(did, tag.hex(), DiscrepancyKind.PRESENT_WITHOUT_SESSION, Resolution.ABSENT, null));
        var after = move(now, true, follows);
        // Two others still claim it: nothing moves, so the row of this cabinet is what explains the session's take.
        contest(before, after, did, tag, after.contested() ? session : null, follows);
        return new Placement(after, follows);
    }

    /// What follows when a tag is bound that cabinets know already. The unit stands where the act put it.
    static Placement ofBinding(Standing now, TagId tag) {
        var follows = new ArrayList<Consequence>();
        for (var did : now.claimants()) {
            follows.add(new Resolved(did, tag.hex(), DiscrepancyKind.UNKNOWN_TAG, Resolution.BOUND, null));
        }
        var after = move(now, true, follows);
        if (after.contested()) {
            for (var did : after.claimants()) {
                openContest(did, tag, follows);
            }
        }
        return new Placement(after, follows);
    }

    private static Standing move(Standing now, boolean explained, List<Consequence> follows) {
        var unit = now.unit();
        if (unit == null) {
            return now;
        }
        var from = unit.place();
        var to = placeOf(now, from);
        if (from.equals(to)) {
            return now;
        }
        var reason = reason(from, to);
        if (explained) {
            follows.add(new Moved(unit, from, to, reason));
        } else {
            var unexplained = CountyPlace.UNEXPLAINED.id();
            follows.add(new Moved(unit, from, unexplained, reason));
            follows.add(new Moved(unit, unexplained, to, reason));
        }
        return now.movedTo(to);
    }

    private static Reason reason(PlaceId from, PlaceId to) {
        var contested = CountyPlace.CONTESTED.id();
        if (to.equals(contested) || from.equals(contested)) {
            return Reason.CONTESTED;
        }
        if (to.equals(CountyPlace.OUT.id())) {
            return Reason.TAKEN;
        }
        return from.equals(CountyPlace.OUT.id()) ? Reason.RETURNED : Reason.PUT;
    }

    /// One open row for each cabinet that claims a contested unit, and one order to look for it, once for each contest.
    private static void contest(
            Standing before,
            Standing after,
            DeviceId did,
            TagId tag,
            @Nullable Integer session,
            List<Consequence> follows) {
        var was = before.contested() ? before.claimants() : List.<DeviceId>of();
        var is = after.contested() ? after.claimants() : List.<DeviceId>of();
        for (var gone : was) {
            if (!is.contains(gone)) {
                var explains = gone.equals(did) ? session : null;
                follows.add(new Resolved(
                        gone, tag.hex(), DiscrepancyKind.CONTESTED, Resolution.UNCONTESTED, explains));
            }
        }
        for (var come : is) {
            if (!was.contains(come)) {
                openContest(come, tag, follows);
            }
        }
    }

    private static void openContest(DeviceId did, TagId tag, List<Consequence> follows) {
        follows.add(new Opened(did, tag.hex(), DiscrepancyKind.CONTESTED, null));
        follows.add(new AskedToLook(did, tag));
    }
}
