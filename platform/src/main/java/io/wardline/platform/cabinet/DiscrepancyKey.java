package io.wardline.platform.cabinet;

import io.wardline.protocol.device.DeviceId;

/// What a discrepancy is about. At most one is open for each key.
///
/// @param tag a tag in upper-case hex, or the journal range or key that a person must look at
record DiscrepancyKey(DeviceId did, String tag, DiscrepancyKind kind) implements Comparable<DiscrepancyKey> {
    @Override
    public int compareTo(DiscrepancyKey other) {
        var byDevice = did.compareTo(other.did);
        if (byDevice != 0) {
            return byDevice;
        }
        var byTag = tag.compareTo(other.tag);
        return byTag != 0 ? byTag : kind.compareTo(other.kind);
    }
}
