package io.wardline.platform.web;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a route says. Bodies are records; {@link Json} writes them in camelCase with times in UTC. */
public sealed interface Answer {
    /** 200 with a body. */
    record Found(Object body) implements Answer {}

    /** 201 with a body. */
    record Created(Object body) implements Answer {}

    /** 202 with a body: accepted, and carried out later. */
    record Accepted(Object body) implements Answer {}

    /** 204. */
    record Done() implements Answer {}

    /** 404: absent, or another institution's, which is the same answer. */
    record Absent() implements Answer {}

    /**
     * 409: the trade says no.
     *
     * @param code stable, lower snake; the text for people stands under {@code refusal.<code>} in the message files
     * @param parameters what the text names
     * @param mayHoldLater whether the very same request may succeed later; such an answer is not kept under its key
     */
    record Refused(String code, Map<String, Object> parameters, boolean mayHoldLater) implements Answer {
        public Refused {
            parameters = Map.copyOf(parameters);
        }
    }

    /** 401: who calls is not known. */
    record Unknown(String code) implements Answer {}

    /** 403: the duties of the account do not include it. */
    record Forbidden() implements Answer {}

    /** 429: asked too often. */
    record TooOften(long retryAfterSeconds) implements Answer {}

    /** Bytes as they are: rendered before, for a retry with the same key, or not JSON at all. */
    record Raw(Rendered rendered) implements Answer {}

    /**
     * 200 with a file that is written while it is sent, so that it may be long. What breaks before its first bytes are sent is
     * answered as usual; what breaks later ends the connection, so that nobody takes half a file for a whole one.
     *
     * @param contentType of the file
     * @param writing writes it, on the handler's thread, and returns what is known only at its end: headers that follow it
     */
    record Streamed(String contentType, Function<OutputStream, Map<String, String>> writing) implements Answer {}

    /** An answer with further headers. */
    record Headed(Answer answer, Map<String, String> headers) implements Answer {
        public Headed {
            headers = Map.copyOf(headers);
        }
    }

    /** 200 with the body, or 404 where there is none. */
    static Answer of(Optional<?> body) {
        return body.<Answer>map(Found::new).orElseGet(Absent::new);
    }

    /** 200 with a body. */
    static Answer found(Object body) {
        return new Found(body);
    }

    /** 201 with a body. */
    static Answer created(Object body) {
        return new Created(body);
    }

    /** 202 with a body. */
    static Answer accepted(Object body) {
        return new Accepted(body);
    }

    /** 204. */
    static Answer done() {
        return new Done();
    }

    /** 404. */
    static Answer absent() {
        return new Absent();
    }

    /** 409 for good: the same request will never succeed. */
    static Answer refused(String code, Map<String, Object> parameters) {
        return new Refused(code, parameters, false);
    }

    /** 409 for now: the same request may succeed later. */
    static Answer refusedForNow(String code, Map<String, Object> parameters) {
        return new Refused(code, parameters, true);
    }

    /** The same answer with one more header. */
    default Answer with(String header, String value) {
        if (this instanceof Headed(var answer, var headers)) {
            var more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Headed(answer, more);
        }
        return new Headed(this, Map.of(header, value));
    }
}
