package io.wardline.platform.coldchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KineticTemperatureCalculationTest {
    @ParameterizedTest
    @CsvSource({"5,20,15,4,7.7046", "7,22,15,2,8.0402", "5,1,5,9,5.0000", "-0.00001,1,-0.00001,1,0.0000"})
    void weighs_heat_more_than_cold(double first, double hours, double second, double others, String mean) {
        assertThat(shown(new TemperatureSpan(first, hours), new TemperatureSpan(second, others))).isEqualTo(mean);
    }

    @Test
    void stays_between_the_coldest_and_the_hottest_at_the_ends_of_its_range() {
        var mean = KineticTemperatureCalculation.mean(List.of(new TemperatureSpan(-199, 1e12), new TemperatureSpan(200, 1e-3)));
        assertThat(mean.celsius()).isBetween(-199.0, 200.0);
    }

    @Test
    void a_series_means_what_its_spans_mean_whatever_the_order_of_arrival() {
        var hour = 3_600_000L;
        var readings = Stream.iterate(0L, at -> at < 24 * hour, at -> at + hour)
                .map(at -> new TemperatureReading(at, at < 20 * hour ? 5_000 : 15_000)).toList();
        var series = TemperatureSeries.of(readings.reversed(), hour);
        assertThat(series.gapsMs()).isEmpty();
        assertThat(KineticTemperatureCalculation.shown(KineticTemperatureCalculation.mean(series.spans()).celsius())).isEqualTo("7.7046");
    }

    @Test
    void a_gap_longer_than_two_intervals_is_a_gap_and_nobody_guesses_what_was_in_it() {
        var series = TemperatureSeries.of(List.of(new TemperatureReading(0, 5_000), new TemperatureReading(20, 6_000),
                new TemperatureReading(41, 7_000), new TemperatureReading(41, 9_000)), 10);
        assertThat(series.gapsMs()).containsExactly(21L);
        assertThat(series.spans()).containsExactly(new TemperatureSpan(5, 20), new TemperatureSpan(6, 10), new TemperatureSpan(7, 10));
    }

    @Test
    void refuses_what_is_no_temperature_and_no_time() {
        assertThatThrownBy(() -> new TemperatureSpan(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TemperatureSpan(-300, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TemperatureSpan(5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KineticTemperatureCalculation.mean(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TemperatureSeries.of(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(KineticTemperatureCalculation.mean(List.of(new TemperatureSpan(5, 1))).celsius()).isCloseTo(5, within(1e-9));
    }

    private static String shown(TemperatureSpan... spans) {
        return KineticTemperatureCalculation.shown(KineticTemperatureCalculation.mean(List.of(spans)).celsius());
    }
}
