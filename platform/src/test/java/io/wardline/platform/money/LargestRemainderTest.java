package io.wardline.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class LargestRemainderTest {
    @Test
    void the_odd_fen_goes_to_the_first_code_among_equals() {
        assertThat(LargestRemainder.split(100_00, weights(Map.of("B", "1", "A", "1", "C", "1"))))
                .containsExactly(Map.entry("A", 33_34L), Map.entry("B", 33_33L), Map.entry("C", 33_33L));
    }

    @Test
    void the_odd_fen_goes_to_the_largest_fraction_before_the_first_code() {
        assertThat(LargestRemainder.split(10, weights(Map.of("A", "1", "B", "2.5", "C", "3"))))
                .containsExactly(Map.entry("A", 1L), Map.entry("B", 4L), Map.entry("C", 5L));
    }

    @Test
    void who_weighs_nothing_gets_nothing() {
        assertThat(LargestRemainder.split(7, weights(Map.of("A", "0", "B", "2"))))
                .containsExactly(Map.entry("A", 0L), Map.entry("B", 7L));
    }

    @Test
    void refuses_weights_without_a_sum_and_negative_ones() {
        assertThatThrownBy(() -> LargestRemainder.split(1, weights(Map.of("A", "0")))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LargestRemainder.split(1, weights(Map.of()))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LargestRemainder.split(1, weights(Map.of("A", "-1", "B", "3"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LargestRemainder.split(-1, weights(Map.of("A", "1")))).isInstanceOf(IllegalArgumentException.class);
    }

    private static TreeMap<String, Ratio> weights(Map<String, String> texts) {
        var weights = new TreeMap<String, Ratio>();
        texts.forEach((code, text) -> weights.put(code, Ratio.parse(text)));
        return weights;
    }
}
