package io.wardline.gateway.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/// What a gateway measures. No series is named by a device, so their number does not grow with the county.
public final class Meters {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
        Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Timer acknowledged = Timer.builder("wardline.gateway.puback")
            .description("From a message to its PUBACK, which follows the commit")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    private final DistributionSummary batches = DistributionSummary.builder("wardline.gateway.batch.messages")
            .description("Messages stored in one transaction")
            .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
            .register(registry);
    private final Counter rejected = Counter.builder("wardline.gateway.rejected")
            .description("Entries that could not be read or were not allowed, and stand in quarantine")
            .register(registry);

    /// Begins to measure the process itself.
    public Meters() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /// A message was acknowledged so long after it had come.
    public void acknowledged(long afterMillis) {
        acknowledged.record(Duration.ofMillis(Math.max(0, afterMillis)));
    }

    /// A batch is on its way to the database.
    public void batch(int messages) {
        batches.record(messages);
    }

    /// So many entries of a settled batch were rejected.
    public void rejected(int entries) {
        rejected.increment(entries);
    }

    /// A number that is asked for whenever somebody reads; from another thread, so it may be a moment old.
    public void gauge(String name, String what, Supplier<Number> number) {
        Gauge.builder(name, number).description(what).strongReference(true).register(registry);
    }

    /// Everything in the text format of Prometheus.
    String text() {
        return registry.scrape();
    }
}
