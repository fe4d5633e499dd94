package io.wardline.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wardline.platform.TwoHospitals.Side;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hostile texts in every text field that the OpenAPI document knows, in bodies, queries and paths: generated from its schemas,
 * so that a new field is tried from its first day. What breaks is a fault (5xx), what is taken although it must not be is a 2xx.
 */
final class HostileTextTest {
    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final String NUL = "a\u0000b";
    private static final String LONG = "x".repeat(10_000);
    private static final String TURNED = "\u202Egpj.exe";
    private static final String HALF = "a\uD800";
    private static final String FORMULA = "=HYPERLINK(\"https://evil.example\",\"x\")";
    private static final String QUOTED = "'; drop table place; --";

    /** Texts that no field may take. */
    private static final Map<String, String> NEVER = Map.of("NUL", NUL, "10,000 characters", LONG, "half a character", HALF);
    /** Names may not turn the direction of reading; a scanner's characters are taken as they come. */
    private static final Map<String, String> STRANGE = Map.of("a mark that turns the writing", TURNED, "a formula", FORMULA, "quotes", QUOTED);
    /** Fields whose whole point is that they take any character. */
    private static final List<String> TAKES_ANYTHING = List.of("POST /api/scan/resolve: raw");

    @TempDir
    private static Path folder;

    private static final Map<String, String> tokens = new TreeMap<>();

    private static TestPlatform wardline;
    private static TwoHospitals hospitals;
    private static JsonNode document;

    /** Where a text may stand in a request. */
    private enum Part {
        BODY, QUERY, PATH
    }

    /** A field of an operation; its way leads through the body, {@code units/0/epc}. */
    private record Field(Operation operation, Part part, String way) {
        String name() {
            return operation.name() + ": " + switch (part) {
                case BODY -> way;
                case QUERY -> "?" + way;
                case PATH -> "{" + way + "}";
            };
        }
    }

    @BeforeAll
    static void start() throws Exception {
        wardline = new TestPlatform(folder);
        hospitals = new TwoHospitals(wardline.database);
        document = TestPlatform.json(wardline.send(wardline.to("/api/openapi.json")));
    }

    @AfterAll
    static void stop() {
        wardline.close();
    }

    @Test
    void every_text_field_of_every_operation_refuses_by_its_name_what_it_must_not_take_and_breaks_over_nothing() throws Exception {
        var fields = fields();
        assertThat(fields).hasSizeGreaterThan(150);
        var wrong = new ArrayList<String>();
        for (var field : fields) {
            for (var hostile : NEVER.entrySet()) {
                var answer = answer(request(field, hostile.getValue()));
                if (!refuses(answer, field) && !TAKES_ANYTHING.contains(field.name())) {
                    wrong.add(field.name() + " with " + hostile.getKey() + ": " + answer);
                }
            }
            for (var hostile : STRANGE.entrySet()) {
                var answer = answer(request(field, hostile.getValue()));
                if (answer.status() >= 500 || answer.status() == 403) {
                    wrong.add(field.name() + " with " + hostile.getKey() + ": " + answer);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What came back. */
    private record Reply(int status, String body) {}

    /** A field of a body or a query is named; a part of the path that nothing can be called names nothing. */
    private static boolean refuses(Reply answer, Field field) throws JsonProcessingException {
        return switch (field.part()) {
            case PATH -> List.of(400, 404, 414).contains(answer.status());
            case QUERY -> answer.status() == 414 || names(answer, field);
            case BODY -> names(answer, field);
        };
    }

    private static boolean names(Reply answer, Field field) throws JsonProcessingException {
        var named = field.way().replaceAll("/(\\d+)", "[$1]").replace('/', '.');
        return answer.status() == 400 && JSON.readTree(answer.body()).path("errors").findValuesAsText("field").contains(named);
    }

    /**
     * An address that is too long is refused while it is still being written, and ends its connection: whoever writes may hear no
     * more than that. It has a client of its own, so that no other request is sent on a connection that is about to end.
     */
    private static Reply answer(HttpRequest.Builder asked) throws Exception {
        var request = asked.build();
        if (request.uri().toString().length() < LONG.length()) {
            var response = wardline.send(asked);
            return new Reply(response.statusCode(), response.body());
        }
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Reply(414, "");
        }
    }

    @Test
    void a_body_of_another_kind_is_taken_by_no_operation() throws Exception {
        for (var operation : Operation.in(document)) {
            var filled = operation.filled(hospitals, operation.sided(hospitals, Side.OWN));
            if (filled.body() != null) {
                for (var kind : List.of("text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded")) {
                    var answer = wardline.send(request(operation, filled.path(), filled.body(), kind));
                    assertThat(answer.statusCode()).as(operation.name() + " as " + kind).isIn(400, 415);
                }
            }
        }
    }

    private static List<Field> fields() {
        var found = new ArrayList<Field>();
        for (var operation : Operation.in(document)) {
            if (operation.isStream() || !operation.path().startsWith("/api/")) {
                continue;
            }
            if (operation.bodyExample().isObject()) {
                texts(resolved(operation.words().at("/requestBody/content/application~1json/schema")), "", 0,
                        way -> found.add(new Field(operation, Part.BODY, way)));
            }
            operation.words().path("parameters").valueStream().map(HostileTextTest::resolved)
                    .filter(parameter -> isText(resolved(parameter.path("schema"))))
                    .forEach(parameter -> {
                        var word = parameter.path("name").asText();
                        switch (parameter.path("in").asText()) {
                            case "query" -> found.add(new Field(operation, Part.QUERY, word));
                            case "path" -> found.add(new Field(operation, Part.PATH, word));
                            default -> {
                                // Headers carry keys of the client's own, which have a form of their own.
                            }
                        }
                    });
        }
        return found;
    }

    /** The operation's example about things of the own hospital, with this text in one field. */
    private static HttpRequest.Builder request(Field field, String text) throws SQLException {
        var operation = field.operation();
        var keys = operation.sided(hospitals, Side.OWN);
        keys.remove(field.part() == Part.PATH ? field.way() : "");
        var filled = operation.filled(hospitals, keys);
        var path = filled.path();
        var query = new LinkedHashMap<>(filled.query());
        switch (field.part()) {
            case BODY -> put(Objects.requireNonNull(filled.body()), field.way().split("/"), text);
            case QUERY -> query.put(field.way(), text);
            case PATH -> path = operation.filled(hospitals, with(keys, field.way(), encoded(text))).path();
        }
        var words = query.entrySet().stream().map(each -> each.getKey() + "=" + encoded(each.getValue())).collect(joining("&", "?", ""));
        return request(operation, path + (query.isEmpty() ? "" : words), filled.body(), "application/json");
    }

    private static Map<String, String> with(Map<String, String> keys, String key, String value) {
        var changed = new LinkedHashMap<>(keys);
        changed.put(key, value);
        return changed;
    }

    /** Percent-encoded, with half a character as the bytes that a careless client sends for it. */
    private static String encoded(String text) {
        return text.equals(HALF) ? "a%ED%A0%80" : URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** Every text of a schema by its way through the body; of a list the first entry. */
    private static void texts(JsonNode schema, String way, int depth, Consumer<String> found) {
        if (depth > 6) {
            return;
        }
        if (isText(schema)) {
            found.accept(way);
        }
        schema.path("properties").properties().forEach(each ->
                texts(resolved(each.getValue()), way.isEmpty() ? each.getKey() : way + "/" + each.getKey(), depth + 1, found));
        if (schema.has("items")) {
            texts(resolved(schema.get("items")), way + "/0", depth + 1, found);
        }
    }

    private static boolean isText(JsonNode schema) {
        var type = schema.path("type");
        return type.asText().equals("string") || type.valueStream().anyMatch(each -> each.asText().equals("string"));
    }

    private static JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : resolved(document.at(reference.substring(reference.indexOf('#') + 1)));
    }

    private static void put(ObjectNode body, String[] way, String text) {
        JsonNode at = body;
        for (var step = 0; step < way.length - 1; step++) {
            var isList = way[step + 1].equals("0");
            at = at instanceof ArrayNode list
                    ? (list.isEmpty() ? list.addObject() : list.get(0))
                    : ((ObjectNode) at).has(way[step]) && at.get(way[step]).isContainerNode()
                            ? at.get(way[step])
                            : isList ? ((ObjectNode) at).putArray(way[step]) : ((ObjectNode) at).putObject(way[step]);
        }
        if (at instanceof ArrayNode list) {
            list.removeAll().add(text);
        } else {
            ((ObjectNode) at).put(way[way.length - 1], text);
        }
    }

    private static HttpRequest.Builder request(Operation operation, String path, @Nullable ObjectNode body, String kind) throws SQLException {
        try {
            // An address too long for a request is told by a status there, and by the end of the stream in HTTP/2.
            var request = wardline.to(path)
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Content-Type", kind)
                    .method(operation.method(), body == null
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            return operation.roles().contains("anybody") ? request : request.header("Authorization", "Bearer " + token(operation));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("a tree is JSON", impossible);
        }
    }

    /** Of an account that may call it. */
    private static String token(Operation operation) throws SQLException {
        var role = operation.roles().contains("admin") || !operation.isForDuties() ? "admin" : operation.roles().getFirst();
        var duty = operation.words().path("x-duty").path(role).asText("head-nurse");
        var wanted = role + " " + duty;
        if (!tokens.containsKey(wanted)) {
            // Money is moved by officers alone, and not every operation of theirs can be answered twice, as the mark promises.
            tokens.put(wanted, hospitals.token(word(role), true, word(duty), "BUREAU_OFFICER"));
        }
        return Objects.requireNonNull(tokens.get(wanted));
    }

    private static String word(String written) {
        return written.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
