package io.wardline.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wardline.platform.TwoHospitals.Side;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One operation as the OpenAPI document has it, and the requests that its marks and examples make. */
record Operation(String method, String path, JsonNode words) {
    static final Pattern PATH_PART = Pattern.compile("\\{(\\w+)\\}");

    /** A request that lacks nothing but its caller. */
    record Filled(String method, String path, Map<String, String> query, @Nullable ObjectNode body) {}

    /** All of the document. */
    static List<Operation> in(JsonNode document) {
        var found = new ArrayList<Operation>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(method ->
                found.add(new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return found;
    }

    String name() {
        return method + " " + path;
    }

    List<String> roles() {
        return words.path("x-role").valueStream().map(JsonNode::asText).toList();
    }

    String scope() {
        return words.path("x-scope").asText();
    }

    boolean isForDuties() {
        return !roles().contains("anybody") && !roles().contains("any-account");
    }

    /** The fields that name something of an institution, with the kind of thing. */
    Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        words.path("x-names").properties().forEach(each -> names.put(each.getKey(), each.getValue().asText()));
        return names;
    }

    JsonNode bodyExample() {
        return words.at("/requestBody/content/application~1json/example");
    }

    /** The media type and the content of the file that the operation takes; empty where it takes JSON or nothing. */
    Optional<Map.Entry<String, String>> fileExample() {
        return words.at("/requestBody/content").properties().stream()
                .filter(content -> !content.getKey().equals("application/json") && content.getValue().has("example"))
                .map(content -> Map.entry(content.getKey(), content.getValue().get("example").asText()))
                .findFirst();
    }

    /** What must stand in the query beside the keys, by its example. */
    Map<String, String> requiredQuery() {
        var required = new LinkedHashMap<String, String>();
        words.path("parameters").valueStream()
                .filter(each -> each.path("in").asText().equals("query") && each.path("required").asBoolean())
                .forEach(each -> required.put(each.path("name").asText(), each.path("example").asText()));
        return required;
    }

    /** A sum names nothing, so nothing foreign can be found in it by its name. */
    boolean isSum() {
        return path().endsWith("/total");
    }

    boolean isStream() {
        return words.at("/responses/200/content").has("text/event-stream");
    }

    /** The keys of one side for everything that it names. */
    Map<String, String> sided(TwoHospitals hospitals, Side side) throws SQLException {
        var keys = new LinkedHashMap<String, String>();
        for (var name : names().entrySet()) {
            keys.put(name.getKey(), hospitals.key(name.getValue(), side));
        }
        return keys;
    }

    /** Its example with these keys, and with what must be new. */
    Filled filled(TwoHospitals hospitals, Map<String, String> keys) {
        var at = path;
        var query = requiredQuery();
        ObjectNode body = bodyExample() instanceof ObjectNode example ? example.deepCopy() : null;
        for (var fresh : words.path("x-fresh")) {
            var field = fresh.asText();
            put(Objects.requireNonNull(body), field, hospitals.fresh(field, body.at("/" + field).asText()));
        }
        for (var key : keys.entrySet()) {
            if (at.contains("{" + key.getKey() + "}")) {
                at = at.replace("{" + key.getKey() + "}", key.getValue());
            } else if (body == null) {
                query.put(key.getKey(), key.getValue());
            } else {
                put(body, key.getKey(), key.getValue());
            }
        }
        if (body != null && body.at("/units/0/item").isTextual()) {
            put(body, "units/0/item", "STENT");
        }
        return new Filled(method, PATH_PART.matcher(at).replaceAll("any"), query, body);
    }

    /** Sets the field at {@code units/0/place}; a number where its example is one. */
    private static void put(ObjectNode body, String field, String value) {
        JsonNode at = body;
        var steps = field.split("/");
        for (var step = 0; step < steps.length - 1; step++) {
            at = at instanceof ArrayNode array ? array.get(Integer.parseInt(steps[step])) : at.get(steps[step]);
        }
        var last = steps[steps.length - 1];
        if (at.path(last).isIntegralNumber()) {
            ((ObjectNode) at).put(last, Long.parseLong(value));
        } else {
            ((ObjectNode) at).put(last, value);
        }
    }
}
