package io.wardline.platform.web;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: every declared route, the console's files, and nothing else. */
public final class WebServer {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int STOP_S = 5;
    private static final int IDLE_S = 60;
    private static final int MOST_HEADER_BYTES = 16 << 10;
    private static final int MOST_LINE_BYTES = 8 << 10;
    private static final String ARRIVAL_TIMER = "wardline.arrivalTimer";

    private final Vertx vertx;
    private final WebSettings settings;
    private final Routes routes;
    private final Health health;
    private final RandomGenerator random;
    private final ConsoleFiles files;
    private final LiveStreams streams;
    private final Dispatch dispatch;
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<HttpServer> servers = new ConcurrentLinkedQueue<>();
    private String deployment = "";

    /**
     * A server that is not started yet.
     *
     * @param routes complete: what is declared later is not served
     * @param clock for the streams' beats
     * @param random for request ids
     */
    public WebServer(
            Vertx vertx,
            WebSettings settings,
            Routes routes,
            Authenticator authenticator,
            Health health,
            InstantSource clock,
            RandomGenerator random) {
        this(vertx, settings, routes, authenticator, health, null, clock, random);
    }

    /** The same, measured. */
    public WebServer(
            Vertx vertx,
            WebSettings settings,
            Routes routes,
            Authenticator authenticator,
            Health health,
            @Nullable Metrics metrics,
            InstantSource clock,
            RandomGenerator random) {
        this.vertx = vertx;
        this.settings = settings;
        this.routes = routes;
        this.health = health;
        this.random = random;
        this.files = new ConsoleFiles();
        this.streams = new LiveStreams(clock, settings.mostStreams());
        this.dispatch = new Dispatch(new Gate(authenticator), streams, settings.mostRequests(), metrics);
        if (metrics != null) {
            metrics.gauge("wardline.http.connections", "Open connections", "server", "web", connections::get);
        }
    }

    /**
     * Listens.
     *
     * @return the port, which matters where 0 was asked for
     * @throws UncheckedIOException when the port is taken or the address is not of this machine
     */
    public synchronized int start() {
        var options = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.VIRTUAL_THREAD)
                .setInstances(settings.instances());
        try {
            deployment = vertx.deployVerticle(Listener::new, options).await();
        } catch (Exception e) {
            // await throws the checked cause undeclared, past everybody who catches what can be thrown here.
            if (e instanceof IOException refused) {
                throw new UncheckedIOException("cannot listen on " + settings.host() + ":" + settings.port(), refused);
            }
            throw e;
        }
        return servers.element().actualPort();
    }

    /** Takes no more requests, ends the streams, lets requests at work finish for {@value #STOP_S} s, and closes; once. */
    public synchronized void stop() {
        if (deployment.isEmpty()) {
            return;
        }
        health.stopping();
        streams.endAll();
        for (var server : List.copyOf(servers)) {
            server.shutdown(STOP_S, TimeUnit.SECONDS).await();
        }
        vertx.undeploy(deployment).await();
        deployment = "";
    }

    private final class Listener extends AbstractVerticle {
        @Override
        public void start() {
            var server = vertx.createHttpServer(options());
            server.requestHandler(router()).connectionHandler(connection -> {
                if (connections.incrementAndGet() > settings.mostConnections()) {
                    connection.close();
                }
                connection.closeHandler(_ -> connections.decrementAndGet());
            });
            server.listen().await();
            servers.add(server);
        }
    }

    private HttpServerOptions options() {
        var options = new HttpServerOptions()
                .setHost(settings.host())
                // A negative port is one free port that all instances share; 0 would give each its own.
                .setPort(settings.port() == 0 ? -1 : settings.port())
                .setIdleTimeout(IDLE_S)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setMaxInitialLineLength(MOST_LINE_BYTES)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
        settings.tls().ifPresent(certificate -> options.setSsl(true)
                .setUseAlpn(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(certificate.chainPem()))
                        .addKeyValue(Buffer.buffer(certificate.keyPem()))));
        return options;
    }

    private Router router() {
        var router = Router.router(vertx);
        router.route().failureHandler(dispatch::failed);
        router.route().handler(context -> {
            context.put(ARRIVAL_TIMER, vertx.setTimer(settings.requestTimeout().toMillis(), _ -> closeSlow(context)));
            context.addEndHandler(_ -> cancelArrivalTimer(context));
            dispatch.arrive(context, requestId());
        });
        routes.declared().forEach(route -> declareUpload(router, route));
        router.route().method(HttpMethod.POST).method(HttpMethod.DELETE)
                .handler(BodyHandler.create(false).setBodyLimit(settings.mostBodyBytes()));
        router.route().handler(context -> {
            cancelArrivalTimer(context);
            dispatch.checkContentType(context);
        });
        routes.declared().stream()
                .filter(route -> !(route.action() instanceof Route.Taking))
                .forEach(route -> at(router, route).handler(context -> dispatch.run(route, context)));
        router.get().method(HttpMethod.HEAD).handler(context -> {
            var path = context.normalizedPath();
            if (path.startsWith("/api/") || path.startsWith("/health/") || !files.serve(context)) {
                dispatch.refuse(context, 404, "absent");
            }
        });
        for (var status : new int[] {400, 404, 405, 413, 500}) {
            router.errorHandler(status, dispatch::failed);
        }
        return router;
    }

    /** A file has a limit of its own, and any type: its route stands before the steps that all other bodies take. */
    private void declareUpload(Router router, Route route) {
        if (route.action() instanceof Route.Taking(_, var mostBytes)) {
            at(router, route).handler(context -> dispatch.expectFile(route, context));
            at(router, route).handler(BodyHandler.create(false).setBodyLimit(mostBytes));
            at(router, route).handler(context -> {
                cancelArrivalTimer(context);
                dispatch.run(route, context);
            });
        }
    }

    private static io.vertx.ext.web.Route at(Router router, Route route) {
        // {did} of the document is :did of the router.
        var served = router.route(HttpMethod.valueOf(route.method()), route.path().replaceAll("\\{([a-zA-Z]+)\\}", ":$1"));
        return route.answersHead() ? served.method(HttpMethod.HEAD) : served;
    }

    private void cancelArrivalTimer(RoutingContext context) {
        vertx.cancelTimer(context.<Long>get(ARRIVAL_TIMER, -1L));
    }

    /** A request that trickles in holds a place that others need. */
    private static void closeSlow(RoutingContext context) {
        LOG.info("a request from {} did not arrive whole in time", context.request().remoteAddress().hostAddress());
        context.request().connection().close();
    }

    private String requestId() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
