package io.wardline.standalone.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * What several rounds gave.
 *
 * @param median the middle one, or the mean of the two middle ones
 */
record Spread(double least, double median, double most) {
    /** The spread of at least one value. */
    static Spread of(Collection<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no round was measured");
        }
        var half = sorted.length / 2;
        var median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** The value below which the given share of samples lies (nearest rank). */
    static double quantile(double[] samples, double share) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("no sample was taken");
        }
        var sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** The three values with a number of decimals: {@code median [least .. most]}. */
    String text(int decimals) {
        var number = "%,." + decimals + "f";
        return String.format(Locale.ROOT, number + " [" + number + " .. " + number + "]", median, least, most);
    }
}
