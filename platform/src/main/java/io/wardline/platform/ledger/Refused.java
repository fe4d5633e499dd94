package io.wardline.platform.ledger;

import java.util.Map;

/**
 * The trade says no; nothing was changed, and the transaction may go on.
 *
 * @param code which rule
 * @param parameters what a person needs to understand it, by name
 */
public record Refused(RefusalCode code, Map<String, String> parameters) implements Posting, Binding.Outcome, LooseGoods {
    public Refused {
        parameters = Map.copyOf(parameters);
    }

    /** Whether the same request may succeed later without being changed. */
    public boolean retryable() {
        return code.retryable();
    }
}
