package io.wardline.platform.incentive;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.LargestRemainder;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import java.util.ArrayList;
import java.util.Objects;
import java.util.SortedMap;

/** Divides a consortium's retention among its institutions. */
public final class SplitCalculation {
    private SplitCalculation() {}

    /**
     * By weights, each rounded down, the rest to the largest fractions, ties by institution code.
     *
     * @param totalFen 0 to {@link Fen#MOST}
     * @param weights by institution code; none negative, at least one above 0
     */
    public static SplitResult split(long totalFen, SortedMap<String, Ratio> weights) {
        Fen.require("total", totalFen);
        var parts = LargestRemainder.split(totalFen, weights);
        var sum = weights.values().stream().reduce(Ratio.ZERO, Ratio::plus);
        var steps = new ArrayList<Step>(parts.size());
        weights.forEach((code, weight) -> steps.add(new Step("part",
                code + ": " + Fen.text(totalFen) + "·" + weight + "/" + sum,
                Fen.exact(weight.times(totalFen).over(sum)), Fen.text(Objects.requireNonNull(parts.get(code))),
                "largest remainder, ties by institution code")));
        return new SplitResult(totalFen, parts, steps);
    }
}
