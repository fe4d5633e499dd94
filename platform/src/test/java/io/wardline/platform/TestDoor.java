package io.wardline.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.web.Authenticator;
import io.wardline.platform.web.Caller;
import io.wardline.platform.web.Health;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import io.wardline.platform.web.WebServer;
import io.wardline.platform.web.WebSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A web server over some routes of a county, and a client of it who may do everything. */
public final class TestDoor implements AutoCloseable {
    private static final String ADMIN = "admin";
    /** {@code person-7}: of the county, with that number; {@code person-7-of-1000}: of that institution. */
    private static final Pattern PERSON = Pattern.compile("person-([0-9]+)(?:-of-([0-9]+))?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Vertx vertx;
    private final WebServer server;
    private final int port;

    private static final class OneAdmin implements Authenticator {
        @Override
        public Optional<Caller> bySession(String cookie) {
            return Optional.empty();
        }

        @Override
        public Optional<Caller> byToken(String token) {
            var person = PERSON.matcher(token);
            if (!person.matches()) {
                return Optional.of(new Caller(token.equals(ADMIN) ? 1 : 2, token, Role.ADMIN, false));
            }
            var scope = person.group(2) == null ? RowScope.COUNTY : RowScope.institutions(List.of(Long.parseLong(person.group(2))));
            return Optional.of(new Caller(Long.parseLong(person.group(1)), token, Role.ADMIN, scope, false, false));
        }
    }

    /** What came back. */
    public record Reply(int status, JsonNode body) {
        /** The texts of one field of all items of a list, in its order. */
        public List<String> each(String field) {
            return body.path("items").valueStream().map(item -> item.path(field).asText()).toList();
        }
    }

    /**
     * Opens it.
     *
     * @param declare what is to be served
     */
    public TestDoor(TestCounty county, Consumer<Routes> declare) {
        var routes = new Routes();
        declare.accept(routes);
        vertx = county.vertx();
        server = new WebServer(vertx, WebSettings.loopback(0), routes, new OneAdmin(),
                new Health(InstantSource.system(), List::of), InstantSource.system(), new Random(1));
        port = server.start();
    }

    /** Reads. */
    public Reply get(String path) {
        return send(to(path));
    }

    /** Writes. */
    public Reply post(String path, Map<String, ?> body) {
        return postAs(ADMIN, path, body);
    }

    /** Reads as another account. */
    public Reply getAs(String account, String path) {
        return send(to(path).setHeader("Authorization", "Bearer " + account));
    }

    /** Writes as another account, which may do everything too and has the number 2, or the one of its name. */
    public Reply postAs(String account, String path, Map<String, ?> body) {
        try {
            return send(to(path).setHeader("Authorization", "Bearer " + account).POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    /** Sends a file. */
    public Reply upload(String path, byte[] content) {
        return send(to(path).setHeader("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    /**
     * A file with what stands before and behind it.
     *
     * @param content its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once; never compared.
    public record Saved(int status, MultiMap headers, MultiMap trailers, byte[] content) {}

    /** Saves a file. */
    public Saved save(String path) {
        var saving = vertx.createHttpClient();
        try {
            return saving.request(HttpMethod.GET, port, "127.0.0.1", path)
                    .compose(request -> request.putHeader("Authorization", "Bearer admin").send())
                    .compose(response -> response.body().map(body ->
                            new Saved(response.statusCode(), response.headers(), response.trailers(), body.getBytes())))
                    .await();
        } finally {
            saving.close().await();
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + ADMIN).header("Content-Type", "application/json");
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        client.close();
    }
}
