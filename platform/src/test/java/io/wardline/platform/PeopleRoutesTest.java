package io.wardline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.sql.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator does to accounts, as the console's requests do it. */
final class PeopleRoutesTest {
    private static final String ACCOUNTS = "/api/identity/accounts";
    private static final String FRESH = "a fresh and long password";

    @TempDir
    private static Path folder;

    private static TestPlatform wardline;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        wardline = new TestPlatform(folder);
        admin = wardline.administrator();
        post("/api/place/institutions", "{'code':'H1','name':'First','kind':'HOSPITAL'}");
        post("/api/catalog/items", "{'code':'STENT','name':'Stent','baseUnit':'piece'}");
    }

    @AfterAll
    static void stop() {
        wardline.close();
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return wardline.write(admin, path, body.replace('\'', '"'));
    }

    private static HttpResponse<String> delete(String cookie, String path) throws Exception {
        return wardline.send(wardline.to(path).DELETE().header("Cookie", cookie)
                .header("Origin", wardline.platform.address().toString()).header("X-Wardline-Csrf", "1"));
    }

    private static JsonNode created(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return TestPlatform.json(response);
    }

    private static String code(HttpResponse<String> response) throws Exception {
        return response.statusCode() + " " + TestPlatform.json(response).path("code").asText();
    }

    /** A nurse of the first hospital who has chosen a password; her session. */
    private static String nurse(String name) throws Exception {
        var first = created(post(ACCOUNTS, "{'name':'" + name
                + "','role':'WARD','scope':'INSTITUTIONS','institutions':['H1'],'duties':['nurse']}")).get("password").asText();
        var cookie = TestPlatform.cookie(wardline.signIn(name, first));
        assertThat(wardline.write(cookie, "/api/identity/password",
                "{\"current\":\"" + first + "\",\"fresh\":\"" + FRESH + "\"}").statusCode()).isEqualTo(204);
        return cookie;
    }

    private static JsonNode shown(String name) throws Exception {
        return TestPlatform.json(wardline.read(admin, ACCOUNTS + "?limit=500")).get("items").valueStream()
                .filter(account -> account.get("name").asText().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void an_account_is_created_shown_scoped_and_given_duties() throws Exception {
        var cookie = nurse("nurse.one");
        var shown = shown("nurse.one");
        assertThat(shown.get("institutions").toString()).isEqualTo("[\"H1\"]");
        assertThat(shown.get("duties").toString()).isEqualTo("[\"nurse\"]");
        assertThat(shown.get("lastSignInAt").isNull()).isFalse();
        assertThat(TestPlatform.json(wardline.read(cookie, "/api/identity/session")).get("permissions").toString())
                .isEqualTo("[\"COUNT\",\"USE_CABINET\"]");
        assertThat(wardline.read(cookie, ACCOUNTS).statusCode()).as("not an administrator").isEqualTo(403);
        assertThat(post(ACCOUNTS + "/nurse.one/scope", "{'scope':'COUNTY','institutions':[]}").statusCode()).isEqualTo(204);
        assertThat(shown("nurse.one").get("scope").asText()).isEqualTo("COUNTY");
        assertThat(code(post(ACCOUNTS + "/nurse.one/scope", "{'scope':'INSTITUTIONS','institutions':['NOWHERE']}")))
                .isEqualTo("409 identity_scope_institution_fkey");
        assertThat(post(ACCOUNTS + "/nurse.one/duties", "{'duties':['head-nurse','keeper']}").statusCode()).isEqualTo(204);
        assertThat(post(ACCOUNTS + "/nurse.one/duties", "{'duties':['king']}").statusCode()).isEqualTo(400);
        assertThat(post(ACCOUNTS + "/nobody/duties", "{'duties':[]}").statusCode()).isEqualTo(404);
        assertThat(wardline.database.number(Role.READ, "select count(*) from audit_row where subject = 'account/nurse.one'"
                + " and field = 'duties' and old_value = 'nurse' and new_value = 'head-nurse keeper'")).isEqualTo(1);
        assertThat(code(post(ACCOUNTS, "{'name':'nurse.one','role':'WARD','scope':'COUNTY','institutions':[],'duties':[]}")))
                .isEqualTo("409 identity_account_name_key");
    }

    @Test
    void disabling_ends_every_session_at_once() throws Exception {
        var cookie = nurse("nurse.two");
        assertThat(wardline.read(cookie, "/api/place/places").statusCode()).isEqualTo(200);
        assertThat(post(ACCOUNTS + "/nurse.two/state", "{'state':'DISABLED'}").statusCode()).isEqualTo(204);
        assertThat(wardline.read(cookie, "/api/place/places").statusCode()).isEqualTo(401);
        assertThat(code(wardline.signIn("nurse.two", FRESH))).isEqualTo("401 credentials_refused");
        assertThat(post(ACCOUNTS + "/nurse.two/state", "{'state':'ACTIVE'}").statusCode()).isEqualTo(204);
        assertThat(wardline.read(cookie, "/api/place/places").statusCode()).as("the old session stays ended").isEqualTo(401);
        assertThat(wardline.signIn("nurse.two", FRESH).statusCode()).isEqualTo(204);
        assertThat(code(post(ACCOUNTS + "/admin/state", "{'state':'DISABLED'}"))).isEqualTo("409 identity_account_own");
    }

    @Test
    void sessions_are_listed_and_ended_one_by_one() throws Exception {
        var here = nurse("nurse.three");
        var there = TestPlatform.cookie(wardline.signIn("nurse.three", FRESH));
        var open = TestPlatform.json(wardline.read(here, "/api/identity/sessions")).get("items");
        assertThat(open).hasSize(2);
        var other = open.valueStream().filter(session -> !session.get("own").asBoolean()).findFirst().orElseThrow();
        assertThat(other.get("address").asText()).isEqualTo("127.0.0.1");
        assertThat(delete(here, "/api/identity/sessions/" + other.get("id").asText()).statusCode()).isEqualTo(204);
        assertThat(wardline.read(there, "/api/identity/session").statusCode()).isEqualTo(401);
        assertThat(delete(here, "/api/identity/sessions/" + other.get("id").asText()).statusCode()).isEqualTo(404);
        var last = TestPlatform.json(wardline.read(admin, ACCOUNTS + "/nurse.three/sessions")).at("/items/0/id").asText();
        assertThat(delete(admin, ACCOUNTS + "/nurse.three/sessions/" + last).statusCode()).isEqualTo(204);
        assertThat(wardline.read(here, "/api/identity/session").statusCode()).isEqualTo(401);
    }

    @Test
    void a_service_gets_tokens_that_are_shown_once_and_revoked_one_by_one() throws Exception {
        var first = created(post(ACCOUNTS,
                "{'name':'robot','role':'WAREHOUSE','scope':'COUNTY','institutions':[],'duties':[],'kind':'SERVICE'}")).get("token").asText();
        var second = created(post(ACCOUNTS + "/robot/tokens", "{}"));
        assertThat(places(first)).isEqualTo(200);
        assertThat(places(second.get("token").asText())).isEqualTo(200);
        assertThat(TestPlatform.json(wardline.read(admin, ACCOUNTS + "/robot/tokens")).toString()).doesNotContain("wl_");
        assertThat(delete(admin, ACCOUNTS + "/robot/tokens/" + second.get("id").asLong()).statusCode()).isEqualTo(204);
        assertThat(places(second.get("token").asText())).isEqualTo(401);
        assertThat(places(first)).isEqualTo(200);
        nurse("nurse.four");
        assertThat(post(ACCOUNTS + "/nurse.four/tokens", "{}").statusCode()).as("a person has no token").isEqualTo(404);
        assertThat(code(post(ACCOUNTS + "/robot/duties", "{'duties':['auditor']}"))).isEqualTo("409 identity_duty_of_service");
        post(ACCOUNTS + "/robot/state", "{'state':'DISABLED'}");
        assertThat(places(first)).isEqualTo(401);
    }

    private static int places(String token) throws Exception {
        return wardline.send(wardline.to("/api/place/places").header("Authorization", "Bearer " + token)).statusCode();
    }

    @Test
    void a_reset_code_gives_a_new_password_once() throws Exception {
        var cookie = nurse("nurse.five");
        var reset = TestPlatform.json(post(ACCOUNTS + "/nurse.five/reset", "{}")).get("code").asText();
        assertThat(wardline.read(cookie, "/api/identity/session").statusCode()).isEqualTo(401);
        var wish = "{\"account\":\"nurse.five\",\"code\":\"" + reset + "\",\"fresh\":\"yet another password\"}";
        assertThat(wardline.send(wardline.post("/api/identity/recovery", wish)).statusCode()).isEqualTo(204);
        assertThat(code(wardline.send(wardline.post("/api/identity/recovery", wish)))).isEqualTo("401 code_refused");
        assertThat(wardline.signIn("nurse.five", "yet another password").statusCode()).isEqualTo(204);
        assertThat(wardline.database.number(Role.READ, "select count(*) from audit_act where convert_from(body, 'UTF8') like '%"
                + reset + "%'")).as("no code in an act").isZero();
    }

    @Test
    void a_privileged_duty_asks_for_a_second_step_before_anything_else() throws Exception {
        var cookie = nurse("clerk");
        assertThat(post(ACCOUNTS + "/clerk/duties", "{'duties':['finance-clerk']}").statusCode()).isEqualTo(204);
        assertThat(code(wardline.read(cookie, "/api/place/places"))).isEqualTo("403 second_step_enrolment_required");
        assertThat(TestPlatform.json(wardline.read(cookie, "/api/identity/session")).get("mustEnrolSecondStep").asBoolean()).isTrue();
        var wrong = wardline.write(cookie, "/api/identity/second-step", "{\"password\":\"wrong\"}");
        assertThat(code(wrong)).isEqualTo("409 current_password_wrong");
        var begun = TestPlatform.json(wardline.write(cookie, "/api/identity/second-step", "{\"password\":\"" + FRESH + "\"}"));
        assertThat(begun.get("uri").asText()).startsWith("otpauth://totp/Wardline:clerk?secret=" + begun.get("secret").asText());
        assertThat(code(wardline.write(cookie, "/api/identity/second-step/confirmation", "{\"code\":\"000000\"}")))
                .isEqualTo("409 second_step_code_wrong");
    }

    @Test
    void an_inspector_sees_one_item_and_no_administrator_changes_that() throws Exception {
        var made = created(post("/api/identity/inspections", "{'name':'inspector.li','item':'STENT'}"));
        assertThat(made.has("expiresAt")).isTrue();
        assertThat(code(post("/api/identity/inspections", "{'name':'inspector.wu','item':'NOTHING'}")))
                .isEqualTo("409 identity_inspection_item");
        assertThat(code(post(ACCOUNTS + "/inspector.li/scope", "{'scope':'COUNTY','institutions':[]}")))
                .isEqualTo("409 identity_account_inspection");
        assertThat(shown("inspector.li").get("scope").asText()).isEqualTo("ITEM");
    }

    @Test
    void deputies_and_rosters_are_written_ended_and_never_deleted() throws Exception {
        nurse("head");
        nurse("deputy");
        var times = "'from':'2026-01-01T00:00:00Z','until':'2026-12-31T00:00:00Z'}";
        var deputy = created(post("/api/identity/deputies", "{'account':'head','deputy':'deputy'," + times)).get("id").asLong();
        assertThat(code(post("/api/identity/deputies", "{'account':'head','deputy':'head'," + times))).isEqualTo("409 identity_deputy_is_another");
        assertThat(code(post("/api/identity/deputies", "{'account':'head','deputy':'nobody'," + times))).isEqualTo("409 identity_account_unknown");
        assertThat(post("/api/identity/deputies", "{'account':'head','deputy':'deputy','from':'2026-02-01T00:00:00Z','until':'2026-01-01T00:00:00Z'}")
                .statusCode()).isEqualTo(400);
        assertThat(delete(admin, "/api/identity/deputies/" + deputy).statusCode()).isEqualTo(204);
        assertThat(delete(admin, "/api/identity/deputies/" + deputy).statusCode()).as("ended already").isEqualTo(404);
        assertThat(TestPlatform.json(wardline.read(admin, "/api/identity/deputies")).get("items")).hasSize(1);
        assertThat(code(post("/api/identity/roster", "{'duty':'buyer','account':'head'," + times))).isEqualTo("409 identity_roster_duty");
        var watch = created(post("/api/identity/roster", "{'duty':'nurse','account':'head'," + times)).get("id").asLong();
        assertThat(delete(admin, "/api/identity/roster/" + watch).statusCode()).isEqualTo(204);
        assertThat(TestPlatform.json(wardline.read(admin, "/api/identity/roster")).at("/items/0/duty").asText()).isEqualTo("nurse");
    }
}
