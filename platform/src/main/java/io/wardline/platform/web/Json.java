package io.wardline.platform.web;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The one JSON dialect of the API: camelCase records, times as RFC 3339 in UTC, dates as {@code 2026-11-22}. */
public final class Json {
    /** How the parser begins to tell of a field that stands twice; it has no exception of its own for that. */
    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

    private static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_NUMBER = 40;

    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(LocalDate.class, ToStringSerializer.instance))
            .build();

    private Json() {}

    /** The bytes of a value. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + value.getClass().getName() + " cannot be written as JSON", e);
        }
    }

    /** A value as a tree, for merging documents. */
    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * Reads one document in UTF-8 and nothing after it. Neither bytes nor the parser's words go back to the caller: the
     * former may be secret, the latter name classes.
     *
     * @throws Malformed when it is not JSON, names a field twice, or is too deep or too long in a part
     */
    static JsonNode read(byte[] bytes) {
        try {
            // The parser would take other encodings, and let some bytes pass that are none.
            return MAPPER.readTree(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException _) {
            throw malformed("", "utf8", Map.of());
        } catch (StreamConstraintsException _) {
            throw malformed("", "json_bounds", Map.of("deepest", DEEPEST, "longest", LONGEST_TEXT));
        } catch (JsonProcessingException e) {
            var twice = TWICE.matcher(e.getOriginalMessage());
            if (twice.lookingAt()) {
                throw malformed(PlainText.shown(twice.group(1)), "field_twice", Map.of());
            }
            var at = e.getLocation();
            throw malformed("", "json", Map.of("line", at == null ? 1 : at.getLineNr(), "column", at == null ? 1 : at.getColumnNr()));
        }
    }

    private static Malformed malformed(String field, String form, Map<String, Object> parameters) {
        return new Malformed(List.of(FieldError.malformed(field, form, parameters)));
    }
}
