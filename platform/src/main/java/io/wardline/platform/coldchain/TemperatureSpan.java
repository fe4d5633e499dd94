package io.wardline.platform.coldchain;

/**
 * A temperature that was kept for some time.
 *
 * @param celsius above −200 and up to 200
 * @param weight how long, in any unit of time that all spans of a series share; above 0 to 10¹⁵
 */
public record TemperatureSpan(double celsius, double weight) {
    private static final double COLDEST = -200;
    private static final double HOTTEST = 200;
    private static final double LONGEST = 1e15;

    public TemperatureSpan {
        if (!(celsius > COLDEST && celsius <= HOTTEST)) {
            throw new IllegalArgumentException("a temperature above -200 and up to 200 degrees, not " + celsius);
        }
        if (!(weight > 0 && weight <= LONGEST)) {
            throw new IllegalArgumentException("a time above 0, not " + weight);
        }
    }
}
