package io.wardline.platform.vbp;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of the provincial platform's file, in its own codes and packs.
 *
 * @param batch code of the batch
 * @param orderNo number of the order (招采单号)
 * @param orderLine line of the order, from 1
 * @param deliveryNo tells deliveries of one order line apart, and returns from them; empty where the platform names none
 * @param account under which the platform knows the institution, or our own code of it
 * @param code the platform's code of the product
 * @param name the platform's name of it; null where the file has none
 * @param quantity boxes or units; below 0 went back to the supplier; never 0
 * @param acceptedOn the day of acceptance, or of the return
 */
record PlatformLine(
        String batch, String orderNo, int orderLine, String deliveryNo, String account, String code, @Nullable String name,
        long quantity, PackUnit unit, LocalDate acceptedOn) {
    static final long MOST = 1_000_000_000L;

    /** What tells it from every other line, in whichever file it comes. */
    record Key(String orderNo, int orderLine, String deliveryNo) {}

    Key key() {
        return new Key(orderNo, orderLine, deliveryNo);
    }
}
