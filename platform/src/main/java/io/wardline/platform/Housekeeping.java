package io.wardline.platform;

import io.vertx.core.Vertx;
import io.wardline.platform.audit.Acts;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops what is kept for a time only: at the start and every hour. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Vertx vertx;
    private final long timer;

    private Housekeeping(Vertx vertx, long timer) {
        this.vertx = vertx;
        this.timer = timer;
    }

    static Housekeeping start(Vertx vertx, Acts acts) {
        // A thread of its own each time: an event loop must not wait for the database.
        return new Housekeeping(vertx, vertx.setPeriodic(0, EVERY.toMillis(), _ ->
                Thread.ofVirtual().name("housekeeping").start(() -> tidy(acts))));
    }

    private static void tidy(Acts acts) {
        try {
            var dropped = acts.forgetOldAnswers();
            LOG.debug("{} kept answers were dropped", dropped);
        } catch (RuntimeException e) {
            LOG.warn("housekeeping waits for the next hour: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
    }
}
