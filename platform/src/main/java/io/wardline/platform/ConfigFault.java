package io.wardline.platform;

/** The configuration cannot be meant; the text is the one line for the person. */
public final class ConfigFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigFault(String message) {
        super(message);
    }
}
