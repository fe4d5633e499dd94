package io.wardline.platform.settlement;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.statement.Inputs;
import io.wardline.platform.statement.Inputs.Input;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a consortium's year, and the form in which a statement freezes it. */
record SettlementInputs(Given packageFen, @Nullable Given yearEndFen, Given actualFen, long vbpRetentionFen, String consortium) {
    private static final String PACKAGE = "package";
    private static final String YEAR_END = "yearEnd";
    private static final String ACTUAL = "actual";
    private static final String VBP_RETENTION = "vbpRetention";

    /** An amount that somebody has entered, with the document that says so. */
    record Given(long fen, String words) {}

    /** Amounts in yuan. */
    Inputs frozen() {
        var whole = new ArrayList<Input>();
        whole.add(new Input(Inputs.CONSORTIUM, consortium, "place_consortium"));
        whole.add(input(PACKAGE, packageFen, "settlement_package"));
        if (yearEndFen != null) {
            whole.add(input(YEAR_END, yearEndFen, "settlement_cost"));
        }
        whole.add(input(ACTUAL, actualFen, "settlement_cost"));
        whole.add(new Input(VBP_RETENTION, Fen.text(vbpRetentionFen), "statement_payment"));
        return new Inputs(List.of(), whole);
    }

    private static Input input(String name, Given given, String source) {
        return new Input(name, Fen.text(given.fen()), source, given.words());
    }

    /**
     * Reads what {@link #frozen} has written.
     *
     * @throws IllegalArgumentException for anything else
     */
    static SettlementFacts facts(Inputs inputs) {
        var agreed = fen(inputs, PACKAGE);
        var total = inputs.whole().stream().anyMatch(input -> input.name().equals(YEAR_END)) ? fen(inputs, YEAR_END) : agreed;
        return new SettlementFacts(agreed, total, fen(inputs, ACTUAL), fen(inputs, VBP_RETENTION));
    }

    private static long fen(Inputs inputs, String name) {
        return inputs.whole().stream().filter(input -> input.name().equals(name)).findFirst()
                .map(input -> Fen.halfUp(Ratio.parse(input.value()).times(100)))
                .orElseThrow(() -> new IllegalArgumentException("a settlement has the input " + name));
    }
}
