package io.wardline.platform.coldchain;

import io.wardline.platform.rule.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Mean kinetic temperature, T = 10000 / −ln(Σ wᵢ·e^(−10000/Tᵢ) / Σ wᵢ) in kelvin, weighted by time; 10000 K stands for ΔH/R at
 * 83.144 kJ/mol (USP 1079.2). Binary floating point is right here: the result is a physical mean whose inputs are good to a
 * tenth of a degree, and no money.
 */
public final class KineticTemperatureCalculation {
    /** Decimals of a degree that are shown: far beyond any sensor, so that two programs can be compared. */
    public static final int DECIMALS = 4;

    private static final double KELVIN = 273.15;
    private static final double ACTIVATION = 10_000;
    private static final String SOURCE = "mean kinetic temperature with ΔH/R = 10000 K";

    private KineticTemperatureCalculation() {}

    /**
     * The mean of a series.
     *
     * @param spans at least one
     */
    public static KineticTemperatureResult mean(List<TemperatureSpan> spans) {
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("of no temperature there is no mean");
        }
        // Taking the hottest out of the sum keeps every power between 0 and 1, whatever the temperatures.
        var hottest = spans.stream().mapToDouble(TemperatureSpan::celsius).max().orElseThrow() + KELVIN;
        var weights = 0.0;
        var sum = 0.0;
        for (var span : spans) {
            weights += span.weight();
            sum += span.weight() * Math.exp(ACTIVATION / hottest - ACTIVATION / (span.celsius() + KELVIN));
        }
        var mean = sum / weights;
        var celsius = ACTIVATION / (ACTIVATION / hottest - Math.log(mean)) - KELVIN;
        return new KineticTemperatureResult(celsius, List.of(
                new Step("meanRate", "Σ wᵢ·e^(10000/Tmax − 10000/Tᵢ) / Σ wᵢ", Double.toString(mean), Double.toString(mean), SOURCE),
                new Step("mktCelsius", "10000/(10000/Tmax − ln mean) − 273.15", Double.toString(celsius), shown(celsius), SOURCE)));
    }

    /** With four decimals. */
    public static String shown(double celsius) {
        return new BigDecimal(celsius).setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }
}
