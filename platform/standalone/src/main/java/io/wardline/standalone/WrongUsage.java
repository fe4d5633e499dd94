package io.wardline.standalone;

/** The person asked for something that cannot be meant; the text is the one line that says what would be right. */
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }
}
