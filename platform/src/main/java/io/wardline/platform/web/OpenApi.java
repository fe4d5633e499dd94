package io.wardline.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The features' OpenAPI documents, {@code openapi/<feature>.yaml}, merged into the one that programs read when the first of them
 * asks: reading it all is a tenth of a start. A name that two documents give to different things is a fault that tests find.
 */
public final class OpenApi {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String HEAD = "web";

    private final List<String> features;
    private final ReentrantLock lock = new ReentrantLock();
    private byte @Nullable [] written;

    private OpenApi(List<String> features) {
        this.features = List.copyOf(features);
    }

    /** The floor's document and those of the features, in this order. */
    public static OpenApi of(List<String> features) {
        return new OpenApi(features);
    }

    /** Declares {@code /api/openapi.json}, for anybody. */
    public void declareRoutes(Routes routes) {
        routes.get("/api/openapi.json", Access.anybody(), _ -> new Answer.Raw(new Rendered(200, "application/json", written())));
    }

    private byte[] written() {
        lock.lock();
        try {
            var known = written;
            if (known == null) {
                known = Json.write(document());
                written = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** The document, for comparing it with the routes. */
    JsonNode document() {
        var whole = read(HEAD);
        for (var feature : features) {
            var document = read(feature);
            unite(whole.withObjectProperty("paths"), document.path("paths"), feature);
            document.path("components").properties().forEach(section ->
                    unite(whole.withObjectProperty("components").withObjectProperty(section.getKey()), section.getValue(), feature));
        }
        return whole;
    }

    private static void unite(ObjectNode target, JsonNode addition, String feature) {
        addition.properties().forEach(entry -> {
            var known = target.get(entry.getKey());
            if (known != null && !known.equals(entry.getValue())) {
                throw new IllegalStateException(
                        "openapi/" + feature + ".yaml: " + entry.getKey() + " is already defined differently");
            }
            target.set(entry.getKey(), entry.getValue());
        });
    }

    private static ObjectNode read(String feature) {
        var file = "/openapi/" + feature + ".yaml";
        try (var stream = OpenApi.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the document " + file + " is missing");
            }
            // A reference to another feature's document becomes one into the merged document.
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?:\\./)?[a-z]+\\.yaml#/", "#/");
            return YAML.readTree(text) instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        } catch (IOException e) {
            throw new UncheckedIOException("the document " + file + " cannot be read", e);
        }
    }
}
