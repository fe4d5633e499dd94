package io.wardline.platform.file.font;

import java.nio.ByteBuffer;

/**
 * The table {@code cmap}: which glyph shows a sign. Its segmented coverage (format 12) alone is read, which every font has that
 * knows signs beyond the basic plane.
 *
 * @param groups lines of first sign, last sign and first glyph, four bytes each, in order of signs
 */
record SignMap(ByteBuffer groups) {
    private static final int FULL_UNICODE = 0x0003_000A;
    private static final int SEGMENTED = 12;
    private static final int GROUP = 12;

    /** @throws FontBroken when the table has no segmented coverage of the whole Unicode */
    static SignMap read(ByteBuffer cmap) {
        for (var at = 0; at < cmap.getShort(2); at++) {
            var line = 4 + 8 * at;
            var start = cmap.getInt(line + 4);
            if (cmap.getInt(line) == FULL_UNICODE && cmap.getShort(start) == SEGMENTED) {
                return new SignMap(cmap.slice(start + 16, GROUP * cmap.getInt(start + 12)));
            }
        }
        throw new FontBroken("the font's table cmap has no segmented coverage of the whole Unicode");
    }

    /** The glyph of a code point; 0, which stands for a missing sign, where the font has none. */
    int glyph(int codePoint) {
        var low = 0;
        var high = groups.limit() / GROUP - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var first = groups.getInt(GROUP * middle);
            if (codePoint < first) {
                high = middle - 1;
            } else if (codePoint > groups.getInt(GROUP * middle + 4)) {
                low = middle + 1;
            } else {
                return groups.getInt(GROUP * middle + 8) + codePoint - first;
            }
        }
        return 0;
    }
}
