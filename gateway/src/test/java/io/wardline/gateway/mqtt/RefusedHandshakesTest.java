package io.wardline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RefusedHandshakesTest {
    private final RefusedHandshakes refused = new RefusedHandshakes();

    @Test
    void the_first_is_told_at_once_and_a_scanner_makes_one_line_a_minute() {
        assertThat(refused.add("10.0.0.9:1", "no certificate", 0)).hasValueSatisfying(
                line -> assertThat(line).contains("10.0.0.9:1").contains("no certificate"));
        for (var knock = 1; knock <= 1_000; knock++) {
            assertThat(refused.add("10.0.0.9:" + knock, "no certificate", knock)).isEmpty();
        }
        assertThat(refused.due(59_999)).isEmpty();
        assertThat(refused.due(60_000)).hasValueSatisfying(
                line -> assertThat(line).startsWith("1000 more").contains("10.0.0.9:1000"));
        assertThat(refused.due(60_001)).isEmpty();
    }

    @Test
    void after_a_quiet_minute_the_next_one_is_told_at_once_again() {
        refused.add("10.0.0.9:1", "no certificate", 0);

        assertThat(refused.due(60_000)).isEmpty();
        assertThat(refused.add("10.0.0.8:1", "unknown authority", 60_001)).isPresent();
    }
}
