package io.wardline.platform.alarm;

/** The other side did not take what was sent; it may later. */
final class Unsent extends Exception {
    private static final long serialVersionUID = 1L;

    Unsent(String message, Throwable cause) {
        super(message, cause);
    }

    Unsent(String message) {
        super(message);
    }
}
