package io.wardline.standalone.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Several things measured in turns, the order reversed every round, so that a machine that slows down slows them all.
 *
 * @param <T> what one run of one thing gives
 * @param runs for each thing, in the order given, its run of every round
 */
record Rounds<T>(List<List<T>> runs) {
    Rounds {
        runs = runs.stream().map(List::copyOf).toList();
    }

    /**
     * How long to measure.
     *
     * @param rounds 1 to 100
     * @param warm runs that count for nothing, one of each thing before the first round; at least 3 s for figures that are to
     *     be believed
     * @param run one measured run of one thing
     */
    record Plan(int rounds, Duration warm, Duration run) {
        Plan {
            if (rounds < 1 || rounds > 100 || run.isZero() || run.isNegative() || warm.isNegative()) {
                throw new IllegalArgumentException("no plan: " + rounds + " rounds of " + run + " after " + warm);
            }
        }
    }

    /** Warms each subject with one run, then measures them in turns. */
    static <T> Rounds<T> alternate(Plan plan, List<Function<Duration, T>> subjects) {
        for (var subject : subjects) {
            // Only the work counts here, not what it gave.
            var _ = subject.apply(plan.warm());
        }
        var order = new ArrayList<Integer>();
        var runs = new ArrayList<List<T>>();
        for (var at = 0; at < subjects.size(); at++) {
            order.add(at);
            runs.add(new ArrayList<>());
        }
        for (var round = 0; round < plan.rounds(); round++) {
            for (var at : order) {
                runs.get(at).add(subjects.get(at).apply(plan.run()));
            }
            Collections.reverse(order);
        }
        return new Rounds<>(runs);
    }

    /** One figure of one subject over all rounds. */
    Spread of(int subject, ToDoubleFunction<T> figure) {
        return Spread.of(runs.get(subject).stream().map(figure::applyAsDouble).toList());
    }

    /** The figure of one subject divided by that of another, round by round. */
    Spread ratio(int subject, int ceiling, ToDoubleFunction<T> figure) {
        return ratio(subject, figure, ceiling, figure);
    }

    /** A figure of one subject divided by another figure of another one, round by round. */
    Spread ratio(int subject, ToDoubleFunction<T> figure, int ceiling, ToDoubleFunction<T> bound) {
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < runs.get(subject).size(); round++) {
            ratios.add(figure.applyAsDouble(runs.get(subject).get(round)) / bound.applyAsDouble(runs.get(ceiling).get(round)));
        }
        return Spread.of(ratios);
    }
}
