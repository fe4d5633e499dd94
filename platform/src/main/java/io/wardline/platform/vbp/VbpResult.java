package io.wardline.platform.vbp;

import io.wardline.platform.web.Answer;
import java.util.Map;

/** What became of something that an officer wants to enter. */
sealed interface VbpResult {
    /** It stands. */
    record Entered() implements VbpResult {}

    /** There is no such thing in sight. */
    record Absent() implements VbpResult {}

    /**
     * The trade says no, and always will to these words.
     *
     * @param code often the name of the constraint that says no
     */
    record Refused(String code, Map<String, Object> parameters) implements VbpResult {
        public Refused {
            parameters = Map.copyOf(parameters);
        }
    }

    /** Refused, naming one thing. */
    static VbpResult refused(String code, String name, Object value) {
        return new Refused(code, Map.of(name, value));
    }

    /** As a route says it; {@code body} is what it says of something that stands. */
    default Answer answer(Object body) {
        return switch (this) {
            case Entered() -> Answer.created(body);
            case Absent() -> Answer.absent();
            case Refused(var code, var parameters) -> Answer.refused(code, parameters);
        };
    }
}
