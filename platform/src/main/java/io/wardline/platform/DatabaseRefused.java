package io.wardline.platform;

/** The database cannot be used for starting; the text is the one line for the person. */
public final class DatabaseRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
