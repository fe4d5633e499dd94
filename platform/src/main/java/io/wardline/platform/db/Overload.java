package io.wardline.platform.db;

/** Too much is waiting for the database; nothing was done, and the same request may succeed a little later. */
public final class Overload extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overload(String message, Throwable cause) {
        super(message, cause);
    }
}
