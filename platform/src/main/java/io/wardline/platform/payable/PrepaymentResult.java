package io.wardline.platform.payable;

import io.wardline.platform.rule.Step;
import java.util.List;

/**
 * The least prepayments, in fen.
 *
 * @param thirtyPercentFen what is to be prepaid everywhere
 * @param fiftyPercentFen what some provinces ask for
 * @param steps in their order
 */
public record PrepaymentResult(long thirtyPercentFen, long fiftyPercentFen, List<Step> steps) {
    public PrepaymentResult {
        steps = List.copyOf(steps);
    }
}
