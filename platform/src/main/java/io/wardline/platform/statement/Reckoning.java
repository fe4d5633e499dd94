package io.wardline.platform.statement;

import io.wardline.platform.money.Fen;
import io.wardline.platform.rule.Step;
import java.util.List;

/**
 * What came out of a calculation.
 *
 * @param lines in the order of the inputs
 * @param figures of the whole, for lists and comparisons
 * @param steps of the whole, in their order; those of a line stand with the line
 * @param payableFen published, 0 to {@link Fen#MOST}
 */
public record Reckoning(List<Line> lines, List<Figure> figures, List<Step> steps, long payableFen, Payee payee) {
    /**
     * The step that says how many lines are mapped to nothing and count nowhere. It belongs beside every figure of its line, or of the
     * whole, because any of them may be another once they are mapped.
     */
    public static final String UNMAPPED_LINES = "unmappedLines";

    /**
     * One figure.
     *
     * @param name stable; its text for people stands under {@code figure.<name>}
     * @param exact without any rounding: a decimal where it ends, otherwise a fraction; or a word
     * @param shown as it is printed
     */
    public record Figure(String name, String exact, String shown) {}

    /** One line, by the code that it has in the inputs. */
    public record Line(String code, String name, List<Figure> figures, List<Step> steps) {
        public Line {
            figures = List.copyOf(figures);
            steps = List.copyOf(steps);
        }
    }

    public Reckoning {
        lines = List.copyOf(lines);
        figures = List.copyOf(figures);
        steps = List.copyOf(steps);
        Fen.require("payable", payableFen);
    }

    /** The one way to write it: JSON without white space, names in order. */
    public String canonical() {
        return StatementText.of(this);
    }
}
