package io.wardline.gateway.health;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// `GET /metrics` for whoever is on this machine, `GET /health/live` (200 as long as the event loop turns) and `GET /health/ready` (200 when messages can be stored, else 503).
public final class Health {
    private static final int MOST_HEADER_BYTES = 4_096;

    private final Vertx vertx;
    private final BooleanSupplier ready;
    private final Meters meters;
    private @Nullable HttpServer server;

    public Health(Vertx vertx, BooleanSupplier ready, Meters meters) {
        this.vertx = vertx;
        this.ready = ready;
        this.meters = meters;
    }

    /// Opens the port; the future tells which it is.
    public Future<Integer> open(String host, int port) {
        HttpServer made = vertx.createHttpServer(new HttpServerOptions()
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setIdleTimeout(10)
                .setMaxInitialLineLength(1_024));
        server = made;
        return made.requestHandler(this::answer).listen(port, host).map(HttpServer::actualPort);
    }

    private void answer(HttpServerRequest request) {
        boolean get = request.method() == HttpMethod.GET;
        if (get && "/health/live".equals(request.path())) {
            say(request, 200, "live");
        } else if (get && "/health/ready".equals(request.path())) {
            boolean yes = ready.getAsBoolean();
            say(request, yes ? 200 : 503, yes ? "ready" : "not ready");
        } else if (get && "/metrics".equals(request.path()) && isOfThisMachine(request)) {
            metrics(request);
        } else {
            say(request, 404, "not found");
        }
    }

    /// Readiness is for a load balancer; how busy a ward is, is nobody's business beyond this machine.
    private static boolean isOfThisMachine(HttpServerRequest request) {
        String from = request.remoteAddress().hostAddress();
        return from.startsWith("127.") || from.equals("::1") || from.equals("0:0:0:0:0:0:0:1");
    }

    private void metrics(HttpServerRequest request) {
        // Written on a worker: the event loop carries every link.
        vertx.executeBlocking(meters::text, false).onComplete(
                text -> request.response()
                        .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text),
                _ -> say(request, 500, "unreadable"));
    }

    private static void say(HttpServerRequest request, int status, String text) {
        request.response().setStatusCode(status).putHeader("content-type", "text/plain").end(text + "\n");
    }

    /// Closes the port.
    public Future<Void> close() {
        HttpServer open = server;
        return open == null ? Future.succeededFuture() : open.close();
    }
}
