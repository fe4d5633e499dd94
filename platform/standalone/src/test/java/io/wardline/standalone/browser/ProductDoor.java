package io.wardline.standalone.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The product's HTTP interface, as far as the tests arrange a county with it.
final class ProductDoor {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final AtomicInteger posts = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String token;

    ProductDoor(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /// @throws IllegalStateException when the product does not take it
    void post(String path, Map<String, ?> body) {
        send(request(path, body).header("Authorization", "Bearer " + token).header("Idempotency-Key", "post-" + posts.incrementAndGet()));
    }

    /// Sends a file of comma-separated values.
    void uploads(String path, String csv) {
        send(HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Content-Type", "text/csv")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", "post-" + posts.incrementAndGet())
                .POST(HttpRequest.BodyPublishers.ofString(csv)));
    }

    /// Creates an account. Its answer holds a secret, so it is sent without a key under which it would be kept.
    ///
    /// @return its first password
    String createPerson(Map<String, ?> wish) {
        return read(send(request("/api/identity/accounts", wish).header("Authorization", "Bearer " + token))).get("password").asText();
    }

    /// Does at the door what a person does at the first sign-in.
    void changeFirstPassword(String account, String first, String fresh) {
        asPerson(signIn(account, first), "/api/identity/password", Map.of("current", first, "fresh", fresh));
    }

    /// Opens a session and gives its cookie.
    String signIn(String account, String password) {
        return send(request("/api/identity/session", Map.of("account", account, "password", password)))
                .headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    /// What the page of a person sends.
    JsonNode asPerson(String cookie, String path, Map<String, ?> body) {
        return read(send(request(path, body)
                .header("Cookie", cookie)
                .header("Origin", address)
                .header("X-Wardline-Csrf", "1")));
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return answer.body().isEmpty() ? JSON.getNodeFactory().nullNode() : JSON.readTree(answer.body());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("no JSON: " + answer.body(), broken);
        }
    }

    private HttpRequest.Builder request(String path, Map<String, ?> body) {
        try {
            return HttpRequest.newBuilder(URI.create(address + path))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map is JSON", impossible);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer.uri() + " was answered with " + answer.statusCode() + ": " + answer.body());
            }
            return answer;
        } catch (IOException failed) {
            throw new IllegalStateException("no answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
