package io.wardline.platform.payable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PaymentCalculationTest {
    @ParameterizedTest
    @CsvSource({"2025-03-01,0,true", "2025-03-31,30,true", "2025-04-01,31,false"})
    void thirty_days_are_in_time_and_thirty_one_are_not(LocalDate paid, long days, boolean onTime) {
        var result = PaymentCalculation.assess(LocalDate.of(2025, 3, 1), paid);
        assertThat(result.days()).isEqualTo(days);
        assertThat(result.onTime()).isEqualTo(onTime);
    }

    @Test
    void nothing_is_paid_before_it_was_accepted() {
        assertThatThrownBy(() -> PaymentCalculation.assess(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 2, 28)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "1,1,1", "10,3,5", "11,4,6", "100000001,30000001,50000001"})
    void a_least_amount_is_rounded_up(long agreed, long thirty, long fifty) {
        var result = PrepaymentCalculation.compute(agreed);
        assertThat(result.thirtyPercentFen()).isEqualTo(thirty);
        assertThat(result.fiftyPercentFen()).isEqualTo(fifty);
    }
}
