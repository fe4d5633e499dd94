package io.wardline.platform.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process measures, in the text format of Prometheus at {@code /metrics} of a port of its own on 127.0.0.1: who may read it
 * is whoever is on this machine. A label is a word of the program (a route's pattern, a role, a state) and never something that a
 * caller can make up, so the number of series has a bound.
 */
public final class Metrics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100),
        Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(2_500), Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final AtomicBoolean scraping = new AtomicBoolean();
    private @Nullable HttpServer server;

    /** Begins to measure the process itself. */
    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /**
     * A number that is asked for whenever somebody reads; where it cannot be found out, NaN is read.
     *
     * @param name dotted, its unit last
     * @param label and its value: words of the program
     */
    public void gauge(String name, String what, String label, String value, Supplier<Number> number) {
        Gauge.builder(name, number)
                .description(what).tag(label, value).strongReference(true).register(registry);
    }

    /** A request that begins now. */
    Timer.Sample begin() {
        return Timer.start(registry);
    }

    /** The request has ended. */
    void ended(Timer.Sample sample, Route route, int status) {
        sample.stop(Timer.builder("wardline.http.requests")
                .description("How long requests take, by the pattern of their route")
                .tag("method", route.method()).tag("route", route.path()).tag("status", status / 100 + "xx")
                .serviceLevelObjectives(BUCKETS)
                .register(registry));
    }

    /**
     * Listens on 127.0.0.1; {@code /health/ready} is answered there, too, for whoever watches over this process on its own machine.
     *
     * @param port 0 for any free one
     * @return the port
     */
    public int listen(Vertx vertx, int port, Health health) {
        var made = vertx.createHttpServer(new HttpServerOptions().setHost(LOOPBACK).setPort(port).setIdleTimeout(30).setMaxHeaderSize(4_096));
        made.requestHandler(request -> answer(vertx, request, health));
        made.listen().await();
        server = made;
        return made.actualPort();
    }

    private void answer(Vertx vertx, HttpServerRequest request, Health health) {
        var response = request.response();
        if (request.method() == HttpMethod.GET && "/health/ready".equals(request.path())) {
            var context = vertx.getOrCreateContext();
            Thread.ofVirtual().name("readiness").start(() -> {
                var status = health.isReady() ? 200 : 503;
                context.runOnContext(_ -> response.setStatusCode(status).end());
            });
        } else if (request.method() != HttpMethod.GET || !"/metrics".equals(request.path())) {
            response.setStatusCode(404).end();
        } else if (!scraping.compareAndSet(false, true)) {
            // Some of the numbers are asked of the database: one reader at a time.
            response.setStatusCode(503).putHeader("Retry-After", "1").end();
        } else {
            var context = vertx.getOrCreateContext();
            Thread.ofVirtual().name("metrics").start(() -> {
                var text = scraped();
                context.runOnContext(_ -> text.ifPresentOrElse(
                        read -> response.putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8").end(read),
                        () -> response.setStatusCode(500).end()));
            });
        }
    }

    private Optional<String> scraped() {
        try {
            return Optional.of(registry.scrape());
        } catch (RuntimeException e) {
            LOG.warn("the metrics cannot be read", e);
            return Optional.empty();
        } finally {
            scraping.set(false);
        }
    }

    @Override
    public void close() {
        var open = server;
        if (open != null) {
            open.close().await();
        }
        collections.close();
        registry.close();
    }
}
