package io.wardline.sim.county;

import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import io.wardline.sim.device.JournalLine;
import io.wardline.sim.device.JournalWitness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Every line that any device of a run has written, in order, and how far each was acknowledged. Written by the devices' thread,
/// read by anyone.
public final class Journals implements JournalWitness {
    private final NavigableMap<DeviceId, List<JournalLine>> lines = new TreeMap<>();
    private final Map<DeviceId, JournalKey> acknowledged = new TreeMap<>();

    @Override
    public synchronized void appended(DeviceId did, JournalLine line) {
        lines.computeIfAbsent(did, _ -> new ArrayList<>()).add(line);
    }

    /// Everything of this device up to this key is on disk at the gateway.
    synchronized void acknowledged(DeviceId did, JournalKey upTo) {
        acknowledged.merge(did, upTo, (before, now) -> before.compareTo(now) >= 0 ? before : now);
    }

    /// What a device wrote above its acknowledged key is gone, and nobody has ever seen it.
    synchronized void forgetUnsent(DeviceId did) {
        JournalKey upTo = acknowledged.get(did);
        lines.getOrDefault(did, new ArrayList<>()).removeIf(line -> upTo == null || line.key().compareTo(upTo) > 0);
    }

    /// The devices that have written.
    public synchronized List<DeviceId> devices() {
        return List.copyOf(lines.keySet());
    }

    /// A device's whole journal in order, all epochs.
    public synchronized List<JournalLine> of(DeviceId did) {
        return List.copyOf(lines.getOrDefault(did, List.of()));
    }

    /// Lines of a device that are not yet acknowledged.
    public synchronized int waiting(DeviceId did) {
        List<JournalLine> all = lines.getOrDefault(did, List.of());
        JournalKey upTo = acknowledged.get(did);
        int waiting = 0;
        for (int i = all.size() - 1; i >= 0 && (upTo == null || all.get(i).key().compareTo(upTo) > 0); i--) {
            waiting++;
        }
        return waiting;
    }

    /// All lines of all devices.
    public synchronized long size() {
        return lines.values().stream().mapToLong(List::size).sum();
    }
}
