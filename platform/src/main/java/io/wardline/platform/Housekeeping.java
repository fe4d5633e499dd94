package io.wardline.platform;

import io.vertx.core.Vertx;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.ledger.Ledger;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * At the start and every hour: drops what is kept for a time only, and offers the work of the night. Every minute: puts the
 * sums of the stock together.
 */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration SUMS_EVERY = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final List<Long> timers;

    private Housekeeping(Vertx vertx, List<Long> timers) {
        this.vertx = vertx;
        this.timers = List.copyOf(timers);
    }

    static Housekeeping start(Vertx vertx, Acts acts, Db db, Runnable night) {
        return new Housekeeping(vertx, List.of(
                each(vertx, EVERY, () -> {
                    tidy(acts);
                    offer(night);
                }),
                each(vertx, SUMS_EVERY, () -> fold(db))));
    }

    private static long each(Vertx vertx, Duration time, Runnable work) {
        // A thread of its own each time: an event loop must not wait for the database.
        return vertx.setPeriodic(0, time.toMillis(), _ -> Thread.ofVirtual().name("housekeeping").start(work));
    }

    private static void fold(Db db) {
        try {
            var folded = Ledger.foldSums(db);
            LOG.debug("{} rows of sums were put together", folded);
        } catch (RuntimeException e) {
            LOG.warn("the sums of the stock stay apart for a minute: {}", e.getMessage());
        }
    }

    private static void tidy(Acts acts) {
        try {
            var dropped = acts.forgetOldAnswers();
            LOG.debug("{} kept answers were dropped", dropped);
        } catch (RuntimeException e) {
            LOG.warn("housekeeping waits for the next hour: {}", e.getMessage());
        }
    }

    private static void offer(Runnable night) {
        try {
            night.run();
        } catch (RuntimeException e) {
            LOG.warn("the work of the night failed: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        timers.forEach(vertx::cancelTimer);
    }
}
