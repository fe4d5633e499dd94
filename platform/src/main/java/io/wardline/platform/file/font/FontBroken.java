package io.wardline.platform.file.font;

/** The bytes of a font are not what its format says, or use a part of the format that is not read here. */
public final class FontBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FontBroken(String reason) {
        super(reason);
    }

    FontBroken(String reason, Throwable cause) {
        super(reason, cause);
    }
}
