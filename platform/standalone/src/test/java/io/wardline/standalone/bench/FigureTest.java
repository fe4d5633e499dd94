package io.wardline.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class FigureTest {
    private static final Rounds.Plan FOUR = new Rounds.Plan(4, Duration.ofMillis(2), Duration.ofMillis(1));

    @Test
    void a_spread_is_the_least_the_middle_and_the_most() {
        assertThat(Spread.of(List.of(5.0, 1.0, 3.0))).isEqualTo(new Spread(1, 3, 5));
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(1, 3, 9));
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_quantile_is_the_nearest_rank() {
        var hundred = new double[100];
        for (var at = 0; at < hundred.length; at++) {
            hundred[at] = hundred.length - at;
        }
        assertThat(Spread.quantile(hundred, 0.5)).isEqualTo(50);
        assertThat(Spread.quantile(hundred, 0.99)).isEqualTo(99);
        assertThat(Spread.quantile(new double[] {7}, 0.99)).isEqualTo(7);
    }

    @Test
    void rounds_warm_each_subject_once_and_reverse_the_order_every_round() {
        var order = new ArrayList<String>();
        Rounds.alternate(FOUR, List.<Function<Duration, Run>>of(
                time -> run(order, "a" + time.toMillis()), time -> run(order, "b" + time.toMillis())));
        assertThat(order).containsExactly("a2", "b2", "a1", "b1", "b1", "a1", "a1", "b1", "b1", "a1");
    }

    private static Run run(List<String> order, String name) {
        order.add(name);
        return Run.of(1, 1);
    }

    @Test
    void a_ratio_is_taken_round_by_round() {
        var rounds = new Rounds<>(List.of(List.of(1.0, 30.0, 8.0), List.of(2.0, 40.0, 8.0)));
        assertThat(rounds.ratio(0, 1, value -> value)).isEqualTo(new Spread(0.5, 0.75, 1));
    }

    @Test
    void a_must_is_reached_from_its_own_side() {
        var three = new Spread(2, 3, 4);
        assertThat(new Figure("rate", three, "", 3, 5, true).holds()).isTrue();
        assertThat(new Figure("rate", three, "", 3.1, 5, true).holds()).isFalse();
        assertThat(new Figure("time", three, "ms", 3, 1, false).holds()).isTrue();
        assertThat(new Figure("time", three, "ms", 2.9, 1, false).line()).contains("MISSED");
        assertThat(Figure.plain("CPU", three, "us").holds()).isTrue();
    }

    @Test
    void a_figure_without_a_must_says_none_to_a_program() {
        assertThat(Figure.plain("  CPU", new Spread(1, 2, 3), "us").json())
                .isEqualTo("{\"name\":\"CPU\",\"unit\":\"us\",\"median\":2.0,\"least\":1.0,\"most\":3.0}");
    }

    @Test
    void a_line_has_256_bytes_and_can_be_read_whatever_its_key() {
        for (var seq : new long[] {1, 9, 10, 123_456, 9_007_199_254_740_991L}) {
            var line = Lines.line(seq);
            assertThat(line).hasSize(Lines.BYTES);
            var entry = io.wardline.protocol.device.Entry.read(line).orElse(why -> {
                throw new AssertionError(why);
            });
            assertThat(entry.key().seq()).isEqualTo(seq);
        }
    }

    @Test
    void a_run_survives_its_way_between_processes() {
        var run = new Run(12, 0.5, 100.25, 900, List.of(), 0);
        assertThat(Run.read(run.text())).isEqualTo(run);
        assertThat(run.rate()).isCloseTo(24, within(1e-9));
    }
}
