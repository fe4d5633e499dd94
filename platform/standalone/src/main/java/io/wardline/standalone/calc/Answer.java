package io.wardline.standalone.calc;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.Step;
import java.util.ArrayList;
import java.util.List;

/** The fields of one result, in the order in which they are added, and its steps. */
final class Answer {
    private final List<Param.Entry> fields = new ArrayList<>();
    private final List<Step> steps;

    Answer(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    Answer text(String name, String value) {
        return add(name, new Param.Text(value));
    }

    Answer texts(String name, List<String> values) {
        return add(name, new Param.Many(values.stream().<Param>map(Param.Text::new).toList()));
    }

    /** In yuan with two decimals. */
    Answer amount(String name, long fen) {
        return text(name, Fen.text(fen));
    }

    /** The same of an exact amount. */
    Answer amount(String name, Ratio fen) {
        return amount(name, Fen.halfUp(fen));
    }

    /** In percent, without the sign. */
    Answer percent(String name, Ratio ratio, int decimals) {
        return text(name, ratio.times(100).shown(decimals));
    }

    Answer flag(String name, boolean value) {
        return add(name, new Param.Flag(value));
    }

    Answer whole(String name, long value) {
        return add(name, new Param.Numeral(Long.toString(value)));
    }

    /** There is no such figure here. */
    Answer nothing(String name) {
        return add(name, new Param.Nothing());
    }

    private Answer add(String name, Param value) {
        fields.add(new Param.Entry(name, value));
        return this;
    }

    /** The result as JSON, the steps last. */
    Param.Group result() {
        var all = new ArrayList<>(fields);
        all.add(new Param.Entry("steps", new Param.Many(steps.stream().<Param>map(Answer::group).toList())));
        return new Param.Group(all);
    }

    private static Param.Group group(Step step) {
        return new Param.Group(List.of(
                new Param.Entry("name", new Param.Text(step.name())),
                new Param.Entry("formula", new Param.Text(step.formula())),
                new Param.Entry("exact", new Param.Text(step.exact())),
                new Param.Entry("shown", new Param.Text(step.shown())),
                new Param.Entry("source", new Param.Text(step.source()))));
    }
}
