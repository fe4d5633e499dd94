package io.wardline.platform.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Carries one request through the gate to its route and the answer back to the wire. */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final String REQUEST_ID = "wardline.requestId";
    private static final String PLACE = "wardline.place";
    /** Whoever watches the process must hear from it when it is full, then above all. */
    private static final String HEALTH = "/health/";
    private static final int MOST_UPLOADS = 8;

    private final Gate gate;
    private final LiveStreams streams;
    private final AtomicInteger atWork = new AtomicInteger();
    private final Semaphore uploads = new Semaphore(MOST_UPLOADS);
    private final int mostRequests;
    private final @Nullable Metrics metrics;

    Dispatch(Gate gate, LiveStreams streams, int mostRequests, @Nullable Metrics metrics) {
        this.metrics = metrics;
        this.gate = gate;
        this.streams = streams;
        this.mostRequests = mostRequests;
    }

    /** The first step of every request: its id, the headers of every answer, and whether there is room for it. */
    void arrive(RoutingContext context, String requestId) {
        context.put(REQUEST_ID, requestId);
        var response = context.response();
        response.putHeader("X-Request-Id", requestId);
        SecurityHeaders.put(response.headers(), context.request().isSSL());
        if (!context.normalizedPath().startsWith(HEALTH)) {
            var place = new AtomicBoolean(true);
            var taken = atWork.incrementAndGet();
            context.put(PLACE, place);
            context.addEndHandler(_ -> giveBack(place));
            if (taken > mostRequests) {
                refuse(context, 503, "overload");
                return;
            }
        }
        context.next();
    }

    /** Once for each request, whoever comes first: its end, or its turning into a stream, which has a limit of its own. */
    private void giveBack(AtomicBoolean place) {
        if (place.getAndSet(false)) {
            atWork.decrementAndGet();
        }
    }

    /** The body's size was within its limit; is it the one kind that the API reads? */
    void checkContentType(RoutingContext context) {
        var body = context.body() == null ? null : context.body().buffer();
        var type = context.request().getHeader("Content-Type");
        if (body == null || body.length() == 0 || isJson(type == null ? "" : type)) {
            context.next();
        } else {
            refuse(context, 415, "content_type");
        }
    }

    void run(Route route, RoutingContext context) {
        var id = requestId(context);
        measure(route, context);
        MDC.put("request", id);
        try {
            switch (gate.judge(route, context.request())) {
                case Gate.Denied(var status, var code) -> refuse(context, status, code);
                case Gate.Admitted(var caller) -> admitted(route, context, id, caller);
            }
        } catch (RuntimeException e) {
            fail(route, context, e);
        } finally {
            MDC.remove("request");
        }
    }

    /** A stream is open for minutes on purpose, so it is not measured as a request. */
    private void measure(Route route, RoutingContext context) {
        var measuring = metrics;
        if (measuring != null && route.action() instanceof Route.Once) {
            var sample = measuring.begin();
            context.addEndHandler(_ -> measuring.ended(sample, route, context.response().getStatusCode()));
        }
    }

    /** What the router itself finds: no such route, no such method, a body over its limit, a request that is no HTTP. */
    void refuse(RoutingContext context, int status, String code) {
        var problem = Problem.of(status, code, language(context), requestId(context));
        if (status == 503) {
            context.response().putHeader("Retry-After", Integer.toString(Problem.RETRY_AFTER_S));
        }
        if (status == 413 && context.request().version() != HttpVersion.HTTP_2) {
            // The rest of the body is not read, so the connection cannot serve another request.
            context.response().putHeader("Connection", "close");
        }
        send(context, problem.rendered(), Map.of());
    }

    void failed(RoutingContext context) {
        if (context.failure() instanceof HttpClosedException) {
            LOG.info("request {} was given up by its client", requestId(context));
            return;
        }
        switch (context.statusCode()) {
            case 413 -> refuse(context, 413, "body_too_large");
            case 405 -> refuse(context, 405, "method");
            case 404 -> refuse(context, 404, "absent");
            case 400 -> refuse(context, 400, "malformed");
            default -> {
                LOG.error("request {} failed outside its route", requestId(context), context.failure());
                refuse(context, 500, "fault");
            }
        }
    }

    /**
     * The first step of a request that brings a file: its caller is judged by the headers alone, so that nobody unknown fills
     * the memory, and only {@value #MOST_UPLOADS} files are taken at once.
     */
    void expectFile(Route route, RoutingContext context) {
        // What arrives meanwhile waits in the socket.
        context.request().pause();
        try {
            if (gate.judge(route, context.request()) instanceof Gate.Denied(var status, var code)) {
                refuse(context, status, code);
            } else if (!uploads.tryAcquire()) {
                refuse(context, 503, "overload");
            } else {
                context.addEndHandler(_ -> uploads.release());
            }
        } catch (RuntimeException e) {
            fail(route, context, e);
        }
        // Of a refused one the bytes are read and dropped, so that its sender hears why instead of a broken pipe.
        context.request().resume();
        if (!context.response().ended()) {
            context.next();
        }
    }

    private void admitted(Route route, RoutingContext context, String id, @Nullable Caller caller) {
        switch (route.action()) {
            case Route.Once(var handler) -> answer(context, id, handler.handle(Request.of(context, id, caller)));
            case Route.Taking(var handler, _) -> answer(context, id, handler.handle(Request.withFile(context, id, caller)));
            case Route.Live(var handler) -> {
                var stream = streams.open(context, () -> gate.judge(route, context.request()) instanceof Gate.Admitted);
                giveBack(context.<AtomicBoolean>get(PLACE, new AtomicBoolean()));
                handler.open(Request.of(context, id, caller), stream);
            }
        }
    }

    private static void answer(RoutingContext context, String id, Answer answer) {
        var file = Rendering.streamed(answer);
        if (file.isPresent()) {
            stream(context, file.get(), Rendering.headers(answer));
            return;
        }
        send(context, Rendering.render(answer, language(context), id), Rendering.headers(answer));
    }

    private static void stream(RoutingContext context, Answer.Streamed file, Map<String, String> headers) {
        var response = context.response();
        var out = new ResponseStream(response, file.contentType(), headers);
        if (context.request().method().equals(HttpMethod.HEAD)) {
            out.begin();
            response.end();
            return;
        }
        try {
            var trailers = file.writing().apply(out);
            out.sendRest();
            trailers.forEach(response::putTrailer);
            response.end();
        } catch (RuntimeException e) {
            if (!response.headWritten()) {
                throw e;
            }
            LOG.warn("the file of request {} broke while it was sent", requestId(context), e);
            response.reset();
        }
    }

    private void fail(Route route, RoutingContext context, RuntimeException failure) {
        var problem = Problem.of(failure, language(context), requestId(context));
        if (problem.status() >= 500 && problem.status() != 503) {
            LOG.error("{} failed, request {}", route.name(), requestId(context), failure);
        } else if (problem.status() == 503) {
            LOG.warn("{} refused, request {}: {}", route.name(), requestId(context), failure.getMessage());
            context.response().putHeader("Retry-After", Integer.toString(Problem.RETRY_AFTER_S));
        }
        send(context, problem.rendered(), Map.of());
    }

    private static void send(RoutingContext context, Rendered rendered, Map<String, String> headers) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // A stream that broke while it was being opened: what was promised cannot be taken back, only ended.
            response.end();
            return;
        }
        headers.forEach(response::putHeader);
        if (!response.headers().contains("Cache-Control")) {
            response.putHeader("Cache-Control", "no-store");
        }
        response.setStatusCode(rendered.status());
        if (rendered.body().length == 0) {
            response.end();
        } else {
            response.putHeader("Content-Type", rendered.contentType());
            end(context, rendered.body());
        }
    }

    /** The last step of an answer with a body; HEAD hears its length only. Over HTTP/2 Vert.x would send it. */
    static void end(RoutingContext context, byte[] body) {
        var response = context.response();
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", Integer.toString(body.length)).end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }

    private static String requestId(RoutingContext context) {
        String id = context.get(REQUEST_ID);
        return id == null ? "none" : id;
    }

    private static Messages language(RoutingContext context) {
        var header = context.request().getHeader("Accept-Language");
        return Messages.preferred(header == null ? "" : header);
    }

    private static boolean isJson(String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT).replace(" ", "");
        return "application/json".equals(type) || "application/json;charset=utf-8".equals(type);
    }
}
