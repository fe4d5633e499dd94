package io.wardline.platform.payable;

import io.wardline.platform.rule.Step;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Looks whether a receipt was paid in time. */
public final class PaymentCalculation {
    /** Days from acceptance to payment (Henan 2020). */
    public static final int MOST_DAYS = 30;

    private PaymentCalculation() {}

    /**
     * Days between two dates.
     *
     * @param paid not before {@code accepted}
     */
    public static PaymentResult assess(LocalDate accepted, LocalDate paid) {
        if (paid.isBefore(accepted)) {
            throw new IllegalArgumentException("paid on " + paid + ", before " + accepted + " when it was accepted");
        }
        var days = ChronoUnit.DAYS.between(accepted, paid);
        return new PaymentResult(days, days <= MOST_DAYS, List.of(new Step("days", paid + " − " + accepted + " ≤ " + MOST_DAYS,
                Long.toString(days), Long.toString(days), "Henan 2020: not more than 30 days from acceptance to payment")));
    }
}
