package io.wardline.platform.alarm;

import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.db.Overload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each source at its pace and lets alarms go up, on a thread of its own; on another it sends what is to be told, so that a mail
 * server that does not answer keeps nobody from looking. One source that fails keeps no other from being asked.
 */
final class AlarmWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Alarms alarms;
    private final List<AlarmSource> sources;
    private final LongSupplier nanos;
    private final Map<AlarmSource, Long> lookedAt = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final NoticeDelivery delivery;
    private final List<Thread> loops = new ArrayList<>();
    private boolean closed;

    private AlarmWatch(Alarms alarms, List<AlarmSource> sources, NoticeDelivery delivery, LongSupplier nanos) {
        this.alarms = alarms;
        this.sources = sources;
        this.delivery = delivery;
        this.nanos = nanos;
    }

    static AlarmWatch start(Alarms alarms, List<AlarmSource> sources, NoticeDelivery delivery, LongSupplier nanos) {
        var watch = new AlarmWatch(alarms, sources, delivery, nanos);
        watch.loops.add(Thread.ofVirtual().name("alarm-watch").start(() -> watch.repeat(watch::look)));
        watch.loops.add(Thread.ofVirtual().name("alarm-delivery").start(() -> watch.repeat(watch::deliver)));
        return watch;
    }

    private void repeat(Runnable round) {
        try {
            while (pause()) {
                round.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        for (var source : sources) {
            if (isDue(source)) {
                quietly(source.getClass().getSimpleName(), () -> alarms.look(source));
            }
        }
        quietly("escalation", alarms::goUp);
    }

    private void deliver() {
        quietly("the delivery of notices", delivery::round);
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
        try {
            for (var loop : loops) {
                loop.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
