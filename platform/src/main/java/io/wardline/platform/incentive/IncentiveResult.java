package io.wardline.platform.incentive;

import io.wardline.platform.web.Answer;
import java.util.Map;

/** What became of something that somebody asked of this room. */
sealed interface IncentiveResult {
    /** It is done. */
    record Done(Object body) implements IncentiveResult {}

    /** There is no such thing in sight. */
    record Absent() implements IncentiveResult {}

    /**
     * The trade says no.
     *
     * @param mayHoldLater whether the same request may succeed later
     */
    record Refused(String code, Map<String, Object> parameters, boolean mayHoldLater) implements IncentiveResult {
        public Refused {
            parameters = Map.copyOf(parameters);
        }
    }

    /** As a route says it. */
    default Answer answer() {
        return switch (this) {
            case Done(var body) -> Answer.created(body);
            case Absent() -> Answer.absent();
            case Refused(var code, var parameters, var mayHoldLater) -> new Answer.Refused(code, parameters, mayHoldLater);
        };
    }
}
