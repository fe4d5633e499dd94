package io.wardline.platform.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How amounts are written. */
final class FenTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"0; 0.00", "-5; -0.05", "99999; 999.99", "100000; 1,000.00", "-123456789; -1,234,567.89",
        "999999999999999; 9,999,999,999,999.99"})
    void an_amount_is_grouped_before_its_point_alone(long fen, String grouped) {
        assertThat(Fen.grouped(fen)).isEqualTo(grouped);
    }
}
