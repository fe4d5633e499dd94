package io.wardline.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The floor alone: a few routes, two accounts, no database. */
final class WebServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final BlockingQueue<LiveStream> STREAMS = new LinkedBlockingQueue<>();
    private static Vertx vertx;
    private static WebServer server;
    private static int port;

    private record Shelf(String code, long places, List<Box> boxes) {}

    private record Box(String epc, Color color) {}

    private enum Color { RED, GREEN }

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,31}");

    private record Label(String code, long size) {
        Label {
            if (!CODE.matcher(code).matches() || "ODD".equals(code)) {
                throw new IllegalArgumentException("an odd label");
            }
        }
    }

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        var routes = new Routes();
        routes.get("/api/shelf/shelves/{code}", Access.countyReaders(), request ->
                Answer.of(Optional.of(request.path("code")).filter("A1"::equals).map(code -> new Shelf(code, 1, List.of()))));
        routes.post("/api/shelf/shelves", Access.county(Role.ADMIN), request -> Answer.created(request.body(WebServerTest::shelf)));
        routes.post("/api/shelf/labels", Access.county(Role.ADMIN), request -> Answer.created(request.body(fields ->
                new Label(fields.shaped("code", CODE, "short_code"), fields.number("size", 1, 9)))));
        routes.post("/api/shelf/names", Access.county(Role.ADMIN), request ->
                Answer.created(Map.of("name", request.body(fields -> fields.text("name", 40)))));
        routes.post("/api/shelf/refusals", Access.county(Role.ADMIN), _ -> Answer.refused("key_reused", Map.of()));
        routes.post("/api/shelf/faults", Access.county(Role.ADMIN), _ -> {
            throw new IllegalStateException("a secret of the inside");
        });
        routes.get("/api/shelf/list", Access.countyReaders(), request -> {
            var page = request.query(Fields::page);
            var all = List.of("a", "b", "c", "d", "e");
            var from = page.after().map(key -> all.indexOf(key) + 1).orElse(0);
            return Answer.found(Listing.of(page, all.subList(from, Math.min(all.size(), from + page.fetch())), key -> key));
        });
        routes.get("/api/shelf/file", Access.countyReaders(), request -> {
            var parts = request.query(fields -> fields.number("parts", 0, 1_000));
            var breaks = request.header("X-Breaks").isPresent();
            return new Answer.Streamed("text/csv", out -> written(out, parts, breaks)).with("Content-Disposition", "attachment");
        });
        routes.live("/api/shelf/live", Access.countyReaders(), (_, stream) -> STREAMS.add(stream));
        new Health(InstantSource.system(), () -> List.of(new Health.Finding("always", true, "ok"))).declareRoutes(routes);
        server = new WebServer(vertx, WebSettings.loopback(0), routes, new TwoAccounts(),
                new Health(InstantSource.system(), List::of), InstantSource.system(), new Random(1));
        port = server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
        vertx.close().await();
    }

    /** Parts of 10,000 characters, and at the end how many there were. */
    private static Map<String, String> written(OutputStream out, long parts, boolean breaks) {
        try {
            for (var part = 0; part < parts; part++) {
                out.write("x".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (breaks) {
            throw new IllegalStateException("a secret of the inside");
        }
        return Map.of("X-Parts", Long.toString(parts));
    }

    private static Shelf shelf(Fields fields) {
        return new Shelf(
                fields.text("code", 8),
                fields.number("places", 1, 10),
                fields.objects("boxes", 0, 2, box -> new Box(box.text("epc", 24), box.choice("color", Color.class))));
    }

    private static final class TwoAccounts implements Authenticator {
        @Override
        public Optional<Caller> bySession(String cookie) {
            return "admin-cookie".equals(cookie) ? Optional.of(new Caller(1, "admin", Role.ADMIN, false)) : Optional.empty();
        }

        @Override
        public Optional<Caller> byToken(String token) {
            return switch (token) {
                case "admin" -> Optional.of(new Caller(1, "admin", Role.ADMIN, false));
                case "ward" -> Optional.of(new Caller(2, "ward", Role.WARD, false));
                case "fresh" -> Optional.of(new Caller(3, "fresh", Role.ADMIN, true));
                default -> Optional.empty();
            };
        }
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpRequest.Builder post(String path, String body) {
        return to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> asAdmin(HttpRequest.Builder request) throws IOException, InterruptedException {
        return send(request.header("Authorization", "Bearer admin"));
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return Json.read(response.body().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> errors(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(400);
        return json(response).get("errors").valueStream()
                .map(error -> error.get("field").asText() + ": " + error.get("code").asText())
                .toList();
    }

    @Test
    void names_every_field_in_error_at_once() throws Exception {
        var response = asAdmin(post("/api/shelf/shelves",
                """
                {"code": "far too long a code", "places": "three", "colour": 1,
                 "boxes": [{"epc": "30", "color": "BLUE"}, {"epc": "a\\u0000b", "color": "RED"}]}
                """));
        assertThat(errors(response)).containsExactlyInAnyOrder(
                "code: too_long", "places: type", "colour: unknown", "boxes[0].color: choice", "boxes[1].epc: character");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void names_what_is_wrong_beside_a_value_that_its_record_refuses() throws Exception {
        assertThat(errors(asAdmin(post("/api/shelf/labels", "{\"code\": \"a b\", \"size\": 99, \"z\": 1}"))))
                .containsExactlyInAnyOrder("code: malformed", "size: range", "z: unknown");
        assertThat(errors(asAdmin(post("/api/shelf/labels", "{\"code\": \"ODD\", \"size\": 1, \"z\": []}"))))
                .containsExactlyInAnyOrder(": malformed", "z: unknown");
        assertThat(errors(asAdmin(post("/api/shelf/labels", "{\"code\": null, \"size\": \"1\", \"z\": 1}"))))
                .containsExactlyInAnyOrder("code: missing", "size: type", "z: unknown");
    }

    @Test
    void says_in_the_callers_language_which_form_a_field_has_not() throws Exception {
        assertThat(message("{\"code\": \"a b\", \"size\": 1}", "en")).isEqualTo("has not the form required: 1 to 32 upper-case "
                + "letters, digits and hyphens, beginning with a letter or digit");
        assertThat(message("{\"code\": \"a b\", \"size\": 1}", "zh")).startsWith("格式不符：须为 1 至 32 个");
        assertThat(message("[]", "en")).isEqualTo("must be an object");
        assertThat(message("[]", "zh")).isEqualTo("必须为对象");
        assertThat(message("{\"code\":\"A\",\n \"size\" 1}", "en")).contains("one JSON object").contains("line 2");
        assertThat(message("{\"code\":\"A\",\"size\":1} x", "en")).contains("one JSON object");
        assertThat(message("{\"code\":1,\"code\":2}", "en")).contains("named twice");
    }

    private static String message(String body, String language) throws Exception {
        var refused = asAdmin(post("/api/shelf/labels", body).header("Accept-Language", language));
        assertThat(refused.statusCode()).isEqualTo(400);
        return json(refused).get("errors").get(0).get("message").asText();
    }

    @Test
    void refuses_bytes_that_are_no_utf_8_and_a_query_that_was_none() throws Exception {
        var latin = asAdmin(to("/api/shelf/labels").header("Content-Type", "application/json").POST(
                HttpRequest.BodyPublishers.ofByteArray("{\"code\":\"\u00e9\",\"size\":1}".getBytes(StandardCharsets.ISO_8859_1))));
        assertThat(errors(latin)).containsExactly(": malformed");
        assertThat(latin.body()).contains("UTF-8");
        assertThat(asAdmin(to("/api/shelf/shelves/%ff%fe")).statusCode()).isEqualTo(400);
        assertThat(errors(asAdmin(to("/api/shelf/list?after=%ff%fe")))).containsExactly("after: malformed");
    }

    @Test
    void a_name_is_not_blank_turns_no_writing_and_is_counted_in_code_points() throws Exception {
        assertThat(errors(named("   "))).containsExactly("name: blank");
        assertThat(errors(named("\u3000"))).containsExactly("name: blank");
        assertThat(errors(named("Acme\u202Eknab"))).containsExactly("name: character");
        assertThat(errors(named("Ac\u200Bme"))).containsExactly("name: character");
        assertThat(errors(named("Acme\uFFFD"))).containsExactly("name: character");
        assertThat(named("\uD83D\uDC89".repeat(40)).statusCode()).isEqualTo(201);
        assertThat(errors(named("\uD83D\uDC89".repeat(41)))).containsExactly("name: too_long");
    }

    private static HttpResponse<String> named(String name) throws Exception {
        return asAdmin(post("/api/shelf/names", "{\"name\": \"" + name + "\"}"));
    }

    @Test
    void head_is_answered_as_get_without_its_body() throws Exception {
        var head = asAdmin(to("/api/shelf/shelves/A1").HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(asAdmin(to("/api/shelf/shelves/B2").HEAD()).statusCode()).isEqualTo(404);
        assertThat(send(to("/api/shelf/shelves/A1").HEAD()).statusCode()).isEqualTo(401);
        assertThat(send(to("/health/live").HEAD()).statusCode()).isEqualTo(200);
        assertThat(send(to("/").HEAD()).statusCode()).isEqualTo(send(to("/")).statusCode());
        assertThat(asAdmin(to("/api/shelf/refusals").HEAD()).statusCode()).isEqualTo(404);
        assertThat(asAdmin(to("/api/shelf/live").HEAD()).statusCode()).isEqualTo(404);
    }

    @Test
    void refuses_a_field_of_ten_thousand_characters_and_a_list_that_is_too_long() throws Exception {
        var response = asAdmin(post("/api/shelf/shelves",
                "{\"code\":\"" + "x".repeat(10_000) + "\",\"places\":11,\"boxes\":[1,2,3]}"));
        assertThat(errors(response)).containsExactlyInAnyOrder("code: too_long", "places: range", "boxes: too_many");
    }

    @Test
    void refuses_what_is_no_json_object() throws Exception {
        assertThat(errors(asAdmin(post("/api/shelf/shelves", "[]")))).containsExactly(": type");
        assertThat(errors(asAdmin(post("/api/shelf/shelves", "{\"code\":")))).containsExactly(": malformed");
        assertThat(errors(asAdmin(post("/api/shelf/shelves", "{\"code\":1,\"code\":2}")))).containsExactly("code: malformed");
        assertThat(errors(asAdmin(post("/api/shelf/shelves", "[".repeat(5_000))))).containsExactly(": malformed");
        assertThat(errors(asAdmin(post("/api/shelf/shelves", "")))).containsExactly(": missing");
    }

    @Test
    void refuses_a_body_over_the_limit_and_one_of_another_kind() throws Exception {
        var large = asAdmin(post("/api/shelf/shelves", "x".repeat((1 << 20) + 1)));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(json(large).get("code").asText()).isEqualTo("body_too_large");
        var form = asAdmin(to("/api/shelf/shelves").header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(form.statusCode()).isEqualTo(415);
    }

    @Test
    void tells_absent_from_present_and_a_wrong_method_from_both() throws Exception {
        assertThat(asAdmin(to("/api/shelf/shelves/A1")).statusCode()).isEqualTo(200);
        var absent = asAdmin(to("/api/shelf/shelves/B2"));
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(json(absent).get("requestId").asText())
                .isEqualTo(absent.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(asAdmin(to("/api/nothing")).statusCode()).isEqualTo(404);
        assertThat(asAdmin(to("/api/shelf/shelves/A1").DELETE()).statusCode()).isEqualTo(405);
    }

    @Test
    void lets_in_only_known_accounts_of_the_duty() throws Exception {
        assertThat(send(to("/api/shelf/shelves/A1")).statusCode()).isEqualTo(401);
        assertThat(send(to("/api/shelf/shelves/A1").header("Authorization", "Bearer no")).statusCode()).isEqualTo(401);
        assertThat(send(post("/api/shelf/refusals", "{}").header("Authorization", "Bearer ward")).statusCode()).isEqualTo(403);
        var fresh = send(post("/api/shelf/refusals", "{}").header("Authorization", "Bearer fresh"));
        assertThat(json(fresh).get("code").asText()).isEqualTo("password_change_required");
    }

    @Test
    void a_write_with_a_cookie_must_come_from_the_own_page() throws Exception {
        var own = "http://127.0.0.1:" + port;
        assertThat(withCookie(own, true)).isEqualTo(409);
        assertThat(withCookie(own, false)).isEqualTo(403);
        assertThat(withCookie("https://evil.example", true)).isEqualTo(403);
        assertThat(withCookie("null", true)).isEqualTo(403);
        var withoutOrigin = send(post("/api/shelf/refusals", "{}")
                .header("Cookie", "wardline=admin-cookie").header("X-Wardline-Csrf", "1"));
        assertThat(withoutOrigin.statusCode()).isEqualTo(403);
    }

    private static int withCookie(String origin, boolean csrfHeader) throws Exception {
        var request = post("/api/shelf/refusals", "{}").header("Cookie", "wardline=admin-cookie").header("Origin", origin);
        return send(csrfHeader ? request.header("X-Wardline-Csrf", "1") : request).statusCode();
    }

    @Test
    void a_refusal_and_a_fault_say_what_they_may_in_the_language_of_the_caller() throws Exception {
        var refused = asAdmin(post("/api/shelf/refusals", "{}").header("Accept-Language", "zh-CN,zh;q=0.9"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).get("detail").asText()).contains("已用于另一请求");
        var fault = asAdmin(post("/api/shelf/faults", "{}"));
        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(fault.body()).doesNotContain("secret").contains("\"code\":\"fault\"");
    }

    @Test
    void pages_a_list_by_key_and_refuses_a_made_up_cursor() throws Exception {
        var first = json(asAdmin(to("/api/shelf/list?limit=2")));
        assertThat(first.get("items").toString()).isEqualTo("[\"a\",\"b\"]");
        var second = json(asAdmin(to("/api/shelf/list?limit=3&after=" + first.get("next").asText())));
        assertThat(second.get("items").toString()).isEqualTo("[\"c\",\"d\",\"e\"]");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(errors(asAdmin(to("/api/shelf/list?limit=501&after=!&colour=1"))))
                .containsExactlyInAnyOrder("limit: range", "after: malformed", "colour: unknown");
    }

    @Test
    void every_answer_carries_the_headers_that_hold_a_browser_back() throws Exception {
        var headers = send(to("/api/nothing")).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy")).hasValue("default-src 'none'; frame-ancestors 'none'");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void a_live_stream_gives_events_in_order_and_ends_with_its_client() throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            ask(socket.getOutputStream(), "/api/shelf/live");
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var stream = STREAMS.take();
            var closed = new CountDownLatch(1);
            stream.onClose(closed::countDown);
            stream.offer(LiveEvent.of("shelf/A1", "shelf", "7", Map.of("code", "A1")));
            assertThat(lines.lines().dropWhile(line -> !line.startsWith("event:")).limit(5).toList())
                    .contains("event: shelf", "id: 7", "data: {\"code\":\"A1\"}");
            socket.close();
            await().until(() -> closed.getCount() == 0);
        }
    }

    @Test
    void a_client_that_does_not_read_gets_the_latest_event_of_each_key_only() throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            ask(socket.getOutputStream(), "/api/shelf/live");
            var stream = STREAMS.take();
            var filling = "x".repeat(1_000);
            for (var number = 1; number <= 50_000; number++) {
                stream.offer(LiveEvent.of("shelf/A1", "shelf", Integer.toString(number), Map.of("filling", filling)));
            }
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var seen = lines.lines()
                    .filter(line -> line.startsWith("id: "))
                    .map(line -> Integer.parseInt(line.substring(4)))
                    .takeWhile(number -> number < 50_000)
                    .toList();
            assertThat(seen).isSorted().hasSizeLessThan(49_000);
        }
    }

    private static void ask(OutputStream out, String path) throws IOException {
        out.write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer admin\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Test
    void a_long_file_is_sent_while_it_is_written() throws Exception {
        var file = asAdmin(to("/api/shelf/file?parts=900"));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).hasSize(9_000_000);
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment");
        assertThat(file.headers().firstValue("Content-Length")).isEmpty();
        assertThat(asAdmin(to("/api/shelf/file?parts=0")).body()).isEmpty();
        assertThat(asAdmin(to("/api/shelf/file?parts=9").method("HEAD", HttpRequest.BodyPublishers.noBody())).statusCode()).isEqualTo(200);
    }

    @Test
    void half_a_file_is_never_taken_for_a_whole_one() throws Exception {
        assertThatThrownBy(() -> asAdmin(to("/api/shelf/file?parts=900").header("X-Breaks", "yes"))).isInstanceOf(IOException.class);
        var nothingSent = asAdmin(to("/api/shelf/file?parts=1").header("X-Breaks", "yes"));
        assertThat(nothingSent.statusCode()).isEqualTo(500);
        assertThat(nothingSent.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(nothingSent.body()).doesNotContain("secret");
    }
}
