package io.wardline.platform.statement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wardline.platform.money.Fen;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamReading;
import io.wardline.platform.rule.Step;
import io.wardline.platform.statement.Inputs.Input;
import io.wardline.platform.statement.Reckoning.Figure;
import io.wardline.platform.web.Digests;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Between inputs or results and the JSON in which they are frozen. A county's year is half a million lines, so this writes
 * straight into the text; within every object the names are written in their order.
 */
final class StatementText {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_LINES = 100_000;
    private static final int MOST_OF_A_LINE = 1_000;
    /** What was frozen is read back, however long it is: the exact fractions of a large hospital have no longest text. */
    private static final int LONGEST = Integer.MAX_VALUE;

    private StatementText() {}

    private interface Writing {
        void into(JsonGenerator json) throws IOException;
    }

    static String of(Inputs inputs) {
        return written(json -> {
            json.writeArrayFieldStart("lines");
            for (var line : inputs.lines()) {
                json.writeStartObject();
                json.writeStringField("code", line.code());
                write(json, "inputs", line.inputs());
                json.writeStringField("name", line.name());
                json.writeEndObject();
            }
            json.writeEndArray();
            write(json, "whole", inputs.whole());
        });
    }

    static String of(Reckoning reckoning) {
        return written(json -> {
            figures(json, reckoning.figures());
            json.writeArrayFieldStart("lines");
            for (var line : reckoning.lines()) {
                json.writeStartObject();
                json.writeStringField("code", line.code());
                figures(json, line.figures());
                json.writeStringField("name", line.name());
                steps(json, line.steps());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("payableFen", reckoning.payableFen());
            json.writeStringField("payee", reckoning.payee().name());
            steps(json, reckoning.steps());
        });
    }

    /** Exact values by name, for lists that read no whole result. */
    static String exact(List<Figure> figures) {
        return written(json -> {
            for (var figure : figures.stream().sorted(Comparator.comparing(Figure::name)).toList()) {
                json.writeStringField(figure.name(), figure.exact());
            }
        });
    }

    /** Reads what {@link #exact} has written. */
    static SortedMap<String, String> exactValues(String text) {
        var values = new TreeMap<String, String>();
        for (var entry : group(text).entries()) {
            if (entry.value() instanceof Param.Text(var value)) {
                values.put(entry.name(), value);
            }
        }
        return values;
    }

    /** SHA-256 in lower hexadecimal over the UTF-8 bytes of a text. */
    static String hash(String text) {
        return HexFormat.of().formatHex(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads what {@link #of(Inputs)} has written.
     *
     * @throws io.wardline.platform.rule.ParamFault for anything else
     */
    static Inputs inputs(String text) {
        return ParamReading.read(group(text), fields -> new Inputs(
                fields.groups("lines", 0, MOST_LINES, line -> new Inputs.Line(
                        line.text("code", LONGEST), line.text("name", LONGEST), readInputs(line, "inputs"))),
                readInputs(fields, "whole")));
    }

    /** The same of a result. */
    static Reckoning reckoning(String text) {
        return ParamReading.read(group(text), fields -> new Reckoning(
                fields.groups("lines", 0, MOST_LINES, line -> new Reckoning.Line(
                        line.text("code", LONGEST), line.text("name", LONGEST), readFigures(line), readSteps(line))),
                readFigures(fields),
                readSteps(fields),
                fields.whole("payableFen", 0, Fen.MOST),
                fields.choice("payee", Payee.class)));
    }

    private static List<Input> readInputs(ParamReading fields, String name) {
        return fields.groups(name, 0, MOST_OF_A_LINE, each -> new Input(
                each.text("name", LONGEST), each.text("value", LONGEST), each.text("source", LONGEST),
                each.optionalText("words", LONGEST).orElse(null)));
    }

    private static List<Figure> readFigures(ParamReading fields) {
        return fields.groups("figures", 0, MOST_OF_A_LINE, each ->
                new Figure(each.text("name", LONGEST), each.text("exact", LONGEST), each.text("shown", LONGEST)));
    }

    private static List<Step> readSteps(ParamReading fields) {
        return fields.groups("steps", 0, MOST_OF_A_LINE, each -> new Step(
                each.text("name", LONGEST), each.text("formula", LONGEST), each.text("exact", LONGEST),
                each.text("shown", LONGEST), each.text("source", LONGEST)));
    }

    private static Param.Group group(String text) {
        return Param.ofJson(text) instanceof Param.Group group ? group : new Param.Group(new ArrayList<>());
    }

    private static String written(Writing writing) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            writing.into(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, List<Input> inputs) throws IOException {
        json.writeArrayFieldStart(name);
        for (var input : inputs) {
            json.writeStartObject();
            json.writeStringField("name", input.name());
            json.writeStringField("source", input.source());
            json.writeStringField("value", input.value());
            if (input.words() != null) {
                json.writeStringField("words", input.words());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void figures(JsonGenerator json, List<Figure> figures) throws IOException {
        json.writeArrayFieldStart("figures");
        for (var figure : figures) {
            json.writeStartObject();
            json.writeStringField("exact", figure.exact());
            json.writeStringField("name", figure.name());
            json.writeStringField("shown", figure.shown());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void steps(JsonGenerator json, List<Step> steps) throws IOException {
        json.writeArrayFieldStart("steps");
        for (var step : steps) {
            json.writeStartObject();
            json.writeStringField("exact", step.exact());
            json.writeStringField("formula", step.formula());
            json.writeStringField("name", step.name());
            json.writeStringField("shown", step.shown());
            json.writeStringField("source", step.source());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
