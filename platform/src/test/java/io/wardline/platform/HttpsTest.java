package io.wardline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.sql.TestPostgres;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform over HTTPS with a certificate of the county's own authority. */
final class HttpsTest {
    @TempDir
    private Path folder;

    @Test
    void speaks_http2_to_who_trusts_the_county_and_binds_its_cookie_to_the_host() throws Exception {
        try (var database = TestPostgres.fresh()) {
            var http = new Config.Http("127.0.0.1", 0, Config.Tls.ON, List.of("wardline.example"), 1, 1 << 20, 64, 100, 10, Duration.ofSeconds(20));
            var config = Config.of(
                    database.server(), database.database(), database.passwords(), folder.resolve("certificates"), http, "https");
            var platform = Platform.start(config, InstantSource.system(), System::nanoTime, new SecureRandom());
            try (var client = HttpClient.newBuilder().sslContext(trusting(folder.resolve("certificates/cert.pem"))).build()) {
                var live = client.send(HttpRequest.newBuilder(platform.address().resolve("/health/live")).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(live.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(live.headers().firstValue("Strict-Transport-Security")).isPresent();
                var cookie = signIn(client, platform.address(), platform.firstPassword().orElseThrow());
                assertThat(cookie).startsWith("__Host-wardline=").contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/");
                assertThatThrownBy(() -> HttpClient.newHttpClient().send(
                        HttpRequest.newBuilder(platform.address()).build(), HttpResponse.BodyHandlers.discarding()))
                        .isInstanceOf(SSLHandshakeException.class);
            } finally {
                platform.stop();
            }
        }
    }

    private static String signIn(HttpClient client, URI address, String password) throws Exception {
        var body = "{\"account\":\"admin\",\"password\":\"" + password + "\"}";
        var response = client.send(
                HttpRequest.newBuilder(address.resolve("/api/identity/session"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(204);
        return response.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static SSLContext trusting(Path authority) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("county", CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(authority))));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
