package io.wardline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.catalog.Catalog;
import io.wardline.platform.file.Files;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.Tagging;
import io.wardline.platform.place.Places;
import io.wardline.platform.web.Authenticator;
import io.wardline.platform.web.Caller;
import io.wardline.platform.web.Health;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import io.wardline.platform.web.WebServer;
import io.wardline.platform.web.WebSettings;
import io.wardline.sql.Checks;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Places, catalogue and ledger as a stranger meets them: by HTTP, on a real database. Each test uses codes of its own. */
final class FactsRoutesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static TestCounty county;
    private static WebServer server;
    private static int port;
    private static HeavyWork heavyWork;

    private static final class OneAdmin implements Authenticator {
        @Override
        public Optional<Caller> bySession(String cookie) {
            return Optional.empty();
        }

        @Override
        public Optional<Caller> byToken(String token) {
            return Optional.of(new Caller(1, token, Role.ADMIN, false));
        }
    }

    private record Reply(int status, JsonNode body) {
        String code() {
            return body.path("code").asText();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        county = TestCounty.open();
        var acts = new Acts(county.platform(), TestCounty.TIME, new Random(7));
        var places = new Places(acts);
        var ledger = new Ledger(TestCounty.TIME);
        var tagging = new Tagging(ledger, TestCounty.TIME, (_, _, _, _, _) -> {});
        var routes = new Routes();
        places.declareRoutes(routes, county.platform());
        heavyWork = new HeavyWork(county.vertx(), 1, 4);
        var files = new Files(new BookOfActs(acts), places::named, heavyWork, new Random(8), TestCounty.TIME);
        new Catalog(acts).declareRoutes(routes, county.platform(), heavyWork, files.printing());
        Ledger.declareRoutes(routes, tagging, places, acts, county.platform());
        ledger.declareStock(routes, places, county.platform());
        server = new WebServer(county.vertx(), WebSettings.loopback(0), routes, new OneAdmin(),
                new Health(InstantSource.system(), List::of), InstantSource.system(), new Random(1));
        port = server.start();
        post("/api/place/institutions", "{'code': 'H1', 'name': 'First hospital', 'kind': 'HOSPITAL'}");
        post("/api/place/places", "{'code': 'W1', 'name': 'Ward 1', 'kind': 'WARD', 'institution': 'H1'}");
        post("/api/catalog/items", "{'code': 'STENT', 'name': 'Stent', 'baseUnit': 'piece'}");
    }

    @AfterAll
    static void stop() throws SQLException {
        try (var reader = county.database().jdbc(io.wardline.sql.Role.READ)) {
            assertThat(Checks.run(reader)).allMatch(Checks.Outcome::holds);
        }
        server.stop();
        heavyWork.stop();
        county.close();
    }

    private static Reply get(String path) throws Exception {
        return send(to(path, "admin").build());
    }

    private static Reply post(String path, String body) throws Exception {
        return send(to(path, "admin").POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))).build());
    }

    private static Reply postAs(String account, String key, String path, String body) throws Exception {
        return send(to(path, account)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build());
    }

    private static HttpRequest.Builder to(String path, String account) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + account)
                .header("Content-Type", "application/json");
    }

    private static Reply send(HttpRequest request) throws Exception {
        var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), JSON.readTree(response.body()));
    }

    private static String unit(String epc, String lot, String expiry) {
        return "{'epc': '" + epc + "', 'item': 'STENT', 'lot': '" + lot + "', 'expiry': '" + expiry
                + "', 'owner': 'H1', 'place': 'W1'}";
    }

    private static long number(String query) throws SQLException {
        return county.database().number(io.wardline.sql.Role.READ, query);
    }

    @Test
    void a_hospital_belongs_to_a_consortium_that_is_known() throws Exception {
        assertThat(post("/api/place/consortia", "{'code': 'C1', 'name': '第一医疗共同体'}").status()).isEqualTo(201);
        assertThat(post("/api/place/consortia", "{'code': 'C1', 'name': 'Another'}").code()).isEqualTo("place_consortium_code_key");
        assertThat(post("/api/place/institutions", "{'code': 'M1', 'name': 'Member', 'kind': 'HOSPITAL', 'consortium': 'C9'}").code())
                .isEqualTo("place_institution_consortium_fkey");
        assertThat(post("/api/place/institutions", "{'code': 'M1', 'name': 'Member', 'kind': 'HOSPITAL', 'consortium': 'C1'}").status())
                .isEqualTo(201);
        assertThat(get("/api/place/consortia").body().path("items").path(0).path("name").asText()).isEqualTo("第一医疗共同体");
        var listed = get("/api/place/institutions?limit=500").body().path("items");
        assertThat(listed).anySatisfy(one -> {
            assertThat(one.path("code").asText()).isEqualTo("M1");
            assertThat(one.path("consortium").asText()).isEqualTo("C1");
        });
        assertThat(number("select count(*) from audit_row where subject = 'institution/M1' and field = 'consortium'")).isEqualTo(1);
    }

    @Test
    void a_place_is_added_once_and_listed_with_those_that_every_county_has() throws Exception {
        var added = post("/api/place/places",
                "{'code': 'W2', 'name': 'Ward 2', 'kind': 'WARD', 'parent': null, 'institution': 'H1'}");
        var again = post("/api/place/places", "{'code': 'W2', 'name': 'Ward 2', 'kind': 'WARD', 'institution': 'H1'}");

        assertThat(added.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("place_code_key");
        assertThat(get("/api/place/places").body().get("items").findValuesAsText("code"))
                .contains("W2", "OUT", "CONTESTED", "UNEXPLAINED");
    }

    @Test
    void a_place_needs_an_institution_and_a_parent_in_which_it_can_lie() throws Exception {
        assertThat(post("/api/place/places", "{'code': 'W3', 'name': 'Ward', 'kind': 'WARD', 'institution': 'H9'}").code())
                .isEqualTo("place_institution_fkey");
        assertThat(post("/api/place/places",
                                "{'code': 'W3', 'name': 'Ward', 'kind': 'WARD', 'institution': 'H1', 'parent': 'WASTE'}")
                        .code())
                .isEqualTo("place_parent_fkey");
        assertThat(post("/api/place/places", "{'code': 'W3', 'name': 'Ward', 'kind': 'OUT', 'institution': 'H1'}").status())
                .isEqualTo(400);
    }

    @Test
    void a_list_goes_on_where_its_page_ended() throws Exception {
        var first = get("/api/place/places?limit=3");
        var second = get("/api/place/places?limit=3&after=" + first.body().get("next").asText());

        var codes = first.body().get("items").findValuesAsText("code");
        codes.addAll(second.body().get("items").findValuesAsText("code"));
        assertThat(codes).hasSize(6).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void an_item_needs_a_gtin_with_the_right_check_digit_or_none() throws Exception {
        var wrong = post("/api/catalog/items", "{'code': 'G1', 'name': 'G', 'baseUnit': 'piece', 'gtin': '9506000134353'}");
        var right = post("/api/catalog/items", "{'code': 'G1', 'name': 'G', 'baseUnit': 'piece', 'gtin': '9506000134352'}");
        var taken = post("/api/catalog/items", "{'code': 'G2', 'name': 'G', 'baseUnit': 'piece', 'gtin': '09506000134352'}");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().get("errors").get(0).get("field").asText()).isEqualTo("gtin");
        assertThat(wrong.body().get("errors").get(0).get("message").asText()).contains("last digit").doesNotContain("_");
        assertThat(right.status()).isEqualTo(201);
        assertThat(taken.code()).isEqualTo("catalog_item_gtin_key");
        assertThat(get("/api/catalog/items").body().get("items").findValuesAsText("gtin")).contains("09506000134352");
    }

    @Test
    void tagged_pieces_appear_as_units_as_stock_and_as_movements() throws Exception {
        var bound = post("/api/ledger/units",
                "{'units': [" + unit("30340000aa01", "T1", "2028-01-31") + "," + unit("30340000AA02", "T1", "2028-01-31") + "]}");

        assertThat(bound.status()).isEqualTo(201);
        assertThat(bound.body().get("bound").asInt()).isEqualTo(2);
        assertThat(get("/api/ledger/units/30340000aa01").body().toString()).isEqualTo(
                "{\"epc\":\"30340000AA01\",\"item\":\"STENT\",\"name\":\"Stent\",\"lot\":\"T1\",\"expiry\":\"2028-01-31\","
                        + "\"owner\":\"H1\",\"place\":\"W1\",\"contested\":false}");
        assertThat(get("/api/ledger/units?place=W1").body().get("items").findValuesAsText("epc")).contains("30340000AA02");
        var line = get("/api/ledger/stock?place=W1").body().get("items").valueStream()
                .filter(each -> "T1".equals(each.get("lot").asText())).findFirst().orElseThrow();
        assertThat(line.get("quantity").asLong()).isEqualTo(2);
        var moved = get("/api/ledger/movements?epc=30340000AA01").body().get("items");
        assertThat(moved).hasSize(1);
        assertThat(moved.get(0).get("from").asText() + " " + moved.get(0).get("to").asText()).isEqualTo("SUPPLIER W1");
        assertThat(moved.get(0).get("cause").asText()).startsWith("act:");
        assertThat(moved.get(0).get("actor").asText()).isEqualTo("admin");
    }

    @Test
    void pages_of_stock_hold_every_line_once() throws Exception {
        post("/api/place/places", "{'code': 'W4', 'name': 'Ward 4', 'kind': 'WARD', 'institution': 'H1'}");
        for (var lot = 1; lot <= 5; lot++) {
            post("/api/ledger/units",
                    "{'units': [" + unit("30340000CC0" + lot, "P" + lot, "2028-01-31").replace("W1", "W4") + "]}");
        }

        var lots = new ArrayList<String>();
        var path = "/api/ledger/stock?place=W4&limit=2";
        for (var next = ""; next != null; ) {
            var page = get(path + next).body();
            lots.addAll(page.get("items").findValuesAsText("lot"));
            next = page.get("next").isNull() ? null : "&after=" + page.get("next").asText();
        }
        assertThat(lots).containsExactly("P1", "P2", "P3", "P4", "P5");
    }

    @Test
    void what_is_not_there_is_absent_and_what_cannot_be_read_is_named() throws Exception {
        assertThat(get("/api/ledger/units/3034FFFF").status()).isEqualTo(404);
        assertThat(get("/api/ledger/units/no-hex").status()).isEqualTo(404);
        assertThat(get("/api/ledger/units?place=W9").status()).isEqualTo(404);
        assertThat(get("/api/ledger/stock?place=WASTE").status()).isEqualTo(404);
        assertThat(get("/api/ledger/stock?within=WASTE").status()).isEqualTo(404);
        assertThat(get("/api/ledger/stock?from=soon").status()).isEqualTo(400);
        assertThat(get("/api/ledger/stock?status=NICE").status()).isEqualTo(400);
        assertThat(get("/api/ledger/movements?epc=3034FFFF").status()).isEqualTo(404);
        assertThat(get("/api/ledger/movements?epc=xyz").status()).isEqualTo(400);
        assertThat(post("/api/ledger/units", "{'units': []}").status()).isEqualTo(400);
    }

    @Test
    void every_wrong_field_of_an_owner_and_of_a_unit_is_named_at_once() throws Exception {
        var owner = post("/api/ledger/owners", "{'code': 'Q 3', 'name': '   ', 'z': 1}");
        var units = post("/api/ledger/units",
                "{'units': [{'epc': 'xyz', 'item': 7, 'lot': 'T9', 'expiry': 'soon', 'owner': 'H1', 'place': 'W1', 'z': 1}]}");

        assertThat(owner.status()).isEqualTo(400);
        assertThat(owner.body().get("errors").findValuesAsText("field")).containsExactlyInAnyOrder("code", "name", "z");
        assertThat(units.body().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("units[0].epc", "units[0].item", "units[0].expiry", "units[0].z");
    }

    @Test
    void the_same_key_gets_the_same_answer_and_the_act_is_performed_once() throws Exception {
        var body = "{'units': [" + unit("30340000BB01", "S1", "2028-01-31") + "]}";

        var first = postAs("nurse", "k-1", "/api/ledger/units", body);
        var again = postAs("nurse", "k-1", "/api/ledger/units", body);
        var other = postAs("nurse", "k-1", "/api/ledger/units", "{'units': [" + unit("30340000BB02", "S1", "2028-01-31") + "]}");
        var stranger = postAs("doctor", "k-1", "/api/ledger/units", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again).isEqualTo(first);
        assertThat(other.code()).isEqualTo("key_reused");
        assertThat(stranger.code()).isEqualTo("ledger_unit_epc_key");
        assertThat(number("select count(*) from audit_act where account = 'nurse'")).isEqualTo(1);
        assertThat(number("select count(*) from audit_row r join audit_act a on a.id = r.act_id "
                        + "where a.account = 'nurse' and r.subject = 'unit/30340000BB01' and r.new_value = 'STENT S1'"))
                .isEqualTo(1);
    }

    @Test
    void a_refusal_leaves_no_act_and_is_given_again_under_its_key() throws Exception {
        var body = "{'units': [" + unit("30340000DD01", "S1", "2031-01-31") + "]}";
        post("/api/ledger/units", "{'units': [" + unit("30340000DD02", "S1", "2028-01-31") + "]}");

        var refused = postAs("keeper", "k-2", "/api/ledger/units", body);
        var again = postAs("keeper", "k-2", "/api/ledger/units", body);

        assertThat(refused.code()).isEqualTo("ledger_lot_expiry_differs");
        assertThat(refused.body().get("detail").asText()).contains("2028-01-31").contains("2031-01-31");
        assertThat(again.code()).isEqualTo("ledger_lot_expiry_differs");
        assertThat(again.body().get("detail")).isEqualTo(refused.body().get("detail"));
        assertThat(number("select count(*) from audit_act where account = 'keeper'")).isZero();
        assertThat(number("select count(*) from ledger_unit where epc = '30340000DD01'")).isZero();
    }

    @Test
    void a_supplier_becomes_an_owner_unless_an_institution_has_the_code() throws Exception {
        assertThat(post("/api/ledger/owners", "{'code': 'ACME', 'name': 'Acme Medical'}").status()).isEqualTo(201);
        assertThat(post("/api/ledger/owners", "{'code': 'ACME', 'name': 'Acme Medical'}").code()).isEqualTo("ledger_owner_code_key");
        assertThat(post("/api/ledger/owners", "{'code': 'H1', 'name': 'Not the hospital'}").code()).isEqualTo("ledger_owner_code_key");
        assertThat(get("/api/ledger/owners").body().get("items").findValuesAsText("code")).contains("ACME");
    }
}
