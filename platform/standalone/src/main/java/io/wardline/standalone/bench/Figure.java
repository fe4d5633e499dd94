package io.wardline.standalone.bench;

import java.util.Locale;

/**
 * One measured figure beside what it has to reach.
 *
 * @param name of the measure, with its number in the table of figures to reach: {@code P2 inbox writer / COPY}
 * @param measured over all rounds
 * @param unit of the figure, empty for a ratio
 * @param must the figure that has to be reached, NaN where there is none
 * @param goal the figure to aim for, NaN where there is none
 * @param moreIsBetter whether a larger figure is the better one
 */
record Figure(String name, Spread measured, String unit, double must, double goal, boolean moreIsBetter) {
    /** Whether the must is reached; a figure without one always holds. */
    boolean holds() {
        return Double.isNaN(must) || (moreIsBetter ? measured.median() >= must : measured.median() <= must);
    }

    /** A figure that only informs. */
    static Figure plain(String name, Spread measured, String unit) {
        return new Figure(name, measured, unit, Double.NaN, Double.NaN, true);
    }

    /** A ratio that should be large. */
    static Figure ratio(String name, Spread measured, double must, double goal) {
        return new Figure(name, measured, "", must, goal, true);
    }

    /** The line for a person. */
    String line() {
        var decimals = measured.median() >= 1_000 ? 0 : measured.median() >= 10 ? 1 : 2;
        var verdict = Double.isNaN(must)
                ? ""
                : String.format(
                        Locale.ROOT, "  must %s %s, goal %s: %s", moreIsBetter ? ">=" : "<=", number(must), number(goal),
                        holds() ? "holds" : "MISSED");
        return String.format(Locale.ROOT, "%-64s %s %s%s", name, measured.text(decimals), unit, verdict);
    }

    /** The object for a program; a must and a goal only where there is one. */
    String json() {
        var limits = Double.isNaN(must)
                ? ""
                : String.format(Locale.ROOT, ",\"must\":%s,\"goal\":%s,\"holds\":%s", must, goal, holds());
        return String.format(
                Locale.ROOT, "{\"name\":\"%s\",\"unit\":\"%s\",\"median\":%s,\"least\":%s,\"most\":%s%s}",
                name.strip(), unit, measured.median(), measured.least(), measured.most(), limits);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
