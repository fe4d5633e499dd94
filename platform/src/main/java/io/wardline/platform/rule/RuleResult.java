package io.wardline.platform.rule;

import java.util.Map;

/** What became of what somebody did with a rule set. */
public sealed interface RuleResult {
    /** It is done. */
    record Done(long id) implements RuleResult {}

    /** There is no such set. */
    record Absent() implements RuleResult {}

    /**
     * It is refused.
     *
     * @param code stable; its text stands under {@code refusal.<code>}
     * @param parameters what the text names
     * @param mayHoldLater whether the same request may succeed later
     */
    record Refused(String code, Map<String, Object> parameters, boolean mayHoldLater) implements RuleResult {
        public Refused {
            parameters = Map.copyOf(parameters);
        }
    }
}
