package io.wardline.sim.county;

import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// What stood on a shelf during one scan, and what the antennas made of it. The shelf cannot change meanwhile: the door is shut.
final class ScanTruth {
    private final DeviceId did;
    private final String snapshot;
    private final boolean whole;
    private final Set<TagId> standing;
    private final Set<TagId> heard = new TreeSet<>();

    ScanTruth(DeviceId did, String snapshot, boolean whole, Set<TagId> standing) {
        this.did = did;
        this.snapshot = snapshot;
        this.whole = whole;
        this.standing = new TreeSet<>(standing);
    }

    DeviceId did() {
        return did;
    }

    String snapshot() {
        return snapshot;
    }

    /// Whether every antenna worked.
    boolean whole() {
        return whole;
    }

    void hear(Set<TagId> tags) {
        heard.addAll(tags);
    }

    Set<TagId> heard() {
        return Collections.unmodifiableSet(heard);
    }

    /// Tags that stood there and were heard in no round.
    Set<TagId> missed() {
        Set<TagId> missed = new TreeSet<>(standing);
        missed.removeAll(heard);
        return missed;
    }

    /// Tags that were heard and did not stand there.
    Set<TagId> phantoms() {
        Set<TagId> phantoms = new TreeSet<>(heard);
        phantoms.removeAll(standing);
        return phantoms;
    }
}
