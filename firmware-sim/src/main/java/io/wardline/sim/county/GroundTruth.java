package io.wardline.sim.county;

import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What truly happened, written down beside the devices and never told to them: every scan with what stood there and what was
/// heard, and where things stand now.
final class GroundTruth {
    private final Map<String, ScanTruth> scans = new TreeMap<>();
    private volatile Map<TagId, DeviceId> standing = Map.of();

    synchronized void scanned(ScanTruth scan) {
        scans.put(scan.did() + " " + scan.snapshot(), scan);
    }

    synchronized Optional<ScanTruth> scan(DeviceId did, String snapshot) {
        return Optional.ofNullable(scans.get(did + " " + snapshot));
    }

    synchronized List<ScanTruth> scans() {
        return new ArrayList<>(scans.values());
    }

    void standsNow(Map<TagId, DeviceId> where) {
        standing = Map.copyOf(where);
    }

    /// The cabinet in which a unit stands, or empty when it stands in none.
    Optional<DeviceId> cabinetOf(TagId tag) {
        return Optional.ofNullable(standing.get(tag));
    }
}
