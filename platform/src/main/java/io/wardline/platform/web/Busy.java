package io.wardline.platform.web;

/** A limit is reached; the same request may succeed in a moment. Answered with 503 and {@code Retry-After}. */
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the limit, for the log. */
    public Busy(String limit) {
        super("the limit is reached: " + limit);
    }
}
