package io.wardline.platform.file.paper;

import java.nio.file.Path;
import java.util.List;

/** There is no Chinese font on this machine, so nothing can be printed. */
public final class FontMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the places that were looked at. */
    public FontMissing(List<Path> places) {
        super("no Chinese font on this machine; install Noto Sans CJK (Debian: fonts-noto-cjk). Looked for " + places);
    }
}
