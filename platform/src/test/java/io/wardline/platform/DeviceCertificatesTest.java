package io.wardline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.sql.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of devices: who gets one, and how one alone is taken back. */
final class DeviceCertificatesTest {
    /** A request of some P-256 key; whose name it bears does not matter. */
    private static final String REQUEST = "MIHLMHICAQAwEDEOMAwGA1UEAwwFQy0wMTcwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASEEtCGA0rGLhnvXYdtqZ6QIlx1AviuaJ+iUqzT1uiarnD16kktiC7X49P/XvvPUo9dCzkpctrc3n2Cr7Qbtbe7oAAwCgYIKoZIzj0EAwIDSQAwRgIhAOE9NHutR/yjfQlzUEIWKkSTDyGmJwrKR0NymN6N7btzAiEAo2lF2DlybwMGnX/ZY6PTWvMz8j7wi/1+iMSYp0yfKqQ=";

    @TempDir
    private static Path folder;

    private static TestPlatform wardline;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        wardline = new TestPlatform(folder);
        admin = wardline.administrator();
        post("/api/place/institutions", "{\"code\":\"H1\",\"name\":\"Hospital\",\"kind\":\"HOSPITAL\"}");
        post("/api/place/places", "{\"code\":\"W1\",\"name\":\"Ward\",\"kind\":\"WARD\",\"institution\":\"H1\"}");
    }

    @AfterAll
    static void stop() {
        wardline.close();
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return wardline.write(admin, path, body);
    }

    private static HttpResponse<String> certify(String did) throws Exception {
        return post("/api/device/devices/" + did + "/certificates", "{\"request\":\"" + REQUEST + "\"}");
    }

    private static HttpResponse<String> revoke(String did, String serial) throws Exception {
        return post("/api/device/devices/" + did + "/revocations", "{\"serial\":\"" + serial + "\"}");
    }

    private static String code(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(409);
        return TestPlatform.json(response).get("code").asText();
    }

    private static void register(String did) throws Exception {
        post("/api/place/places", "{\"code\":\"P-" + did + "\",\"name\":\"Cabinet\",\"kind\":\"CABINET\",\"parent\":\"W1\",\"institution\":\"H1\"}");
        assertThat(post("/api/device/devices", "{\"did\":\"" + did + "\",\"kind\":\"CABINET\",\"place\":\"P-" + did + "\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void one_certificate_is_revoked_once_and_the_others_stay() throws Exception {
        register("R-1");
        var lost = TestPlatform.json(certify("R-1")).get("serial").asText();
        var kept = TestPlatform.json(certify("R-1")).get("serial").asText();
        assertThat(revoke("R-1", lost).statusCode()).isEqualTo(204);
        assertThat(revoke("R-1", lost).statusCode()).as("again").isEqualTo(204);
        assertThat(code(revoke("R-1", "abcdef"))).isEqualTo("device_certificate_unknown");
        assertThat(revoke("NOBODY", kept).statusCode()).isEqualTo(404);

        var listed = TestPlatform.json(wardline.read(admin, "/api/device/devices/R-1/certificates")).get("items");
        assertThat(listed.valueStream().map(each -> each.get("serial").asText() + " " + each.get("revokedAt").isNull()))
                .containsExactlyInAnyOrder(lost + " false", kept + " true");
        assertThat(wardline.database.number(Role.READ, "select count(*) from audit_row where subject = 'device/R-1'"
                        + " and field = 'certificate' and old_value = '" + lost + "' and new_value is null"))
                .isEqualTo(1);
    }

    @Test
    void the_certificate_of_another_device_is_not_revoked() throws Exception {
        register("R-2");
        register("R-3");
        var other = TestPlatform.json(certify("R-2")).get("serial").asText();
        assertThat(code(revoke("R-3", other))).isEqualTo("device_certificate_unknown");
        assertThat(wardline.database.number(Role.READ, "select count(*) from device_certificate where did = 'R-2' and revoked_at is null"))
                .isEqualTo(1);
    }

    @Test
    void nobody_vouches_for_a_disabled_device() throws Exception {
        register("R-4");
        post("/api/device/devices/R-4/state", "{\"state\":\"DISABLED\"}");
        assertThat(code(certify("R-4"))).isEqualTo("device_disabled");
        post("/api/device/devices/R-4/state", "{\"state\":\"ACTIVE\"}");
        assertThat(certify("R-4").statusCode()).isEqualTo(201);
    }
}
