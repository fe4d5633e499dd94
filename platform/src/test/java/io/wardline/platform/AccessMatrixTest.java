package io.wardline.platform;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wardline.platform.TwoHospitals.Side;
import io.wardline.platform.web.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of the OpenAPI document, for every duty, of the county and of one hospital, with the keys of the own
 * hospital, of a foreign one and of none. It is generated from the marks of the document ({@code x-role}, {@code x-scope},
 * {@code x-names}: which fields name something of an institution, {@code x-fresh}: which must be new) and its examples, so
 * an operation without them fails here.
 */
final class AccessMatrixTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static TestPlatform wardline;
    private static TwoHospitals hospitals;
    private static List<Operation> operations;
    private static final Map<String, String> tokens = new TreeMap<>();

    /** What came back, without what differs from request to request. */
    private record Reply(int status, String body) {}

    @BeforeAll
    static void start() throws Exception {
        wardline = new TestPlatform(folder);
        hospitals = new TwoHospitals(wardline.database);
        operations = Operation.in(TestPlatform.json(wardline.send(wardline.to("/api/openapi.json"))));
        for (var role : Role.values()) {
            tokens.put(role.word() + " of the county", hospitals.token(role.name(), true));
            tokens.put(role.word() + " of a hospital", hospitals.token(role.name(), false));
        }
    }

    @AfterAll
    static void stop() {
        wardline.close();
    }

    @Test
    void every_operation_is_marked_and_shown_by_example() {
        var missing = new ArrayList<String>();
        for (var operation : operations) {
            if (operation.roles().isEmpty() || operation.scope().isEmpty()) {
                missing.add(operation.name() + ": x-role or x-scope");
            }
            if (operation.words().has("requestBody") && operation.bodyExample().isMissingNode()
                    && operation.fileExample().isEmpty()) {
                missing.add(operation.name() + ": an example of its body");
            }
            operation.words().path("responses").properties().stream()
                    .filter(response -> response.getKey().startsWith("2") && operation.path().startsWith("/api/"))
                    .flatMap(response -> response.getValue().path("content").properties().stream())
                    .filter(content -> !content.getValue().has("example") && !operation.path().equals("/api/openapi.json"))
                    .forEach(content -> missing.add(operation.name() + ": an example of its answer"));
            Operation.PATH_PART.matcher(operation.path()).results()
                    .map(part -> part.group(1))
                    .filter(part -> operation.isForDuties() && !operation.names().containsKey(part))
                    .forEach(part -> missing.add(operation.name() + ": what {" + part + "} names, in x-names"));
        }
        assertThat(missing).as("complete openapi/<feature>.yaml").isEmpty();
    }

    @Test
    void nobody_without_credentials_gets_beyond_the_gate() throws Exception {
        for (var operation : operations) {
            if (!operation.roles().contains("anybody")) {
                assertThat(send(operation, null, Map.of()).status()).as(operation.name()).isEqualTo(401);
            }
        }
    }

    @Test
    void a_duty_that_is_not_named_is_refused_whatever_it_asks_for() throws Exception {
        for (var operation : operations) {
            for (var account : tokens.entrySet()) {
                var mayCall = operation.roles().contains(account.getKey().split(" ", 2)[0])
                        && (!operation.scope().equals("county") || account.getKey().endsWith("of the county"));
                if (operation.isForDuties() && !mayCall) {
                    for (var side : Side.values()) {
                        var reply = send(operation, account.getValue(), operation.sided(hospitals, side));
                        assertThat(reply.status()).as("%s as %s, %s", operation.name(), account.getKey(), side).isEqualTo(403);
                    }
                }
            }
        }
    }

    /** The mark {@code x-duty} says which duty an account of a role must hold beside it. */
    @Test
    void a_role_that_needs_a_duty_is_refused_without_it_and_answered_with_it() throws Exception {
        for (var operation : operations) {
            for (var needed : operation.words().path("x-duty").properties()) {
                var role = needed.getKey().toUpperCase(Locale.ROOT);
                assertThat(operation.roles()).as(operation.name()).contains(needed.getKey());
                for (var side : Side.values()) {
                    var refused = send(operation, hospitals.token(role, true), operation.sided(hospitals, side));
                    assertThat(refused.status()).as("%s without the duty, %s", operation.name(), side).isEqualTo(403);
                }
                var duty = needed.getValue().asText().toUpperCase(Locale.ROOT).replace('-', '_');
                var answered = send(operation, hospitals.token(role, true, duty), operation.sided(hospitals, Side.OWN));
                assertThat(answered.status()).as("%s with the duty", operation.name()).isBetween(200, 299);
            }
        }
    }

    @Test
    void what_is_foreign_answers_as_what_is_missing() throws Exception {
        for (var operation : operations) {
            for (var account : callers(operation, "of a hospital").toList()) {
                for (var named : operation.names().keySet()) {
                    var foreign = with(operation, named, Side.FOREIGN);
                    var missing = with(operation, named, Side.MISSING);
                    var asked = "%s as %s, foreign %s".formatted(operation.name(), account.getKey(), named);
                    var reply = send(operation, account.getValue(), foreign);
                    assertThat(reply).as(asked).isEqualTo(send(operation, account.getValue(), missing));
                    if (operation.path().contains("{" + named + "}")) {
                        assertThat(reply.status()).as(asked).isEqualTo(404);
                    }
                }
            }
        }
    }

    @Test
    void what_is_ones_own_is_answered_and_holds_nothing_foreign() throws Exception {
        for (var operation : operations) {
            for (var account : callers(operation, "of a hospital").toList()) {
                var reply = send(operation, account.getValue(), operation.sided(hospitals, Side.OWN));
                var asked = operation.name() + " as " + account.getKey() + ": " + reply.body();
                assertThat(reply.status()).as(asked).isBetween(200, 299);
                assertThat(TwoHospitals.isForeign(reply.body())).as(asked).isFalse();
            }
        }
    }

    @Test
    void the_county_sees_both_hospitals_where_a_hospital_sees_its_own() throws Exception {
        for (var operation : operations) {
            if (operation.method().equals("GET") && operation.scope().equals("institution") && !operation.isStream()
                    && !operation.isSum()) {
                for (var account : callers(operation, "of the county").toList()) {
                    var asked = operation.name() + " as " + account.getKey();
                    var side = operation.names().isEmpty() ? Side.OWN : Side.FOREIGN;
                    var reply = send(operation, account.getValue(), operation.sided(hospitals, side));
                    assertThat(reply.status()).as(asked).isEqualTo(200);
                    assertThat(TwoHospitals.isForeign(reply.body())).as("%s sees %s", asked, reply.body()).isTrue();
                }
            }
        }
    }

    private static Stream<Map.Entry<String, String>> callers(Operation operation, String kind) {
        return tokens.entrySet().stream().filter(account -> operation.isForDuties()
                && account.getKey().endsWith(kind)
                && operation.roles().contains(account.getKey().split(" ", 2)[0])
                && !(operation.scope().equals("county") && kind.equals("of a hospital")));
    }

    /** Own keys, but for one. */
    private static Map<String, String> with(Operation operation, String field, Side side) throws SQLException {
        var keys = operation.sided(hospitals, Side.OWN);
        keys.put(field, hospitals.key(Objects.requireNonNull(operation.names().get(field)), side));
        return keys;
    }

    private static Reply send(Operation operation, @Nullable String token, Map<String, String> keys) throws Exception {
        var filled = operation.filled(hospitals, keys);
        var body = filled.body();
        var request = HttpRequest.newBuilder(URI.create(wardline.platform.address() + filled.path()
                        + filled.query().entrySet().stream().map(Map.Entry::toString).collect(joining("&", "?", ""))))
                .header("Content-Type", operation.fileExample().map(Map.Entry::getKey).orElse("application/json"))
                .method(operation.method(), body == null
                        ? operation.fileExample().map(file -> HttpRequest.BodyPublishers.ofString(file.getValue()))
                                .orElseGet(HttpRequest.BodyPublishers::noBody)
                        : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return reply(operation, CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()), keys);
    }

    private static Reply reply(Operation operation, HttpResponse<InputStream> response, Map<String, String> keys) throws IOException {
        try (var stream = response.body()) {
            if (operation.isStream() && response.statusCode() == 200) {
                return new Reply(200, "a stream");
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            if (response.statusCode() >= 400) {
                var problem = (ObjectNode) JSON.readTree(text);
                problem.remove("requestId");
                // The text for people may name the key that was asked for; nothing else may differ.
                var detail = problem.path("detail").asText();
                for (var key : keys.values()) {
                    detail = detail.replace(key, "<key>");
                }
                text = problem.put("detail", detail).toString();
            }
            return new Reply(response.statusCode(), text);
        }
    }
}
