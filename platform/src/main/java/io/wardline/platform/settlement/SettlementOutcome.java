package io.wardline.platform.settlement;

import io.wardline.platform.statement.Filing;
import java.util.Map;

/** What became of something that an officer wants to enter or to compute. */
sealed interface SettlementOutcome {
    /**
     * It stands.
     *
     * @param version the number that it has got
     */
    record Entered(int version) implements SettlementOutcome {}

    /** It is computed. */
    record Filed(Filing filing) implements SettlementOutcome {}

    /** It is tried out, and kept nowhere. */
    record Tried(SettlementResult result) implements SettlementOutcome {}

    /**
     * The trade says no.
     *
     * @param mayHoldLater whether the very same request may succeed later
     */
    record Refused(String code, Map<String, Object> parameters, boolean mayHoldLater) implements SettlementOutcome {
        public Refused {
            parameters = Map.copyOf(parameters);
        }
    }

    /** Refused until somebody enters what is missing. */
    static Refused missing(String code, String name, Object value) {
        return new Refused(code, Map.of(name, value), true);
    }
}
