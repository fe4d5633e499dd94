package io.wardline.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: it can do its work; 503 otherwise, naming each
 * condition. Anybody may ask, so the conditions are looked at once a second at most.
 */
public final class Health {
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final List<Condition> conditions;
    private final AtomicReference<Report> last;
    private volatile boolean stopping;

    /** The conditions of readiness, in the order shown. */
    public Health(InstantSource clock, List<Condition> conditions) {
        this.clock = clock;
        this.conditions = List.copyOf(conditions);
        this.last = new AtomicReference<>(new Report(Instant.MIN, List.of()));
    }

    /**
     * One condition of readiness.
     *
     * @param name lower snake, for example {@code database}
     * @param fault what is wrong, empty where all is well; it may throw, and never says anything secret
     */
    public record Condition(String name, Supplier<Optional<String>> fault) {}

    private record Finding(String name, boolean ok, String detail) {}

    private record Report(Instant at, List<Finding> findings) {}

    private record Liveness(String status) {}

    private record Readiness(boolean ready, List<Finding> checks) {}

    /** Declares the two routes. */
    public void declareRoutes(Routes routes) {
        routes.get("/health/live", Access.anybody(), _ -> Answer.found(new Liveness("live")));
        routes.get("/health/ready", Access.anybody(), _ -> ready());
    }

    /** From now on the process is not ready: whoever sends it requests should stop. */
    void stopping() {
        stopping = true;
    }

    private Answer ready() {
        var findings = report().findings();
        var ready = !stopping && findings.stream().allMatch(Finding::ok);
        return new Answer.Raw(
                new Rendered(ready ? 200 : 503, "application/json", Json.write(new Readiness(ready, findings))));
    }

    private Report report() {
        var known = last.get();
        var now = clock.instant();
        if (now.isBefore(known.at().plus(known.at().equals(Instant.MIN) ? Duration.ZERO : KEPT))) {
            return known;
        }
        var findings = new ArrayList<Finding>();
        for (var condition : conditions) {
            findings.add(look(condition));
        }
        var fresh = new Report(now, List.copyOf(findings));
        last.set(fresh);
        return fresh;
    }

    private static Finding look(Condition condition) {
        try {
            var fault = condition.fault().get();
            return new Finding(condition.name(), fault.isEmpty(), fault.orElse("ok"));
        } catch (RuntimeException e) {
            // Which exception it was is for the log of whoever threw it; here only its kind is told.
            return new Finding(condition.name(), false, e.getClass().getSimpleName());
        }
    }
}
