package io.wardline.platform.cabinet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardline.platform.TestCounty;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.db.Notices;
import io.wardline.platform.identity.Identity;
import io.wardline.platform.web.Authenticator;
import io.wardline.platform.web.Caller;
import io.wardline.platform.web.Health;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import io.wardline.platform.web.WebServer;
import io.wardline.platform.web.WebSettings;
import io.wardline.protocol.device.CommandFrame;
import io.wardline.protocol.device.Decoded;
import io.wardline.protocol.device.DeviceCommand.StockTake;
import io.wardline.protocol.device.TagId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the console sees of cabinets, over real HTTP.
final class CabinetRoutesTest {
    private static final TagId A = new TagId("3034257BF7194E4000001D01");
    private static final TagId B = new TagId("3034257BF7194E4000001D02");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestWard ward = new TestWard();
    private final Journal one = new Journal("cab-1");
    @TempDir
    private Path folder;

    private HeavyWork heavyWork;
    private CabinetBell bell;
    private Notices notices;
    private WebServer server;
    private int port;

    @BeforeEach
    void serve() {
        var routes = new Routes();
        var county = ward.county;
        var acts = new Acts(county.platform(), TestCounty.TIME, new Random(3));
        heavyWork = new HeavyWork(county.vertx(), 1, 4);
        var identity = new Identity(
                county.platform(), heavyWork, InstantSource.system(), new SecureRandom(), Identity.SessionLimits.usual(),
                folder.resolve("identity.key"));
        bell = ward.cabinet.declareRoutes(routes, acts, county.platform(), identity.duties(), "start-1");
        var database = county.database();
        var role = io.wardline.sql.Role.PLATFORM;
        notices = Notices.listen(
                county.vertx(),
                DbConfig.of(database.host(), database.port(), database.database(), role.login(), database.password(role)),
                Map.of(CabinetBell.CHANNEL, bell::changed));
        server = new WebServer(
                county.vertx(),
                WebSettings.loopback(0),
                routes,
                new OneAccount(),
                new Health(InstantSource.system(), List::of),
                InstantSource.system(),
                new Random(1));
        port = server.start();
        ward.pump();
        ward.bind(A, B);
    }

    @AfterEach
    void stop() {
        server.stop();
        notices.close();
        bell.close();
        heavyWork.stop();
        ward.close();
    }

    private static final class OneAccount implements Authenticator {
        @Override
        public Optional<Caller> bySession(String cookie) {
            return Optional.empty();
        }

        @Override
        public Optional<Caller> byToken(String token) {
            return token.equals("nurse") ? Optional.of(new Caller(1, "nurse", Role.WARD, false)) : Optional.empty();
        }
    }

    @Test
    void shows_a_cabinet_with_what_is_claimed_and_then_with_what_is_known() throws Exception {
        ward.deliver(one.opens("s1").closes("s1", A, B).opens("s2").ends("s2", List.of(), List.of(A)));
        var claimed = get("/api/cabinet/cabinets/cab-1");
        assertThat(claimed.at("/session/state").asText()).isEqualTo("ENDED");
        assertThat(claimed.at("/session/who").asText()).isEqualTo("nurse-7");
        assertThat(claimed.at("/claimed/removed/0").asText()).isEqualTo(A.hex());
        assertThat(claimed.at("/units").asInt()).isEqualTo(2);
        assertThat(claimed.at("/ward").asText()).isEqualTo("Ward 1");

        ward.deliver(one.closes("s2", B));
        var known = get("/api/cabinet/cabinets/cab-1");
        assertThat(known.has("session")).isFalse();
        assertThat(known.at("/claimed/removed")).isEmpty();
        assertThat(known.at("/units").asInt()).isEqualTo(1);
        assertThat(known.at("/unverified").asBoolean()).isFalse();
        assertThat(known.at("/lastSnapshotAt").asText()).endsWith("Z");
        assertThat(get("/api/cabinet/cabinets").at("/items")).hasSize(3);
    }

    @Test
    void lists_stock_sessions_and_discrepancies() throws Exception {
        ward.deliver(one.looks(A).opens("s1").closes("s1", A, B));
        var stock = get("/api/cabinet/cabinets/cab-1/stock").at("/items/0");
        assertThat(stock.at("/item").asText()).isEqualTo("STENT");
        assertThat(stock.at("/expiry").asText()).isEqualTo("2028-01-31");
        assertThat(stock.at("/quantity").asInt()).isEqualTo(2);
        assertThat(stock.at("/tags")).hasSize(2);

        var session = get("/api/cabinet/cabinets/cab-1/sessions").at("/items/0");
        assertThat(session.at("/id").asText()).isEqualTo("s1");
        assertThat(session.at("/lines/0/kind").asText()).isEqualTo("PUT");
        assertThat(session.at("/lines/0/lot").asText()).isEqualTo("L1");

        var open = get("/api/cabinet/discrepancies?cabinet=cab-1").at("/items");
        assertThat(open).hasSize(1);
        assertThat(open.at("/0/kind").asText()).isEqualTo("PRESENT_WITHOUT_SESSION");
        assertThat(open.at("/0/state").asText()).isEqualTo("OPEN");
        assertThat(open.at("/0/ward").asText()).isEqualTo("Ward 1");
        assertThat(get("/api/cabinet/discrepancies?kind=SUSPECT").at("/items")).isEmpty();
        assertThat(get("/api/cabinet/discrepancies?state=waiting").at("/items")).isEmpty();
        assertThat(get("/api/cabinet/discrepancies?state=all&cabinet=cab-2").at("/items")).isEmpty();
        assertThat(send(request("/api/cabinet/discrepancies?state=some").GET()).statusCode()).isEqualTo(400);
        assertThat(send(request("/api/cabinet/discrepancies?after=bm9uZQ").GET()).statusCode()).isEqualTo(400);
    }

    @Test
    void shows_the_evidence_of_a_discrepancy() throws Exception {
        ward.deliver(one.opens("s1").closes("s1", A, B).opens("s2").closesHalfBlind("s2", B));
        var id = get("/api/cabinet/discrepancies").at("/items/0/id").asText();
        var evidence = get("/api/cabinet/discrepancies/" + id);
        assertThat(evidence.at("/discrepancy/tag").asText()).isEqualTo(A.hex());
        assertThat(evidence.at("/discrepancy/explainable").asBoolean()).isTrue();
        assertThat(evidence.at("/session/id").asText()).isEqualTo("s2");
        assertThat(evidence.at("/stands/name").asText()).isEqualTo("Cabinet 1");
        assertThat(evidence.at("/snapshots")).hasSize(2);
        assertThat(evidence.at("/snapshots/0/tags").asInt()).isEqualTo(2);
        assertThat(evidence.at("/snapshots/1/tags").asInt()).isEqualTo(1);
        assertThat(evidence.at("/snapshots/1/authoritative").asBoolean()).isFalse();
        assertThat(evidence.at("/snapshots/0/found").asBoolean()).isFalse();
        assertThat(evidence.at("/snapshots/1/found").asBoolean()).isTrue();
        assertThat(evidence.has("stood")).isFalse();
        ward.deliver(one.looks(A, B));
        var after = get("/api/cabinet/discrepancies/" + id);
        assertThat(after.at("/discrepancy/resolution").asText()).isEqualTo("PRESENT");
        assertThat(after.at("/snapshots/2/before").asBoolean()).isFalse();
        assertThat(send(request("/api/cabinet/discrepancies/none").GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void says_where_the_book_had_a_piece_that_nobody_put_where_it_was_found() throws Exception {
        ward.deliver(one.looks(A));
        var id = get("/api/cabinet/discrepancies").at("/items/0/id").asText();
        var evidence = get("/api/cabinet/discrepancies/" + id);
        assertThat(evidence.at("/discrepancy/kind").asText()).isEqualTo("PRESENT_WITHOUT_SESSION");
        assertThat(evidence.at("/stood/kind").asText()).isEqualTo("WARD");
        assertThat(evidence.at("/stands/name").asText()).isEqualTo("Cabinet 1");
    }

    @Test
    void orders_a_stock_take_that_names_its_tags_as_an_act_and_a_step() throws Exception {
        var path = "/api/cabinet/cabinets/cab-1/stock-take";
        var wish = BodyPublishers.ofString("{\"epcs\":[\"" + A.hex().toLowerCase(Locale.ROOT) + "\"]}");
        var answer = send(request(path).header("Idempotency-Key", "k1").POST(wish));
        assertThat(answer.statusCode()).isEqualTo(202);
        var again = send(request(path).header("Idempotency-Key", "k1").POST(wish));
        assertThat(again.body()).isEqualTo(answer.body());

        assertThat(ward.orders()).containsExactly("cab-1 stock-take");
        assertThat(ward.texts("select cause || ' ' || (act like 'act:%') from cabinet_step"))
                .containsExactly("STOCK_TAKE true");
        var sent = CommandFrame.read(HexFormat.of().parseHex(
                ward.texts("select encode(body, 'hex') from device_outbox").getFirst()));
        assertThat(sent).isInstanceOfSatisfying(Decoded.Ok.class, ok -> assertThat(((CommandFrame) ok.value()).command())
                .isEqualTo(new StockTake(List.of(A))));
        ward.holds();
    }

    @Test
    void does_not_know_a_cabinet_that_is_none_and_names_what_is_no_tag() throws Exception {
        assertThat(send(request("/api/cabinet/cabinets/nowhere").GET()).statusCode()).isEqualTo(404);
        assertThat(send(request("/api/cabinet/cabinets/nowhere/stock").GET()).statusCode()).isEqualTo(404);
        var none = BodyPublishers.ofString("{\"epcs\":[]}");
        assertThat(send(request("/api/cabinet/cabinets/nowhere/stock-take").POST(none)).statusCode()).isEqualTo(404);
        var wrong = BodyPublishers.ofString("{\"epcs\":[\"xyz\"]}");
        var answer = send(request("/api/cabinet/cabinets/cab-1/stock-take").POST(wrong));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("epcs[0]");
    }

    @Test
    void streams_the_latest_of_every_cabinet_that_changes() throws Exception {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        var stream = client.send(request("/api/cabinet/live").GET().build(), BodyHandlers.ofLines());
        Thread.ofVirtual().start(() -> stream.body().forEach(lines::add));
        await().atMost(TestWard.PATIENCE).until(() -> lines.contains("event: resync"));

        ward.deliver(one.opens("s1").closes("s1", A));
        await().atMost(TestWard.PATIENCE).until(() -> lines.stream()
                .anyMatch(line -> line.startsWith("data: {\"did\":\"cab-1\"") && line.contains("\"units\":1")));
        link("insert into device_node values ('n', now(), now()); insert into device_link (did, connection, node, opened_at)"
                + " values ('cab-1', 1, 'n', now())");
        await().atMost(TestWard.PATIENCE).until(() -> lines.stream()
                .anyMatch(line -> line.startsWith("data: {\"did\":\"cab-1\"") && line.contains("\"online\":true")));
    }

    private void link(String statements) throws SQLException {
        ward.county.database().execute(io.wardline.sql.Role.OWNER, statements);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var answer = send(request(path).GET());
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer nurse");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
