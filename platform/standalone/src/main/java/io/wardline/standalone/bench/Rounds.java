package io.wardline.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Two things measured in turns, the order reversed every round, so that a machine that slows down slows both. */
record Rounds(List<Double> first, List<Double> second) {
    Rounds {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /**
     * Measures both once to warm up, then in turns.
     *
     * @param rounds 1 to 100
     */
    static Rounds alternate(int rounds, DoubleSupplier first, DoubleSupplier second) {
        first.getAsDouble();
        second.getAsDouble();
        var firsts = new ArrayList<Double>();
        var seconds = new ArrayList<Double>();
        for (var round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                firsts.add(first.getAsDouble());
                seconds.add(second.getAsDouble());
            } else {
                seconds.add(second.getAsDouble());
                firsts.add(first.getAsDouble());
            }
        }
        return new Rounds(firsts, seconds);
    }

    /** First divided by second, round by round. */
    Spread ratio() {
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < first.size(); round++) {
            ratios.add(first.get(round) / second.get(round));
        }
        return Spread.of(ratios);
    }
}
