package io.wardline.platform.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** Texts for people, by code, in English and Chinese; the message files stand beside the package {@code platform}. */
public enum Messages {
    /** English. */
    EN("en"),
    /** 中文. */
    ZH("zh");

    private final Properties texts = new Properties();

    Messages(String language) {
        var file = "/io/wardline/platform/messages_" + language + ".properties";
        try (var stream = Messages.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the message file " + file + " is missing");
            }
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the message file " + file + " cannot be read", e);
        }
    }

    /** The language that an {@code Accept-Language} header asks for first; English where it asks for neither. */
    public static Messages preferred(String acceptLanguage) {
        return acceptLanguage.strip().startsWith("zh") ? ZH : EN;
    }

    /**
     * The text of a code with its parameters put in; the code itself where no text stands.
     *
     * @param code for example {@code refusal.place_code_key}
     * @param parameters by the names between braces in the text
     */
    public String text(String code, Map<String, Object> parameters) {
        var text = texts.getProperty(code, code);
        for (var parameter : parameters.entrySet()) {
            text = text.replace("{" + parameter.getKey() + "}", String.valueOf(parameter.getValue()));
        }
        return text;
    }

    /** Whether a text stands under this code. */
    public boolean has(String code) {
        return texts.containsKey(code);
    }
}
