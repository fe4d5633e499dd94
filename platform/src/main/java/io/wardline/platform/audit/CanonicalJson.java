package io.wardline.platform.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wardline.platform.web.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One form for one content: keys sorted, no white space, UTF-8, numbers exact. */
final class CanonicalJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CanonicalJson() {}

    /** The canonical bytes of a request's body, which the web floor has read before; an empty body is {@code {}}. */
    static byte[] of(byte[] body) {
        return Json.write(body.length == 0 ? Map.of() : read(body));
    }

    static Map<String, Object> read(byte[] body) {
        try {
            return MAPPER.readValue(body, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException("what was read as a JSON object before cannot be read again", e);
        }
    }

    /** The entries of a JSON object inside another one. */
    static Map<String, Object> object(@Nullable Object value) {
        var entries = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> entries.put(String.valueOf(key), String.valueOf(entry)));
        }
        return entries;
    }
}
