package io.wardline.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Turns an {@link Answer} into bytes and headers. */
final class Rendering {
    private static final String JSON = "application/json";
    private static final byte[] NOTHING = new byte[0];

    private Rendering() {}

    /** Headers that belong to the answer itself, such as a cookie. */
    static Map<String, String> headers(Answer answer) {
        return switch (answer) {
            case Answer.Headed(var inner, var own) -> {
                var all = new LinkedHashMap<>(headers(inner));
                all.putAll(own);
                yield all;
            }
            case Answer.TooOften(var seconds) -> Map.of("Retry-After", Long.toString(seconds));
            case Answer.Found _, Answer.Created _, Answer.Accepted _, Answer.Done _, Answer.Absent _, Answer.Refused _,
                    Answer.Unknown _, Answer.Forbidden _, Answer.Raw _, Answer.Streamed _ -> Map.of();
        };
    }

    /** The file that an answer sends while it is written. */
    static Optional<Answer.Streamed> streamed(Answer answer) {
        return switch (answer) {
            case Answer.Streamed streamed -> Optional.of(streamed);
            case Answer.Headed(var inner, _) -> streamed(inner);
            case Answer.Found _, Answer.Created _, Answer.Accepted _, Answer.Done _, Answer.Absent _, Answer.Refused _,
                    Answer.Unknown _, Answer.Forbidden _, Answer.TooOften _, Answer.Raw _ -> Optional.empty();
        };
    }

    static Rendered render(Answer answer, Messages language, String requestId) {
        return switch (answer) {
            case Answer.Found(var body) -> new Rendered(200, JSON, Json.write(body));
            case Answer.Created(var body) -> new Rendered(201, JSON, Json.write(body));
            case Answer.Accepted(var body) -> new Rendered(202, JSON, Json.write(body));
            case Answer.Done() -> new Rendered(204, "", NOTHING);
            case Answer.Absent() -> Problem.of(404, "absent", language, requestId).rendered();
            case Answer.Refused refused -> Problem.of(refused, language, requestId).rendered();
            case Answer.Unknown(var code) -> Problem.of(401, code, language, requestId).rendered();
            case Answer.Forbidden() -> Problem.of(403, "forbidden", language, requestId).rendered();
            case Answer.TooOften _ -> Problem.of(429, "too_many_tries", language, requestId).rendered();
            case Answer.Raw(var rendered) -> rendered;
            case Answer.Streamed _ -> throw new IllegalStateException("a streamed file is never whole in memory");
            case Answer.Headed(var inner, _) -> render(inner, language, requestId);
        };
    }
}
