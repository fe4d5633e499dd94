package io.wardline.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when a limit is reached, and when the server stops. */
final class WebLimitsTest {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Promise<Void> held = Promise.promise();
    private final BlockingQueue<LiveStream> streams = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
    private Vertx vertx;
    private WebServer server;
    private int port;

    private static final class Nobody implements Authenticator {
        @Override
        public Optional<Caller> bySession(String cookie) {
            return Optional.empty();
        }

        @Override
        public Optional<Caller> byToken(String token) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        var routes = new Routes();
        routes.get("/api/shelf/slow", Access.anybody(), request -> {
            waiting.add(request.id());
            held.future().await();
            return Answer.done();
        });
        routes.get("/api/shelf/quick", Access.anybody(), _ -> Answer.done());
        routes.live("/api/shelf/live", Access.anybody(), (_, stream) -> streams.add(stream));
        new Health(InstantSource.system(), List::of).declareRoutes(routes);
        var settings = new WebSettings("127.0.0.1", 0, null, 1, 1_024, 2, 50, 1, Duration.ofSeconds(1));
        server = new WebServer(vertx, settings, routes, new Nobody(), new Health(InstantSource.system(), List::of),
                InstantSource.system(), new Random(1));
        port = server.start();
    }

    @AfterEach
    void stop() {
        held.tryComplete();
        server.stop();
        vertx.close().await();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    }

    @Test
    void one_request_too_many_is_told_to_come_back_and_the_others_go_on() throws Exception {
        var first = client.sendAsync(request("/api/shelf/slow"), HttpResponse.BodyHandlers.ofString());
        var second = client.sendAsync(request("/api/shelf/slow"), HttpResponse.BodyHandlers.ofString());
        waiting.take();
        waiting.take();
        var refused = client.send(request("/api/shelf/quick"), HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.body()).contains("\"code\":\"overload\"");
        held.complete();
        assertThat(List.of(first.get().statusCode(), second.get().statusCode())).containsOnly(204);
        await().untilAsserted(() -> assertThat(
                client.send(request("/api/shelf/quick"), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(204));
    }

    @Test
    void an_open_stream_holds_no_place_that_requests_need() throws Exception {
        try (var open = stream()) {
            streams.take();
            var first = client.sendAsync(request("/api/shelf/slow"), HttpResponse.BodyHandlers.ofString());
            waiting.take();
            assertThat(client.send(request("/api/shelf/quick"), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(204);
            held.complete();
            assertThat(first.get().statusCode()).isEqualTo(204);
            assertThat(open.isConnected()).isTrue();
        }
    }

    @Test
    void says_that_it_lives_when_every_place_is_taken() throws Exception {
        var first = client.sendAsync(request("/api/shelf/slow"), HttpResponse.BodyHandlers.ofString());
        var second = client.sendAsync(request("/api/shelf/slow"), HttpResponse.BodyHandlers.ofString());
        waiting.take();
        waiting.take();
        assertThat(client.send(request("/health/live"), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        held.complete();
        assertThat(List.of(first.get().statusCode(), second.get().statusCode())).containsOnly(204);
    }

    @Test
    void a_client_that_left_while_it_was_let_in_leaves_no_stream_behind() throws Exception {
        var none = new LiveStreams(InstantSource.system(), 1);
        var router = Router.router(vertx);
        // Letting somebody in takes a query; here it takes until the client has gone.
        router.route().handler(context -> context.request().connection().closeHandler(
                _ -> vertx.runOnContext(_ -> streams.add(none.open(context, () -> true)))));
        var quitting = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
        for (var client = 1; client <= 2; client++) {
            try (var socket = new Socket("127.0.0.1", quitting.actualPort())) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            var closed = new CountDownLatch(1);
            streams.take().onClose(closed::countDown);
            assertThat(closed.await(10, TimeUnit.SECONDS)).as("client " + client).isTrue();
        }
    }

    @Test
    void a_stream_ends_when_its_client_may_no_longer_listen_and_outlives_a_look_that_fails() throws Exception {
        var all = new LiveStreams(InstantSource.system(), 1);
        var looks = new LinkedBlockingQueue<BooleanSupplier>();
        var router = Router.router(vertx);
        router.route().handler(context -> streams.add(all.open(context, () -> looks.remove().getAsBoolean())));
        var server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
        try (var socket = new Socket("127.0.0.1", server.actualPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var closed = new CountDownLatch(1);
            streams.take().onClose(closed::countDown);
            looks.add(() -> {
                throw new IllegalStateException("the database is away");
            });
            looks.add(() -> true);
            looks.add(() -> false);
            all.review();
            all.review();
            assertThat(closed.getCount()).isOne();
            all.review();
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(looks).isEmpty();
        }
    }

    @Test
    void one_look_at_a_frozen_database_serves_all_who_ask_meanwhile() throws Exception {
        var looks = new AtomicInteger();
        var frozen = new CountDownLatch(1);
        var looking = new CountDownLatch(1);
        var health = new Health(InstantSource.system(), () -> {
            looks.incrementAndGet();
            looking.countDown();
            try {
                frozen.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return List.of();
        });
        var first = Thread.ofVirtual().start(health::ready);
        looking.await();
        assertThat(((Answer.Raw) health.ready()).rendered().status()).isEqualTo(503);
        frozen.countDown();
        assertThat(first.join(Duration.ofSeconds(10))).isTrue();
        assertThat(looks).hasValue(1);
        assertThat(((Answer.Raw) health.ready()).rendered().status()).isEqualTo(200);
    }

    @Test
    void one_stream_too_many_is_refused() throws Exception {
        try (var open = stream()) {
            streams.take();
            var refused = client.send(request("/api/shelf/live"), HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(open.isConnected()).isTrue();
        }
    }

    @Test
    void a_stop_ends_the_streams_and_does_not_wait_for_idle_clients() throws Exception {
        client.send(request("/api/shelf/quick"), HttpResponse.BodyHandlers.ofString());
        try (var open = stream()) {
            var ended = new AtomicBoolean();
            streams.take().onClose(() -> ended.set(true));
            var stopping = Thread.ofVirtual().start(server::stop);
            assertThat(stopping.join(Duration.ofSeconds(10))).isTrue();
            assertThat(ended).isTrue();
            assertThat(new String(open.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)).endsWith("0\r\n\r\n");
        }
    }

    @Test
    void a_request_that_trickles_in_is_cut_off() throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(("POST /api/shelf/quick HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(20_000);
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }

    private Socket stream() throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.getOutputStream().write("GET /api/shelf/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
