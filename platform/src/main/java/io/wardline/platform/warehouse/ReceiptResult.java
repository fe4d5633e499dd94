package io.wardline.platform.warehouse;

import java.util.Map;

/** What became of a receipt or a return. */
sealed interface ReceiptResult {
    /** It stands, under this number. */
    record Accepted(long number) implements ReceiptResult {}

    /** There is no such receipt in sight. */
    record Absent() implements ReceiptResult {}

    /**
     * The trade says no.
     *
     * @param mayHoldLater whether the very same request may succeed later
     */
    record Refused(String code, Map<String, Object> parameters, boolean mayHoldLater) implements ReceiptResult {
        public Refused {
            parameters = Map.copyOf(parameters);
        }
    }

    /** Refused for good. */
    static ReceiptResult refused(String code, String name, Object value) {
        return new Refused(code, Map.of(name, value), false);
    }
}
