package io.wardline.platform.device;

import io.wardline.protocol.device.DeviceId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Which devices have rung, each once, first come first served. It is as large as the county has devices, no larger.
final class Bell {
    /// More different names than a county has devices are noise; then everything is looked at instead.
    private static final int MOST = 100_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final LinkedHashSet<DeviceId> waiting = new LinkedHashSet<>();
    private boolean all;

    void ring(DeviceId did) {
        lock.lock();
        try {
            if (waiting.size() < MOST) {
                waiting.add(did);
            } else {
                all = true;
            }
            rung.signal();
        } finally {
            lock.unlock();
        }
    }

    void ringAll() {
        lock.lock();
        try {
            all = true;
            rung.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Whether somebody rang for all, once.
    boolean takeAll() {
        lock.lock();
        try {
            var was = all;
            all = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    List<DeviceId> take(int most) {
        lock.lock();
        try {
            var taken = new ArrayList<DeviceId>();
            while (taken.size() < most && !waiting.isEmpty()) {
                taken.add(waiting.removeFirst());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    boolean isSilent() {
        lock.lock();
        try {
            return waiting.isEmpty() && !all;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until somebody rings or the time is over.
    void await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            var left = nanos;
            while (waiting.isEmpty() && !all && left > 0) {
                left = rung.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

}
