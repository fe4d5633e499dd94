package io.wardline.platform.payable;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import java.util.List;

/** The least prepayment on an agreed volume. A least amount is rounded up: one fen less would be too little. */
public final class PrepaymentCalculation {
    private static final Ratio EVERYWHERE = Ratio.of(3, 10);
    private static final Ratio IN_SOME_PROVINCES = Ratio.of(1, 2);

    private PrepaymentCalculation() {}

    /**
     * Of an annual agreed amount.
     *
     * @param annualAgreedFen 0 to {@link Fen#MOST}
     */
    public static PrepaymentResult compute(long annualAgreedFen) {
        Fen.require("annualAgreedAmount", annualAgreedFen);
        var everywhere = EVERYWHERE.times(annualAgreedFen);
        var inSome = IN_SOME_PROVINCES.times(annualAgreedFen);
        return new PrepaymentResult(Fen.ceiling(everywhere), Fen.ceiling(inSome), List.of(
                step("min30", "⌈30 % of the annual agreed amount⌉", everywhere, "NHSA and MoF, 2024-11-11"),
                step("min50", "⌈50 % of the annual agreed amount⌉", inSome, "Henan 2020")));
    }

    private static Step step(String name, String formula, Ratio fen, String source) {
        return new Step(name, formula, Fen.exact(fen), Fen.text(Fen.ceiling(fen)), source);
    }
}
