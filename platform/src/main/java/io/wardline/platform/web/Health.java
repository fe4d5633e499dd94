package io.wardline.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: it can do its work; 503 otherwise, naming each
 * condition. Anybody may ask, so the conditions are looked at once a second at most, and by one who asks at a time.
 */
public final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Supplier<List<Finding>> look;
    private final AtomicReference<Report> last;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile boolean stopping;

    /** With the look at what readiness takes; it may throw, and never says anything secret. */
    public Health(InstantSource clock, Supplier<List<Finding>> look) {
        this.clock = clock;
        this.look = look;
        this.last = new AtomicReference<>(new Report(Instant.MIN, List.of()));
    }

    /**
     * One condition of readiness.
     *
     * @param name lower snake, for example {@code database}
     */
    public record Finding(String name, boolean ok, String detail) {}

    private record Report(Instant at, List<Finding> findings) {}

    private static final Report NOT_LOOKED_YET =
            new Report(Instant.MIN, List.of(new Finding("look", false, "the first is under way")));

    private record Liveness(String status) {}

    private record Ready(boolean ready, List<Finding> checks) {}

    /** Declares the two routes. */
    public void declareRoutes(Routes routes) {
        routes.get("/health/live", Access.anybody(), _ -> Answer.found(new Liveness("live")));
        routes.get("/health/ready", Access.anybody(), _ -> ready());
    }

    /** From now on the process is not ready: whoever sends it requests should stop. */
    void stopping() {
        stopping = true;
    }

    /** Whether everything that readiness takes is there. */
    boolean isReady() {
        return isReady(report().findings());
    }

    private boolean isReady(List<Finding> findings) {
        return !stopping && findings.stream().allMatch(Finding::ok);
    }

    Answer ready() {
        var findings = report().findings();
        var ready = isReady(findings);
        return new Answer.Raw(
                new Rendered(ready ? 200 : 503, "application/json", Json.write(new Ready(ready, findings))));
    }

    private Report report() {
        var known = last.get();
        var now = clock.instant();
        if (known.at() != Instant.MIN && now.isBefore(known.at().plus(KEPT))) {
            return known;
        }
        if (!looking.tryLock()) {
            // A look at a frozen database takes seconds; whoever asks meanwhile gets what was known, and none at the start.
            return known.at() == Instant.MIN ? NOT_LOOKED_YET : known;
        }
        try {
            var fresh = new Report(now, findings());
            last.set(fresh);
            return fresh;
        } finally {
            looking.unlock();
        }
    }

    private List<Finding> findings() {
        try {
            return List.copyOf(look.get());
        } catch (RuntimeException e) {
            LOG.warn("readiness cannot be found out", e);
            return List.of(new Finding("look", false, e.getClass().getSimpleName()));
        }
    }
}
