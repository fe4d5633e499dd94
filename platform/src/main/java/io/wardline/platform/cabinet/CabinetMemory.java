package io.wardline.platform.cabinet;

import io.wardline.protocol.device.DeviceId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The states of the cabinets worked last, so that a turn need not read them. What was not used for longest goes first.
final class CabinetMemory {
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<DeviceId, Remembered> states = new LinkedHashMap<>(64, 0.75f, true);

    /// @param most cabinets remembered, at least 1; a cabinet of 500 tags takes about 60 KB
    CabinetMemory(int most) {
        this.most = most;
    }

    Optional<Remembered> of(DeviceId did) {
        lock.lock();
        try {
            return Optional.ofNullable(states.get(did));
        } finally {
            lock.unlock();
        }
    }

    void keep(Map<DeviceId, Remembered> fresh) {
        lock.lock();
        try {
            states.putAll(fresh);
            var eldest = states.entrySet().iterator();
            for (var excess = states.size() - most; excess > 0; excess--) {
                eldest.next();
                eldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    void forget(Collection<DeviceId> dids) {
        lock.lock();
        try {
            dids.forEach(states::remove);
        } finally {
            lock.unlock();
        }
    }
}
