package io.wardline.platform.web;

import java.util.HashMap;
import java.util.Map;

/**
 * One field that is not as it must be.
 *
 * @param field its path, for example {@code units[3].epc}; empty for the body as a whole
 * @param code stable: missing, unknown, type, too_long, too_short, blank, character, range, malformed, choice, too_many,
 *     too_few
 * @param parameters what the text names, for example {@code max}
 */
public record FieldError(String field, String code, Map<String, Object> parameters) {
    public FieldError {
        parameters = Map.copyOf(parameters);
    }

    /**
     * A field that has not its form.
     *
     * @param form its text for people stands under {@code form.<form>}
     * @param parameters what that text names between braces
     */
    public static FieldError malformed(String field, String form, Map<String, Object> parameters) {
        var all = new HashMap<>(parameters);
        all.put("form", form);
        return new FieldError(field, "malformed", all);
    }

    /** What is wrong, for people. */
    String text(Messages language) {
        var named = new HashMap<>(parameters);
        if (parameters.get("form") instanceof String form) {
            named.put("reason", language.text("form." + form, parameters));
        }
        if (parameters.get("type") instanceof String type) {
            named.put("type", language.text("type." + type, Map.of()));
        }
        return language.text("field." + code, named) + told(language);
    }

    /** What stands there, and why that will not do, where the error says it. */
    private String told(Messages language) {
        if (!(parameters.get("value") instanceof String value)) {
            return "";
        }
        var why = parameters.get("why") instanceof String reason ? language.text("why." + reason, Map.of()) : "";
        return language.text(why.isEmpty() ? "field.told" : "field.told_why", Map.of("value", value, "why", why));
    }
}
