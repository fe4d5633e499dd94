package io.wardline.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** A whole platform on a database of its own, and a client that speaks to it. */
final class TestPlatform implements AutoCloseable {
    static final String PASSWORD = "a long and good password";
    private static final ObjectMapper JSON = new ObjectMapper();

    final TestDatabase database;
    final Platform platform;
    final String firstPassword;
    private final HttpClient client = HttpClient.newHttpClient();

    TestPlatform(Path folder) {
        database = TestPostgres.fresh();
        platform = Platform.start(config(folder, Config.Http.of("127.0.0.1", 0)), InstantSource.system(), System::nanoTime, new SecureRandom());
        firstPassword = platform.firstPassword().orElseThrow();
    }

    Config config(Path folder, Config.Http http) {
        return Config.of(database.server(), database.database(), database.passwords(), folder.resolve("certificates"), http, "test");
    }

    /** A request to one path; the caller adds who asks. */
    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(platform.address() + path));
    }

    HttpRequest.Builder post(String path, String body) {
        return to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> signIn(String account, String password) throws IOException, InterruptedException {
        return send(post("/api/identity/session", "{\"account\":\"" + account + "\",\"password\":\"" + password + "\"}"));
    }

    /** Name and value of the session cookie that an answer sets. */
    static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    /** A write of the console: with the cookie, from the own page. */
    HttpResponse<String> write(String cookie, String path, String body) throws IOException, InterruptedException {
        return send(post(path, body).header("Cookie", cookie).header("Origin", platform.address().toString())
                .header("X-Wardline-Csrf", "1"));
    }

    HttpResponse<String> read(String cookie, String path) throws IOException, InterruptedException {
        return send(to(path).header("Cookie", cookie));
    }

    /** Signs in as the first administrator, who has changed the first password. */
    String administrator() throws IOException, InterruptedException {
        var first = signIn("admin", firstPassword);
        if (first.statusCode() == 204) {
            write(cookie(first), "/api/identity/password",
                    "{\"current\":\"" + firstPassword + "\",\"fresh\":\"" + PASSWORD + "\"}");
        }
        return cookie(signIn("admin", PASSWORD));
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        platform.stop();
        database.close();
    }
}
