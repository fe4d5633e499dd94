package io.wardline.protocol.device;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.wardline.protocol.device.Malformed.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Strict JSON with limits: no duplicate names, no trailing bytes, depth 8, names of 64 and strings of 64 Ki characters.
final class Json {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNameLength(64)
                    .maxStringLength(64 * 1024)
                    .maxNumberLength(32)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Json() {}

    /// One JSON object and nothing after it.
    static Fields object(byte[] bytes) throws Refusal {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Refusal("json.object", "", "the text is not a JSON object");
            }
            Map<String, @Nullable Object> fields = readObject(parser);
            if (parser.nextToken() != null) {
                throw new Refusal("json.trailing", "", "something follows the JSON object");
            }
            return new Fields("", fields);
        } catch (IOException unreadable) {
            throw new Refusal("json.syntax", "", words(unreadable));
        }
    }

    /// Says in words of our own why a parser gave up, and where: its own words name classes and settings, and change with it.
    static String words(IOException unreadable) {
        String why = switch (unreadable) {
            case StreamConstraintsException _ -> "the JSON is too deep, or a name, text or number in it is too long";
            case JsonEOFException _ -> "the JSON ends too early";
            case IOException other when String.valueOf(other.getMessage()).startsWith("Duplicate field") ->
                "a name stands twice in one JSON object";
            case IOException _ -> "the text is not JSON";
        };
        JsonLocation at = unreadable instanceof JsonProcessingException located ? located.getLocation() : null;
        return at == null ? why : why + ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, readValue(parser));
        }
        return fields;
    }

    private static @Nullable Object readValue(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return readObject(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(readValue(parser));
            }
            return items;
        }
        if (token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= 18) {
            return parser.getLongValue();
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return parser.getBooleanValue();
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        // No field of the protocol is a fraction; what stands here is refused by the field that reads it.
        return new Fraction(parser.getText());
    }

    /// A number that is no whole number of at most 18 digits.
    record Fraction(String text) {}
}
