package io.wardline.sim.year;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wardline.sim.county.ProductFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Somebody who is signed in, or a program with its token, as the product sees it over HTTP.
public final class Desk {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int REFUSED = 409;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final URI api;
    private final Map<String, String> headers;

    private Desk(HttpClient http, URI api, Map<String, String> headers) {
        this.http = http;
        this.api = api;
        this.headers = Map.copyOf(headers);
    }

    /// A program that holds a token.
    ///
    /// @param api the product's address, without a path
    public static Desk withToken(HttpClient http, URI api, String token) {
        return new Desk(http, api, Map.of("Authorization", "Bearer " + token));
    }

    /// A person, signed in as in a browser.
    ///
    /// @param code of the second step, empty where none is set up yet
    /// @throws ProductFault when the product refuses
    public static Desk signedIn(HttpClient http, URI api, String account, String password, String code) {
        Map<String, String> body = new TreeMap<>(Map.of("account", account, "password", password));
        if (!code.isEmpty()) {
            body.put("code", code);
        }
        Desk door = new Desk(http, api, Map.of());
        HttpResponse<String> answer = door.send(door.posted("/api/identity/session", json(body), "application/json"));
        if (answer.statusCode() / 100 != 2) {
            throw new ProductFault(account + " cannot sign in: " + answer.statusCode() + " " + answer.body());
        }
        String cookie = answer.headers().firstValue("set-cookie").orElse("").split(";", 2)[0];
        String origin = api.getScheme() + "://" + api.getAuthority();
        return new Desk(http, api, Map.of("Cookie", cookie, "Origin", origin, "X-Wardline-Csrf", "1"));
    }

    /// Reads.
    ///
    /// @throws ProductFault when the answer is no success
    public JsonNode get(String path) {
        return success(path, send(request(path).GET()));
    }

    /// Does something, once: the same key again is answered as before.
    ///
    /// @param key  empty where the route takes none
    /// @param body as its JSON says
    /// @throws ProductFault when the answer is no success
    public JsonNode post(String path, String key, Object body) {
        return success(path, send(keyed(posted(path, json(body), "application/json"), key)));
    }

    /// Does something that the trade may refuse for now.
    ///
    /// @return whether it was done
    /// @throws ProductFault when the answer is neither a success nor a refusal
    public boolean tries(String path, String key, Object body) {
        HttpResponse<String> answer = send(keyed(posted(path, json(body), "application/json"), key));
        return answer.statusCode() != REFUSED && !success(path, answer).isMissingNode();
    }

    /// Sends a file.
    ///
    /// @param type media type
    /// @throws ProductFault when the answer is no success
    public JsonNode upload(String path, String key, byte[] content, String type) {
        return success(path, send(keyed(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(content)), key)));
    }

    private static HttpRequest.Builder keyed(HttpRequest.Builder request, String key) {
        return key.isEmpty() ? request : request.header("Idempotency-Key", key);
    }

    private HttpRequest.Builder posted(String path, String body, String type) {
        return request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path)).timeout(PATIENCE);
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new ProductFault("the product did not answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProductFault("given up", stopped);
        }
    }

    private static JsonNode success(String path, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new ProductFault(path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (JsonProcessingException failed) {
            throw new ProductFault(path + " was not answered in JSON", failed);
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps, lists and texts are JSON", impossible);
        }
    }

    @Override
    public String toString() {
        return "Desk[" + api + "]";
    }
}
