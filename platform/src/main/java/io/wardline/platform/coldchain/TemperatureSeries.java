package io.wardline.platform.coldchain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Readings as spans of time, in the device's order whatever the order of their arrival.
 *
 * @param spans each reading with the time until the next, in ms
 * @param gapsMs every silence longer than two intervals, in ms; of it the reading before keeps one interval, and the rest is
 *     unknown: never interpolated
 */
public record TemperatureSeries(List<TemperatureSpan> spans, List<Long> gapsMs) {
    private static final double MILLI = 1_000;

    public TemperatureSeries {
        spans = List.copyOf(spans);
        gapsMs = List.copyOf(gapsMs);
    }

    /**
     * Weighs readings by their time. The last one stands for one interval; of two of the same instant the first counts.
     *
     * @param intervalMs how often the logger records, above 0
     */
    public static TemperatureSeries of(Collection<TemperatureReading> readings, long intervalMs) {
        if (intervalMs <= 0) {
            throw new IllegalArgumentException("an interval is above 0 ms, not " + intervalMs);
        }
        var sorted = readings.stream().sorted(Comparator.comparingLong(TemperatureReading::monotonicMs)).toList();
        var spans = new ArrayList<TemperatureSpan>(sorted.size());
        var gaps = new ArrayList<Long>();
        for (var at = 0; at < sorted.size(); at++) {
            var reading = sorted.get(at);
            if (at > 0 && sorted.get(at - 1).monotonicMs() == reading.monotonicMs()) {
                continue;
            }
            var weight = intervalMs;
            for (var next = at + 1; next < sorted.size(); next++) {
                var distance = sorted.get(next).monotonicMs() - reading.monotonicMs();
                if (distance > 2 * intervalMs) {
                    gaps.add(distance);
                    break;
                }
                if (distance > 0) {
                    weight = distance;
                    break;
                }
            }
            spans.add(new TemperatureSpan(reading.milliCelsius() / MILLI, weight));
        }
        return new TemperatureSeries(spans, gaps);
    }
}
