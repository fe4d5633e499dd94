package io.wardline.platform.web;

import java.util.Map;

/**
 * One field that is not as it must be.
 *
 * @param field its path, for example {@code units[3].epc}; empty for the body as a whole
 * @param code stable: missing, unknown, type, too_long, too_short, character, range, malformed, choice, too_many, too_few
 * @param parameters what the text names, for example {@code max}
 */
public record FieldError(String field, String code, Map<String, Object> parameters) {
    public FieldError {
        parameters = Map.copyOf(parameters);
    }
}
