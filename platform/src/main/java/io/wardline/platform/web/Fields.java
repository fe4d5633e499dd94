package io.wardline.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The fields of a JSON object or of a query, read by name and type. Every error is kept with its field, so that one
 * answer names them all; until the reading ends a field in error yields a harmless stand-in, which never leaves
 * {@link Request}. A field that nobody asked for is an error too.
 */
public final class Fields {
    private static final int DATE_LENGTH = 10;
    private static final int LONGEST_SHAPED = 200;

    private final String path;
    private final ObjectNode node;
    private final boolean texts;
    private final List<FieldError> errors;
    private final Set<String> asked = new HashSet<>();

    private Fields(String path, ObjectNode node, boolean texts, List<FieldError> errors) {
        this.path = path;
        this.node = node;
        this.texts = texts;
        this.errors = errors;
    }

    /** Reads an object to its end. */
    static <T> T read(ObjectNode node, boolean texts, Function<Fields, T> reader) {
        var errors = new ArrayList<FieldError>();
        var value = new Fields("", node, texts, errors).readAll(reader);
        if (!errors.isEmpty()) {
            throw new Malformed(errors);
        }
        return value.orElseThrow();
    }

    /**
     * Reads what stands in one row of a spreadsheet as if it were the JSON object of a request: numbers and dates as texts.
     *
     * @param texts by field; an empty cell is absent
     * @throws Malformed with every error found; their fields are names of {@code texts}
     */
    public static <T> T ofTexts(Map<String, String> texts, Function<Fields, T> reader) {
        var node = JsonNodeFactory.instance.objectNode();
        texts.forEach(node::put);
        return read(node, true, reader);
    }

    /** A text that must be there: 1 to {@code longest} characters (code points), not blank, and {@link PlainText}. */
    public String text(String name, int longest) {
        return optionalText(name, longest).orElseGet(() -> missing(name, ""));
    }

    /** A text that may be absent or null. */
    public Optional<String> optionalText(String name, int longest) {
        return present(name).map(value -> {
            if (!value.isTextual()) {
                return type(name, "text", "");
            }
            var text = value.textValue();
            if (text.isEmpty()) {
                return error(name, "too_short", Map.of("min", 1), "");
            }
            if (text.isBlank()) {
                return error(name, "blank", Map.of(), "");
            }
            return bounded(name, text, longest, PlainText::isPlain);
        });
    }

    /**
     * Characters as a scanner sent them, control characters included, 1 to {@code longest}. They are to be read, not to be
     * stored: the database takes no NUL and no half of a surrogate pair.
     */
    public String characters(String name, int longest) {
        return present(name)
                .map(value -> {
                    var text = value.textValue();
                    if (text == null) {
                        return type(name, "text", "");
                    }
                    if (text.isEmpty()) {
                        return error(name, "too_short", Map.of("min", 1), "");
                    }
                    return text.length() > longest ? error(name, "too_long", Map.of("max", longest), "") : text;
                })
                .orElseGet(() -> missing(name, ""));
    }

    /**
     * A text that must be there and has a pattern.
     *
     * @param form names the pattern for people: the text stands under {@code form.<form>}
     */
    public String shaped(String name, Pattern pattern, String form) {
        return optionalShaped(name, pattern, form).orElseGet(() -> missing(name, ""));
    }

    /** The same for a text that may be absent or null. */
    public Optional<String> optionalShaped(String name, Pattern pattern, String form) {
        var before = errors.size();
        return optionalText(name, LONGEST_SHAPED).map(text ->
                errors.size() > before || pattern.matcher(text).matches() ? text : malformed(name, form, Map.of(), ""));
    }

    /**
     * A secret that must be there, {@code shortest} to {@code longest} characters; with 0 it may be empty, so that the
     * answer to an empty password is the answer to a wrong one.
     */
    public String secret(String name, int shortest, int longest) {
        return present(name)
                .map(value -> {
                    if (!value.isTextual()) {
                        return type(name, "text", "");
                    }
                    var text = value.textValue();
                    if (length(text) < shortest) {
                        return error(name, "too_short", Map.of("min", shortest), "");
                    }
                    // A password is never shown, so it may hold what a name may not.
                    return bounded(name, text, longest, PlainText::isStorable);
                })
                .orElseGet(() -> missing(name, ""));
    }

    /**
     * A text with a form of its own that must be there.
     *
     * @param parse throws {@link WrongForm} where the text has not the form
     * @param standIn harmless; lets the reading go on to the next field where this one is in error
     */
    public <T> T parsed(String name, int longest, Function<String, T> parse, T standIn) {
        var before = errors.size();
        return optionalParsed(name, longest, parse)
                .orElseGet(() -> errors.size() > before ? standIn : missing(name, standIn));
    }

    /** The same where no stand-in exists: an error ends the reading of this object. */
    public <T> T parsed(String name, int longest, Function<String, T> parse) {
        var before = errors.size();
        return optionalParsed(name, longest, parse).orElseThrow(() -> {
            if (errors.size() == before) {
                missing(name, "");
            }
            return new Unreadable();
        });
    }

    /** The same for a text that may be absent or null. */
    public <T> Optional<T> optionalParsed(String name, int longest, Function<String, T> parse) {
        var before = errors.size();
        var text = optionalText(name, longest);
        if (text.isEmpty() || errors.size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text.get()));
        } catch (WrongForm wrong) {
            return malformed(name, wrong.form(), wrong.parameters(), Optional.empty());
        } catch (IllegalArgumentException e) {
            return error(name, "malformed", Map.of("reason", String.valueOf(e.getMessage())), Optional.empty());
        }
    }

    /** A whole number that must be there, from {@code least} to {@code most}. */
    public long number(String name, long least, long most) {
        return optionalNumber(name, least, most).orElseGet(() -> missing(name, least));
    }

    /** A whole number that may be absent or null. */
    public Optional<Long> optionalNumber(String name, long least, long most) {
        return present(name).map(value -> {
            var range = Map.<String, Object>of("min", least, "max", most);
            if (texts && value.isTextual()) {
                var text = value.textValue();
                var number = NumberText.whole(text);
                if (number.isEmpty()) {
                    return error(name, "type", NumberText.told(text, Map.of("type", "number")), least);
                }
                var found = number.get();
                return found < least || found > most ? error(name, "range", NumberText.outside(text, range), least) : found;
            }
            if (!value.isIntegralNumber()) {
                return type(name, "number", least);
            }
            var inRange = value.canConvertToLong() && value.longValue() >= least && value.longValue() <= most;
            return inRange ? value.longValue() : error(name, "range", range, least);
        });
    }

    /** A mark that is set by {@code true}, in a query also by its name alone; absent is false. */
    public boolean flag(String name) {
        return present(name)
                .map(value -> {
                    if (texts && value.isTextual() && List.of("", "true", "false").contains(value.textValue())) {
                        return !"false".equals(value.textValue());
                    }
                    return value.isBoolean() ? value.booleanValue() : type(name, "true or false", false);
                })
                .orElse(false);
    }

    /** A date that must be there, in the form {@code 2026-11-22}, years 1900 to 2999. */
    public LocalDate date(String name) {
        return present(name)
                .map(value -> {
                    if (!value.isTextual()) {
                        return type(name, "date", LocalDate.EPOCH);
                    }
                    return toDate(value.textValue())
                            .orElseGet(() -> malformed(name, "date", Map.of(), LocalDate.EPOCH));
                })
                .orElseGet(() -> missing(name, LocalDate.EPOCH));
    }

    /** One of an enumeration's constants, written as the constant is. */
    public <E extends Enum<E>> E choice(String name, Class<E> choices) {
        return optionalChoice(name, choices).orElseGet(() -> missing(name, choices.getEnumConstants()[0]));
    }

    /** The same for a field that may be absent or null. */
    public <E extends Enum<E>> Optional<E> optionalChoice(String name, Class<E> choices) {
        var constants = choices.getEnumConstants();
        return present(name)
                .map(value -> Arrays.stream(constants)
                        .filter(constant -> value.isTextual() && constant.name().equals(value.textValue()))
                        .findFirst()
                        .orElseGet(() -> error(name, "choice", Map.of("choices", Arrays.toString(constants)), constants[0])));
    }

    /** A list of objects that must be there, {@code fewest} to {@code most} of them. */
    public <T> List<T> objects(String name, int fewest, int most, Function<Fields, T> reader) {
        return elements(name, fewest, most, (at, element) -> {
            if (element instanceof ObjectNode object) {
                return new Fields(at, object, texts, errors).readAll(reader);
            }
            errors.add(new FieldError(at, "type", Map.of("type", "object")));
            return Optional.empty();
        });
    }

    /** A list of texts that must be there, {@code fewest} to {@code most} of them. */
    public List<String> texts(String name, int fewest, int most, int longest) {
        return elements(name, fewest, most, (at, element) -> {
            if (element.isTextual() && !element.textValue().isBlank() && length(element.textValue()) <= longest
                    && PlainText.isPlain(element.textValue())) {
                return Optional.of(element.textValue());
            }
            errors.add(FieldError.malformed(at, "text", Map.of("max", longest)));
            return Optional.empty();
        });
    }

    /** Whether a field stands there; it is known from then on. */
    public boolean has(String name) {
        return present(name).isPresent();
    }

    /** {@code limit} and {@code after} of a list's query. */
    public Page page() {
        var limit = optionalNumber("limit", 1, Page.MOST).orElse((long) Page.USUAL).intValue();
        var cursor = present("after").map(JsonNode::textValue);
        var key = cursor.flatMap(Page::key);
        if (cursor.isPresent() && key.isEmpty()) {
            return malformed("after", "cursor", Map.of(), new Page(limit, null));
        }
        return new Page(limit, key.orElse(null));
    }

    private interface ElementReader<T> {
        Optional<T> read(String at, JsonNode element);
    }

    private <T> List<T> elements(String name, int fewest, int most, ElementReader<T> reader) {
        var value = present(name);
        if (value.isEmpty()) {
            return missing(name, List.of());
        }
        var array = value.get();
        if (!array.isArray()) {
            return type(name, "list", List.of());
        }
        if (array.size() > most) {
            return error(name, "too_many", Map.of("max", most), List.of());
        }
        if (array.size() < fewest) {
            return error(name, "too_few", Map.of("min", fewest), List.of());
        }
        var read = new ArrayList<T>(array.size());
        for (var at = 0; at < array.size(); at++) {
            reader.read(named(name) + "[" + at + "]", array.get(at)).ifPresent(read::add);
        }
        return read;
    }

    /** Reads this object to its end; empty where its error is on the list. */
    private <T> Optional<T> readAll(Function<Fields, T> reader) {
        var before = errors.size();
        try {
            var value = reader.apply(this);
            nameUnknown();
            return Optional.of(value);
        } catch (Unreadable _) {
            // Nobody can tell what the reader would have asked for after this, so nothing is called unknown.
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            // A record refuses the stand-in of a field in error; without an error before it, it is a finding itself.
            if (errors.size() == before) {
                errors.add(new FieldError(path, "malformed", Map.of("reason", String.valueOf(e.getMessage()))));
            }
            nameUnknown();
            return Optional.empty();
        }
    }

    private void nameUnknown() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                error(PlainText.shown(name), "unknown", Map.of(), "");
            }
        });
    }

    private Optional<JsonNode> present(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    private <T> T missing(String name, T standIn) {
        return error(name, "missing", Map.of(), standIn);
    }

    private <T> T type(String name, String wanted, T standIn) {
        return error(name, "type", Map.of("type", wanted), standIn);
    }

    private <T> T error(String name, String code, Map<String, Object> parameters, T standIn) {
        errors.add(new FieldError(named(name), code, parameters));
        return standIn;
    }

    private <T> T malformed(String name, String form, Map<String, Object> parameters, T standIn) {
        errors.add(FieldError.malformed(named(name), form, parameters));
        return standIn;
    }

    private String bounded(String name, String text, int longest, Predicate<String> allowed) {
        if (length(text) > longest) {
            return error(name, "too_long", Map.of("max", longest), "");
        }
        return allowed.test(text) ? text : error(name, "character", Map.of(), "");
    }

    /** In code points, as the database counts. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private String named(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Optional<LocalDate> toDate(String text) {
        try {
            var date = LocalDate.parse(text);
            var plausible = text.length() == DATE_LENGTH && date.getYear() >= 1900 && date.getYear() <= 2999;
            return plausible ? Optional.of(date) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Ends a reading where no stand-in exists; its error is on the list. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("unreadable field", null, false, false);
        }
    }
}
