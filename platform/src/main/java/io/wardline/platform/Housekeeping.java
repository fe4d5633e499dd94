package io.wardline.platform;

import io.vertx.core.Vertx;
import io.wardline.platform.audit.Acts;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** At the start and every hour: drops what is kept for a time only, and offers the work of the night. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Vertx vertx;
    private final long timer;

    private Housekeeping(Vertx vertx, long timer) {
        this.vertx = vertx;
        this.timer = timer;
    }

    static Housekeeping start(Vertx vertx, Acts acts, Runnable night) {
        // A thread of its own each time: an event loop must not wait for the database.
        return new Housekeeping(vertx, vertx.setPeriodic(0, EVERY.toMillis(), _ ->
                Thread.ofVirtual().name("housekeeping").start(() -> {
                    tidy(acts);
                    offer(night);
                })));
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
        vertx.cancelTimer(timer);
    }
}
