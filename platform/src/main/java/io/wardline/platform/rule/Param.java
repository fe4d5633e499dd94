package io.wardline.platform.rule;

import java.util.List;
import java.util.stream.Stream;

/**
 * A JSON value as it was written. Numbers keep their digits, so that no reader can lose one, and an object keeps even a name
 * that stands there twice, so that {@link ParamReading} can say so instead of silently taking the last.
 */
public sealed interface Param {
    /** A text. */
    record Text(String value) implements Param {}

    /** A number, in the digits of its writer. */
    record Numeral(String digits) implements Param {}

    /** True or false. */
    record Flag(boolean value) implements Param {}

    /** The JSON {@code null}: as good as absent. */
    record Nothing() implements Param {}

    /** A list. */
    record Many(List<Param> elements) implements Param {
        public Many {
            elements = List.copyOf(elements);
        }
    }

    /** An object. */
    record Group(List<Entry> entries) implements Param {
        public Group {
            entries = List.copyOf(entries);
        }

        /** The same with another value under a name. */
        public Group with(String name, Param value) {
            return new Group(Stream.concat(
                            entries.stream().filter(entry -> !entry.name().equals(name)), Stream.of(new Entry(name, value)))
                    .toList());
        }
    }

    /** One name of an object with its value. */
    record Entry(String name, Param value) {}

    /**
     * Reads one JSON value.
     *
     * @throws ParamFault where the text is no JSON, or more than one value
     */
    static Param ofJson(String json) {
        return ParamJson.read(json);
    }

    /**
     * The one way to write this value: JSON without white space, names in the order of their UTF-16 code units, the escapes
     * of RFC 8785. Numbers stay as written, so a rule set has whole numbers and texts only.
     */
    default String canonical() {
        return ParamJson.canonical(this);
    }
}
