package io.wardline.platform.statement;

import io.wardline.platform.web.Answer;
import java.util.HashMap;
import java.util.Map;

/** What became of something that somebody did with a statement. */
sealed interface StatementResult {
    /** It is done. */
    record Done(Object body) implements StatementResult {}

    /** There is no such thing in sight. */
    record Absent() implements StatementResult {}

    /**
     * The trade says no.
     *
     * @param code often the name of the constraint that says no
     * @param mayHoldLater whether the same request may succeed later
     */
    record Refused(String code, Map<String, Object> parameters, boolean mayHoldLater) implements StatementResult {
        public Refused {
            parameters = Map.copyOf(parameters);
        }
    }

    /** Refused for good, naming a version. */
    static Refused refused(String code, Standing standing) {
        return new Refused(code, standing.named(), false);
    }

    /** Refused as long as the version stands where it stands. */
    static Refused refusedForNow(String code, Standing standing) {
        return new Refused(code, standing.named(), true);
    }

    /** Refused for good, naming a version and one thing more. */
    static Refused refused(String code, Standing standing, String name, Object value) {
        var parameters = new HashMap<>(standing.named());
        parameters.put(name, value);
        return new Refused(code, parameters, false);
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
