package io.wardline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.platform.web.Route;
import io.vertx.core.Vertx;
import io.wardline.sql.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole platform as a browser or a program meets it. */
final class PlatformTest {
    @TempDir
    private static Path folder;

    private static TestPlatform wardline;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        wardline = new TestPlatform(folder);
        admin = wardline.administrator();
    }

    @AfterAll
    static void stop() {
        wardline.close();
    }

    private static HttpResponse<String> add(String path, String body) throws Exception {
        return wardline.write(admin, path, body);
    }

    private static void addWard(String code) throws Exception {
        add("/api/place/institutions", "{\"code\":\"H-" + code + "\",\"name\":\"Hospital\",\"kind\":\"HOSPITAL\"}");
        add("/api/place/places", "{\"code\":\"" + code + "\",\"name\":\"Ward\",\"kind\":\"WARD\",\"institution\":\"H-" + code + "\"}");
    }

    private static void addCabinetPlace(String code, String ward) throws Exception {
        assertThat(add("/api/place/places", "{\"code\":\"" + code + "\",\"name\":\"Cabinet\",\"kind\":\"CABINET\",\"parent\":\"" + ward
                + "\",\"institution\":\"H-" + ward + "\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void every_route_stands_in_the_document_with_its_duties_and_scope_and_nothing_else_does() throws Exception {
        var document = TestPlatform.json(wardline.send(wardline.to("/api/openapi.json")));
        var documented = new TreeSet<String>();
        document.get("paths").properties().forEach(path ->
                path.getValue().fieldNames().forEachRemaining(method -> documented.add(method + " " + path.getKey())));
        var declared = new TreeSet<String>();
        var wrong = new ArrayList<String>();
        for (var route : wardline.platform.routes().declared()) {
            var method = route.method().toLowerCase(java.util.Locale.ROOT);
            declared.add(method + " " + route.path());
            var operation = document.get("paths").path(route.path()).path(method);
            if (!marks(operation).equals(marks(route))) {
                wrong.add(route.name() + " declares " + marks(route) + ", the document says " + marks(operation));
            }
        }
        assertThat(declared).isEqualTo(documented);
        assertThat(wrong).isEmpty();
    }

    private static String marks(Route route) {
        return route.access().roleWords() + " " + route.access().scopeWord();
    }

    private static String marks(JsonNode operation) {
        return operation.path("x-role").valueStream().map(JsonNode::asText).sorted().toList() + " " + operation.path("x-scope").asText();
    }

    @Test
    void is_ready_once_every_shard_is_held() {
        await().untilAsserted(() -> {
            var ready = wardline.send(wardline.to("/health/ready"));
            assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
            assertThat(ready.body()).contains("database", "schema", "pump");
        });
    }

    @Test
    void refuses_a_wrong_password_without_saying_which_part_was_wrong() throws Exception {
        var wrongPassword = wardline.signIn("admin", "wrong");
        var wrongAccount = wardline.signIn("nobody", "wrong");
        assertThat(wrongPassword.statusCode()).isEqualTo(401);
        assertThat(wrongAccount.statusCode()).isEqualTo(401);
        assertThat(TestPlatform.json(wrongPassword).get("code")).isEqualTo(TestPlatform.json(wrongAccount).get("code"));
        assertThat(wrongAccount.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_guesser_is_told_when_to_come_back() throws Exception {
        var statuses = new ArrayList<Integer>();
        for (var attempt = 0; attempt < 8; attempt++) {
            statuses.add(wardline.signIn("guessed", "wrong " + attempt).statusCode());
        }
        assertThat(statuses).containsOnly(401, 429);
        assertThat(wardline.signIn("guessed", "wrong").headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void the_cookie_is_closed_to_scripts_and_to_other_sites() throws Exception {
        var session = wardline.signIn("admin", TestPlatform.PASSWORD);
        assertThat(session.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("wardline=").contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Secure");
        var cookie = TestPlatform.cookie(session);
        var current = TestPlatform.json(wardline.read(cookie, "/api/identity/session"));
        assertThat(current.get("account").asText()).isEqualTo("admin");
        assertThat(current.has("expiresAt")).isTrue();
        wardline.send(wardline.to("/api/identity/session").DELETE().header("Cookie", cookie)
                .header("Origin", wardline.platform.address().toString()).header("X-Wardline-Csrf", "1"));
        assertThat(wardline.read(cookie, "/api/identity/session").statusCode()).isEqualTo(401);
    }

    @Test
    void a_stolen_cookie_writes_nothing_from_another_origin() throws Exception {
        var stolen = wardline.post("/api/place/institutions", "{\"code\":\"EVIL\",\"name\":\"Evil\",\"kind\":\"HOSPITAL\"}")
                .header("Cookie", admin).header("Origin", "https://evil.example").header("X-Wardline-Csrf", "1");
        assertThat(TestPlatform.json(wardline.send(stolen)).get("code").asText()).isEqualTo("foreign_origin");
        assertThat(wardline.database.number(Role.READ, "select count(*) from place_institution where code = 'EVIL'")).isZero();
    }

    @Test
    void concurrent_retries_of_one_act_get_one_answer_and_act_once() throws Exception {
        List<Callable<String>> retries = new ArrayList<>();
        for (var retry = 0; retry < 12; retry++) {
            retries.add(() -> {
                var response = wardline.send(withKey("retried", "{\"code\":\"RETRY\",\"name\":\"Retry\",\"kind\":\"HOSPITAL\"}"));
                return response.statusCode() + " " + response.body();
            });
        }
        var answers = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(retries)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsExactly("201 {\"code\":\"RETRY\"}");
        assertThat(wardline.database.number(Role.READ, "select count(*) from audit_act where convert_from(body, 'UTF8') like '%RETRY%'"))
                .isEqualTo(1);
        var reused = wardline.send(withKey("retried", "{\"code\":\"OTHER\",\"name\":\"Other\",\"kind\":\"HOSPITAL\"}"));
        assertThat(reused.statusCode()).isEqualTo(409);
        assertThat(TestPlatform.json(reused).get("code").asText()).isEqualTo("key_reused");
    }

    private static HttpRequest.Builder withKey(String key, String body) {
        return wardline.post("/api/place/institutions", body).header("Cookie", admin)
                .header("Origin", wardline.platform.address().toString()).header("X-Wardline-Csrf", "1")
                .header("Idempotency-Key", key);
    }

    @Test
    void a_device_is_registered_once_at_a_cabinet_place_of_its_own() throws Exception {
        addWard("W-1");
        addCabinetPlace("CAB-1", "W-1");
        assertThat(register("C-1", "CAB-1").statusCode()).isEqualTo(201);
        assertThat(code(register("C-1", "CAB-1"))).isEqualTo("device_registry_pkey");
        assertThat(code(register("C-2", "CAB-1"))).isEqualTo("device_registry_cabinet_place_key");
        assertThat(code(register("C-2", "W-1"))).isEqualTo("device_place_kind");
        assertThat(code(register("C-2", "NOWHERE"))).isEqualTo("device_registry_place_fkey");
        var malformed = register("C 2", "CAB-1");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(TestPlatform.json(malformed).at("/errors/0/field").asText()).isEqualTo("did");
    }

    private static HttpResponse<String> register(String did, String place) throws Exception {
        return add("/api/device/devices", "{\"did\":\"" + did + "\",\"kind\":\"CABINET\",\"place\":\"" + place + "\"}");
    }

    private static String code(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(409);
        return TestPlatform.json(response).get("code").asText();
    }

    @Test
    void a_device_is_disabled_and_listed_so() throws Exception {
        addWard("W-3");
        addCabinetPlace("CAB-3", "W-3");
        register("C-3", "CAB-3");
        assertThat(add("/api/device/devices/C-3/state", "{\"state\":\"DISABLED\"}").statusCode()).isEqualTo(200);
        assertThat(add("/api/device/devices/C-9/state", "{\"state\":\"DISABLED\"}").statusCode()).isEqualTo(404);
        assertThat(add("/api/device/devices/C-3/state", "{\"state\":\"ASLEEP\"}").statusCode()).isEqualTo(400);
        var listed = TestPlatform.json(wardline.read(admin, "/api/device/devices?limit=500")).get("items");
        assertThat(listed.valueStream().filter(device -> device.get("did").asText().equals("C-3"))
                .map(device -> device.get("state").asText() + " " + device.get("online").asBoolean())).containsExactly("DISABLED false");
        assertThat(wardline.database.number(Role.READ,
                "select count(*) from audit_row where subject = 'device/C-3' and field = 'state' and new_value = 'DISABLED'")).isEqualTo(1);
    }

    @Test
    void a_decided_fork_revokes_the_certificates_and_raises_the_epoch_once() throws Exception {
        addWard("W-4");
        addCabinetPlace("CAB-4", "W-4");
        register("C-4", "CAB-4");
        wardline.database.execute(Role.OWNER,
                """
                insert into device_certificate (serial, did, not_before, not_after) values ('4a', 'C-4', now(), now() + interval '1 day');
                insert into device_head (did, epoch, last_seq) values ('C-4', 17, 9);
                insert into device_fork (did, at, connection, code) values ('C-4', now(), 1, 'journal.forked');
                """);
        var fork = TestPlatform.json(wardline.read(admin, "/api/device/forks")).at("/items/0/id").asLong();
        var decided = TestPlatform.json(add("/api/device/forks/" + fork + "/decision", "{}"));
        assertThat(decided.toString()).isEqualTo("{\"did\":\"C-4\",\"epochFloor\":18,\"certificatesRevoked\":1}");
        assertThat(code(add("/api/device/forks/" + fork + "/decision", "{}"))).isEqualTo("device_fork_decided");
        assertThat(add("/api/device/forks/999999/decision", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void serves_the_console_for_every_screen_and_never_lets_the_page_be_kept() throws Exception {
        for (var path : List.of("/", "/index.html", "/cabinets/C-1")) {
            var page = wardline.send(wardline.to(path));
            assertThat(page.body()).contains("<div id=\"root\">");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("script-src 'self'").doesNotContain("unsafe");
        }
        var script = wardline.send(wardline.to("/assets/index-abc.js").header("Accept-Encoding", "gzip"));
        assertThat(script.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(script.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(wardline.send(wardline.to("/assets/missing.js")).statusCode()).isEqualTo(404);
        assertThat(wardline.send(wardline.to("/..%2f..%2fmessages_en.properties")).statusCode()).isEqualTo(404);
        assertThat(wardline.send(wardline.to("/ca.pem")).body()).startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void an_unknown_configuration_key_stops_the_start_and_suggests_the_nearest() {
        assertThatThrownBy(() -> ConfigKeys.read(List.of("--http.prot", "8080"), "node"))
                .isInstanceOf(ConfigFault.class)
                .hasMessage("unknown key http.prot in the command line; did you mean http.port?");
        assertThatThrownBy(() -> ConfigKeys.read(List.of("--http.port"), "node")).isInstanceOf(ConfigFault.class);
        assertThatThrownBy(() -> ConfigKeys.read(List.of("--certificates", "x"), "node"))
                .hasMessage("the key database.passwords is missing");
    }

    @Test
    void the_audit_page_lists_changes_newest_first_and_filters_them() throws Exception {
        addWard("W-A1");
        addWard("W-A2");
        var ofWard = TestPlatform.json(wardline.read(admin, "/api/audit?subject=place/W-A1")).get("items");
        assertThat(ofWard.valueStream().map(line -> line.get("field").asText() + "=" + line.get("after").asText()))
                .containsExactly("name=Ward", "kind=WARD", "institution=H-W-A1");
        assertThat(ofWard.get(0).get("account").asText()).isEqualTo("admin");
        assertThat(ofWard.get(0).get("kind").asText()).isEqualTo("place.addPlace");
        assertThat(TestPlatform.json(wardline.read(admin, "/api/audit?account=stranger")).get("items")).isEmpty();
        assertThat(TestPlatform.json(wardline.read(admin, "/api/audit?from=2999-01-01T00:00:00Z")).get("items")).isEmpty();
        assertThat(TestPlatform.json(wardline.read(admin, "/api/audit?before=2001-01-01T00:00:00Z")).get("items")).isEmpty();
        assertThat(wardline.read(admin, "/api/audit?from=yesterday").statusCode()).isEqualTo(400);
        assertThat(wardline.read(admin, "/api/audit?after=bm9uZQ").statusCode()).isEqualTo(400);
        var exported = wardline.read(admin, "/api/audit/export?format=csv&subject=place/W-A1");
        assertThat(exported.headers().firstValue("X-Wardline-Filter")).contains("subject%3Dplace%2FW-A1");
        assertThat(exported.body().lines()).hasSize(4).element(1).asString()
                .contains(",admin,place.addPlace,place/W-A1,name,,Ward,");
        assertThat(wardline.read(admin, "/api/audit/export?format=csv&from=yesterday").statusCode()).isEqualTo(400);

        var paged = new ArrayList<String>();
        var path = "/api/audit?kind=place.addPlace&limit=2";
        for (var next = path; next != null; ) {
            var page = TestPlatform.json(wardline.read(admin, next));
            page.get("items").valueStream().map(JsonNode::toString).forEach(paged::add);
            next = page.get("next").isNull() ? null : path + "&after=" + page.get("next").asText();
        }
        var whole = TestPlatform.json(wardline.read(admin, "/api/audit?kind=place.addPlace&limit=500")).get("items");
        assertThat(paged).containsAll(whole.valueStream().map(JsonNode::toString).filter(line -> line.contains("W-A")).toList())
                .doesNotHaveDuplicates();
        var newest = whole.valueStream().map(line -> line.get("subject").asText()).toList();
        assertThat(newest.indexOf("place/W-A2")).isLessThan(newest.indexOf("place/W-A1"));
    }

    @Test
    void what_is_written_is_sealed_soon_and_the_head_stands_outside_of_the_database() throws Exception {
        addWard("W-S1");
        await().atMost(java.time.Duration.ofMinutes(1)).untilAsserted(() -> {
            var unsealed = wardline.database.number(Role.READ, "select count(*) from audit_act where sealing >"
                    + " coalesce((select upto_sealing from audit_seal where table_name = 'audit_act' order by no desc limit 1), 0)");
            assertThat(unsealed).isZero();
        });
        var status = TestPlatform.json(wardline.read(admin, "/api/audit/seals"));
        assertThat(status.at("/head/no").asLong()).isPositive();
        assertThat(status.at("/head/hash").asText()).matches("[0-9a-f]{64}");
        assertThat(status.get("lagMs").asLong()).isNotNegative();
        await().untilAsserted(() -> assertThat(folder.resolve("seals")).isDirectoryContaining("glob:**/heads-??????.txt"));
    }

    @Test
    void the_night_finds_a_sealed_act_that_was_edited() throws Exception {
        addWard("W-N1");
        await().atMost(java.time.Duration.ofMinutes(1)).until(() -> wardline.database.number(Role.READ,
                "select count(*) from audit_act where sealing > coalesce((select max(upto_sealing) from audit_seal"
                        + " where table_name = 'audit_act'), 0)") == 0);
        var vertx = Vertx.vertx();
        try {
            var night = new Night(vertx, wardline.config(folder, Config.Http.of("127.0.0.1", 0)));
            assertThat(night.answers()).hasSizeGreaterThan(20).allMatch(outcome -> outcome.rowsFound() == 0);
            wardline.database.execute(Role.OWNER, "alter table audit_act disable trigger user;"
                    + "update audit_act set request_id = 'forged' where convert_from(body, 'UTF8') like '%W-N1%';"
                    + "alter table audit_act enable trigger user");
            assertThat(night.answers()).filteredOn(outcome -> outcome.name().equals("audit_verify")).singleElement().satisfies(outcome -> {
                assertThat(outcome.rowsFound()).isPositive();
                assertThat(outcome.firstRows()).first().asString().startsWith("EDITED");
            });
        } finally {
            vertx.close().await();
        }
    }
}
