package io.wardline.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
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

    private static TestPlatform wardline;
    private static String token;
    private static JsonNode document;

    /** A field and the request that has a text in it. */
    private record Field(String name, Asking asking) {}

    private interface Asking {
        HttpRequest.Builder with(String text);
    }

    @BeforeAll
    static void start() throws Exception {
        wardline = new TestPlatform(folder);
        token = new TwoHospitals(wardline.database).token("ADMIN", true);
        document = TestPlatform.json(wardline.send(wardline.to("/api/openapi.json")));
    }

    @AfterAll
    static void stop() {
        wardline.close();
    }

    @Test
    void no_text_field_of_any_operation_breaks_or_takes_what_it_must_not() throws Exception {
        var fields = fields();
        assertThat(fields).hasSizeGreaterThan(150);
        var wrong = new ArrayList<String>();
        for (var field : fields) {
            for (var hostile : NEVER.entrySet()) {
                var status = status(field.asking().with(hostile.getValue()));
                if (status >= 500 || (status < 300 && !TAKES_ANYTHING.contains(field.name()))) {
                    wrong.add(field.name() + " with " + hostile.getKey() + ": " + status);
                }
            }
            for (var hostile : STRANGE.entrySet()) {
                var answer = wardline.send(field.asking().with(hostile.getValue()));
                if (answer.statusCode() >= 500) {
                    wrong.add(field.name() + " with " + hostile.getKey() + ": " + answer.statusCode());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /**
     * An address that is too long is refused while it is still being written, and ends its connection: whoever writes may hear no
     * more than that. It has a client of its own, so that no other request is sent on a connection that is about to end.
     */
    private static int status(HttpRequest.Builder asked) throws Exception {
        var request = asked.build();
        if (request.uri().toString().length() < LONG.length()) {
            return wardline.send(asked).statusCode();
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            return 414;
        }
    }

    @Test
    void a_body_of_another_kind_is_taken_by_no_operation() throws Exception {
        for (var path : document.get("paths").properties()) {
            for (var method : path.getValue().properties()) {
                var example = method.getValue().at("/requestBody/content/application~1json/example");
                if (!example.isMissingNode()) {
                    for (var kind : List.of("text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded")) {
                        var status = wardline.send(request(method.getKey(), path.getKey().replaceAll("[{]\\w+[}]", "any"), example, kind)).statusCode();
                        assertThat(status).as(method.getKey() + " " + path.getKey() + " as " + kind).isIn(400, 415);
                    }
                }
            }
        }
    }

    private static List<Field> fields() {
        var found = new ArrayList<Field>();
        for (var path : document.get("paths").properties()) {
            for (var each : path.getValue().properties()) {
                var method = each.getKey();
                var operation = each.getValue();
                var name = method.toUpperCase(Locale.ROOT) + " " + path.getKey();
                if (operation.at("/responses/200/content").has("text/event-stream") || !path.getKey().startsWith("/api/")) {
                    continue;
                }
                var content = operation.at("/requestBody/content/application~1json");
                if (content.path("example").isObject()) {
                    texts(resolved(content.path("schema")), "", 0, field -> found.add(new Field(name + ": " + field, text -> {
                        ObjectNode body = content.path("example").deepCopy();
                        put(body, field.split("/"), text);
                        return request(method, path.getKey().replaceAll("[{]\\w+[}]", "any"), body, "application/json");
                    })));
                }
                parameters(operation, found, name, method, path.getKey(), content.path("example"));
            }
        }
        return found;
    }

    private static void parameters(
            JsonNode operation, List<Field> found, String name, String method, String path, JsonNode body) {
        for (var each : operation.path("parameters")) {
            var parameter = resolved(each);
            if (!isText(resolved(parameter.path("schema")))) {
                continue;
            }
            var word = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "query" -> found.add(new Field(name + ": ?" + word, text -> request(
                        method, path.replaceAll("[{]\\w+[}]", "any") + "?" + query(operation, word, text), body, "application/json")));
                case "path" -> found.add(new Field(name + ": {" + word + "}", text -> request(
                        method, path.replace("{" + word + "}", encoded(text)).replaceAll("[{]\\w+[}]", "any"), body, "application/json")));
                default -> {
                    // Headers carry keys of the client's own, which have a form of their own.
                }
            }
        }
    }

    private static String query(JsonNode operation, String hostile, String text) {
        var query = new LinkedHashMap<String, String>();
        operation.path("parameters").valueStream().map(HostileTextTest::resolved)
                .filter(each -> each.path("in").asText().equals("query") && each.path("required").asBoolean())
                .forEach(each -> query.put(each.path("name").asText(), each.path("example").asText()));
        query.put(hostile, text);
        return query.entrySet().stream().map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .reduce((one, other) -> one + "&" + other).orElse("");
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

    private static HttpRequest.Builder request(String method, String path, JsonNode body, String kind) {
        try {
            // An address too long for a request is told by a status there, and by the end of the stream in HTTP/2.
            return wardline.to(path)
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", kind)
                    .method(method.toUpperCase(Locale.ROOT), body.isObject()
                            ? HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))
                            : HttpRequest.BodyPublishers.noBody());
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("a tree is JSON", impossible);
        }
    }
}
