package io.wardline.standalone;

/** The machine does not allow it (a port is taken, a database refuses); the text is the one line for the person. */
final class EnvironmentFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EnvironmentFault(String message) {
        super(message);
    }

    EnvironmentFault(String message, Throwable cause) {
        super(message, cause);
    }
}
