package io.wardline.platform.rule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Between the text of JSON and {@link Param}. */
final class ParamJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ParamJson() {}

    static Param read(String json) {
        try (var parser = JSON.createParser(json)) {
            if (parser.nextToken() == null) {
                throw notJson("there is nothing");
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw notJson("something follows the end, at line " + parser.currentLocation().getLineNr());
            }
            return value;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw notJson(e.getOriginalMessage() + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")"));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
    }

    static String canonical(Param param) {
        var text = new StringBuilder();
        write(param, text);
        return text.toString();
    }

    private static ParamFault notJson(String why) {
        return new ParamFault(List.of(new ParamFault.Fault("", "not_json", "this is no JSON: " + why)));
    }

    private static Param value(JsonParser parser) throws IOException {
        var token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            var entries = new ArrayList<Param.Entry>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                entries.add(new Param.Entry(name, value(parser)));
            }
            return new Param.Group(entries);
        }
        if (token == JsonToken.START_ARRAY) {
            var elements = new ArrayList<Param>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser));
            }
            return new Param.Many(elements);
        }
        if (token == JsonToken.VALUE_STRING) {
            return new Param.Text(parser.getText());
        }
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return new Param.Numeral(parser.getText());
        }
        return token == JsonToken.VALUE_NULL ? new Param.Nothing() : new Param.Flag(token == JsonToken.VALUE_TRUE);
    }

    private static void write(Param param, StringBuilder text) {
        switch (param) {
            case Param.Text(var value) -> quote(value, text);
            case Param.Numeral(var digits) -> text.append(digits);
            case Param.Flag(var value) -> text.append(value);
            case Param.Nothing() -> text.append("null");
            case Param.Many(var elements) -> {
                text.append('[');
                for (var at = 0; at < elements.size(); at++) {
                    text.append(at == 0 ? "" : ",");
                    write(elements.get(at), text);
                }
                text.append(']');
            }
            case Param.Group(var entries) -> {
                text.append('{');
                var sorted = entries.stream().sorted(Comparator.comparing(Param.Entry::name)).toList();
                for (var at = 0; at < sorted.size(); at++) {
                    text.append(at == 0 ? "" : ",");
                    quote(sorted.get(at).name(), text);
                    text.append(':');
                    write(sorted.get(at).value(), text);
                }
                text.append('}');
            }
        }
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"');
        for (var at = 0; at < value.length(); at++) {
            var c = value.charAt(at);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> text.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        text.append('"');
    }
}
