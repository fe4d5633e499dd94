package io.wardline.platform.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a calculation starts from, each value with where it comes from. A copy of it is frozen with every version.
 *
 * @param lines in the order in which the statement lists them
 * @param whole what belongs to no line
 */
public record Inputs(List<Line> lines, List<Input> whole) {
    /** Name of the input that says whose year it is, where that is not the institution's own: the code of a consortium. */
    public static final String CONSORTIUM = "consortium";

    /**
     * One value.
     *
     * @param name stable; its text for people stands under {@code input.<name>}
     * @param value a plain decimal, a fraction {@code a/b}, a date or a word
     * @param source table of the product that it was read from, or {@code rule}
     * @param words where the entry says it comes from: a document, a file, a person; null where the source says it all
     */
    public record Input(String name, String value, String source, @Nullable String words) {
        /** Without words. */
        public Input(String name, String value, String source) {
            this(name, value, source, null);
        }
    }

    /**
     * The inputs of one line.
     *
     * @param code by which an objection names it, for example {@code B8/Y1/SALINE}; unique in the statement
     * @param name for people
     */
    public record Line(String code, String name, List<Input> inputs) {
        public Line {
            inputs = List.copyOf(inputs);
        }
    }

    public Inputs {
        lines = List.copyOf(lines);
        whole = List.copyOf(whole);
    }

    /** The one way to write them: JSON without white space, names in order. */
    public String canonical() {
        return StatementText.of(this);
    }
}
