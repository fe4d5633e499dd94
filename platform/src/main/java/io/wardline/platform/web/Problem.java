package io.wardline.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wardline.platform.db.CommitOutcomeUnknown;
import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.db.Overload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 {@code application/problem+json}.
 *
 * @param type a URN with the code
 * @param title the code's short text in the caller's language
 * @param status the HTTP status
 * @param code stable, lower snake; programs decide by it
 * @param detail what a person can do about it
 * @param errors field by field, for a malformed request only
 * @param requestId under which the log knows more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @Nullable List<Item> errors,
        String requestId) {
    static final String CONTENT_TYPE = "application/problem+json";
    static final int RETRY_AFTER_S = 1;

    /** SQLSTATE classes of a server that is short of something, or of a conflict that outlasted all runs. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    /** One field in error, with its text. */
    record Item(String field, String code, String message) {}

    /** A finding before or beside a feature, its text under {@code problem.<code>}. */
    static Problem of(int status, String code, Map<String, Object> parameters, Messages language, String requestId) {
        return new Problem(
                "urn:wardline:problem:" + code,
                language.text("status." + status, Map.of()),
                status,
                code,
                language.text("problem." + code, parameters),
                null,
                requestId);
    }

    static Problem of(int status, String code, Messages language, String requestId) {
        return of(status, code, Map.of(), language, requestId);
    }

    /** A refusal of the trade, its text under {@code refusal.<code>}. */
    static Problem of(Answer.Refused refused, Messages language, String requestId) {
        return new Problem(
                "urn:wardline:refusal:" + refused.code(),
                language.text("status.409", Map.of()),
                409,
                refused.code(),
                language.text("refusal." + refused.code(), refused.parameters()),
                null,
                requestId);
    }

    static Problem of(Malformed malformed, Messages language, String requestId) {
        var items = malformed.errors().stream()
                .map(error -> new Item(error.field(), error.code(), error.text(language)))
                .toList();
        var plain = of(400, "malformed", language, requestId);
        return new Problem(plain.type, plain.title, 400, plain.code, plain.detail, items, requestId);
    }

    /**
     * What a failure means to the caller. A fault that is not the caller's says no more than its request id: the log
     * has the rest.
     */
    static Problem of(Throwable failure, Messages language, String requestId) {
        return switch (failure) {
            case Malformed malformed -> of(malformed, language, requestId);
            case Busy _ -> of(503, "overload", language, requestId);
            case Overload _ -> of(503, "overload", language, requestId);
            case CommitOutcomeUnknown _ -> of(503, "outcome_unknown", language, requestId);
            case DatabaseFault fault -> of(fault, language, requestId);
            default -> of(500, "fault", language, requestId);
        };
    }

    private static Problem of(DatabaseFault fault, Messages language, String requestId) {
        if (!fault.answered()) {
            return of(503, "database_unreachable", language, requestId);
        }
        // A constraint that a store has not turned into a refusal of its own still is one, under its own name.
        var constraint = fault.constraint().filter(_ -> fault.sqlState().filter(state -> state.startsWith("23")).isPresent());
        if (constraint.isPresent()) {
            return of(new Answer.Refused(constraint.get(), Map.of(), false), language, requestId);
        }
        var passing = fault.sqlState().map(state -> state.substring(0, 2)).filter(PASSING_CLASSES::contains);
        return passing.isPresent() ? of(503, "overload", language, requestId) : of(500, "fault", language, requestId);
    }

    Rendered rendered() {
        return new Rendered(status, CONTENT_TYPE, Json.write(this));
    }
}
