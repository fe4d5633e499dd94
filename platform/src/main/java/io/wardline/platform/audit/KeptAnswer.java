package io.wardline.platform.audit;

import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Json;
import io.wardline.platform.web.Rendered;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept under an idempotency key, for 30 days. Answers that may be different the next time (a refusal for now,
 * an absent thing, an unknown caller) are not kept.
 *
 * @param status the HTTP status
 * @param body the JSON given; of a refusal {@code {"code": ..., "parameters": {...}}}, because its words follow the
 *     language of each caller
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a column; equality is defined below.
record KeptAnswer(int status, byte[] body) {
    private static final String JSON = "application/json";

    static Optional<KeptAnswer> of(Answer answer) {
        return switch (answer) {
            case Answer.Found(var body) -> Optional.of(new KeptAnswer(200, Json.write(body)));
            case Answer.Created(var body) -> Optional.of(new KeptAnswer(201, Json.write(body)));
            case Answer.Accepted(var body) -> Optional.of(new KeptAnswer(202, Json.write(body)));
            case Answer.Done() -> Optional.of(new KeptAnswer(204, new byte[0]));
            case Answer.Refused(var code, var parameters, var mayHoldLater) ->
                mayHoldLater
                        ? Optional.empty()
                        : Optional.of(new KeptAnswer(409, Json.write(Map.of("code", code, "parameters", parameters))));
            case Answer.Raw(var rendered) -> Optional.of(new KeptAnswer(rendered.status(), rendered.body()));
            case Answer.Headed(var inner, _) -> of(inner);
            case Answer.Absent _, Answer.Unknown _, Answer.Forbidden _, Answer.TooOften _, Answer.Streamed _ -> Optional.empty();
        };
    }

    /** Whether what the answer tells was done, so that the transaction must be committed. */
    boolean accepted() {
        return status < 300;
    }

    Answer again() {
        if (status != 409) {
            return new Answer.Raw(new Rendered(status, body.length == 0 ? "" : JSON, body));
        }
        var kept = CanonicalJson.read(body);
        var parameters = CanonicalJson.object(kept.get("parameters"));
        return Answer.refused(Objects.requireNonNull(kept.get("code")).toString(), parameters);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeptAnswer(var otherStatus, var otherBody)
                && status == otherStatus
                && Arrays.equals(body, otherBody);
    }

    @Override
    public int hashCode() {
        return 31 * status + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "KeptAnswer[" + status + ", " + body.length + " bytes]";
    }
}
