package io.wardline.platform.payable;

import io.wardline.platform.rule.Step;
import java.util.List;

/**
 * How long a supplier waited.
 *
 * @param days from the day of acceptance to the day of payment, from 0
 * @param onTime not more days than allowed
 * @param steps in their order
 */
public record PaymentResult(long days, boolean onTime, List<Step> steps) {
    public PaymentResult {
        steps = List.copyOf(steps);
    }
}
