package io.wardline.platform.alarm;

import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.db.Overload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks each source at its pace and lets alarms go up, on a thread of its own. One source that fails keeps no other from being asked. */
final class AlarmWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Alarms alarms;
    private final List<AlarmSource> sources;
    private final LongSupplier nanos;
    private final Map<AlarmSource, Long> lookedAt = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private boolean closed;
    private @Nullable Thread loop;

    private AlarmWatch(Alarms alarms, List<AlarmSource> sources, LongSupplier nanos) {
        this.alarms = alarms;
        this.sources = sources;
        this.nanos = nanos;
    }

    static AlarmWatch start(Alarms alarms, List<AlarmSource> sources, LongSupplier nanos) {
        var watch = new AlarmWatch(alarms, sources, nanos);
        watch.loop = Thread.ofVirtual().name("alarm-watch").start(watch::work);
        return watch;
    }

    private void work() {
        try {
            while (pause()) {
                for (var source : sources) {
                    if (isDue(source)) {
                        quietly(source.getClass().getSimpleName(), () -> alarms.look(source));
                    }
                }
                quietly("escalation", alarms::goUp);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDue(AlarmSource source) {
        var now = nanos.getAsLong();
        var last = lookedAt.get(source);
        if (last != null && now - last < source.pace().toNanos()) {
            return false;
        }
        lookedAt.put(source, now);
        return true;
    }

    private static void quietly(String what, Runnable work) {
        try {
            work.run();
        } catch (DatabaseFault | Overload e) {
            LOG.warn("{} waits for the database: {}", what, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} met a bug; the others go on", what, e);
        }
    }

    private boolean pause() throws InterruptedException {
        lock.lock();
        try {
            var left = ROUND_NANOS;
            while (!closed && left > 0) {
                left = ended.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
        var running = loop;
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
