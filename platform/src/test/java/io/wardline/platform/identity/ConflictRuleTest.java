package io.wardline.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConflictRuleTest {
    private static final List<ConflictRule> RULES = List.of(
            new ConflictRule("PURCHASE", "ORDER", "ACCEPT"),
            new ConflictRule("PURCHASE", "ACCEPT", "PAY"),
            new ConflictRule("STOCK_COUNT", "COUNT", "POST"),
            new ConflictRule("CALCULATION", "CALCULATE", "APPROVE"));

    @ParameterizedTest(name = "on {0}, having taken {1}: {2} allowed {3}")
    @CsvSource(textBlock =
            """
            PURCHASE,    '',             ORDER,     true
            PURCHASE,    ORDER,          ACCEPT,    false
            PURCHASE,    ACCEPT,         ORDER,     false
            PURCHASE,    ORDER,          PAY,       true
            PURCHASE,    ACCEPT,         PAY,       false
            PURCHASE,    PAY,            ACCEPT,    false
            PURCHASE,    ORDER PAY,      ACCEPT,    false
            PURCHASE,    ORDER,          ORDER,     true
            STOCK_COUNT, COUNT,          POST,      false
            STOCK_COUNT, POST,           COUNT,     false
            STOCK_COUNT, ORDER,          ACCEPT,    true
            CALCULATION, CALCULATE,      APPROVE,   false
            CALCULATION, '',             APPROVE,   true
            """)
    void nobody_takes_two_steps_that_conflict(String document, String taken, String step, boolean allowed) {
        var steps = Arrays.asList(taken.split(" ", -1));
        assertThat(ConflictRule.against(RULES, document, step, steps).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void a_step_cannot_conflict_with_itself() {
        assertThatThrownBy(() -> new ConflictRule("PURCHASE", "ORDER", "ORDER")).isInstanceOf(IllegalArgumentException.class);
    }
}
