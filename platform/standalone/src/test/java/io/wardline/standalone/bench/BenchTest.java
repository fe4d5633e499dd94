package io.wardline.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every bench runs, on the real product, for a moment. A machine that builds is no measure of speed. */
@Order(3)
final class BenchTest {
    private static final Settings MOMENT =
            new Settings(1, Duration.ofMillis(100), Duration.ofMillis(200), 4, 4, 500, 20, 10);

    @ParameterizedTest
    @EnumSource(Bench.Name.class)
    void every_bench_gives_finite_figures_within_a_moment(Bench.Name name) {
        for (var benchmark : Bench.benchmarks(name)) {
            var figures = benchmark.measure(MOMENT, new SecureRandom());
            assertThat(figures).isNotEmpty().allSatisfy(figure -> {
                assertThat(figure.measured().median()).as(figure.name()).isFinite();
                assertThat(figure.json()).startsWith("{").endsWith("}").doesNotContain("NaN");
            });
            // How fast is not asked, whether the book is right after violations and kills is.
            assertThat(figures).filteredOn(figure -> figure.unit().equals("rows")).allMatch(Figure::holds);
        }
    }
}
