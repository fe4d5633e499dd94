package io.wardline.standalone.bench;

import java.util.Arrays;

/** Waiting times of single answers, in microseconds. */
final class Samples {
    private static final int FIRST_CAPACITY = 1 << 16;

    private double[] micros = new double[FIRST_CAPACITY];
    private int count;

    void addNanos(long nanos) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count++] = nanos / 1e3;
    }

    int count() {
        return count;
    }

    /** The time within which a share of the answers came. */
    double micros(double share) {
        return Spread.quantile(Arrays.copyOf(micros, count), share);
    }

    /** The run that these samples make. */
    Run run(double seconds) {
        var taken = Arrays.copyOf(micros, count);
        return new Run(
                count, seconds, Spread.quantile(taken, 0.5), Spread.quantile(taken, 0.99), java.util.List.of(), 0);
    }
}
