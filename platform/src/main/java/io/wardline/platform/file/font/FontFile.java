package io.wardline.platform.file.font;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A font on this machine, of which documents get cuts. The file is mapped, not read: a cut touches its own glyphs alone. */
public final class FontFile {
    /** What whoever embeds a font asks for, besides its outlines. */
    private static final String[] ASKED_FOR = {"OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "name", "post"};

    private static final String OUTLINES = "CFF ";
    private static final String CUT_SHORT = "a part of the font lies beyond its end";

    private final OpenType whole;
    private final Cff outlines;
    private final SignMap signs;

    private FontFile(OpenType whole) {
        this.whole = whole;
        this.outlines = Cff.read(whole.table(OUTLINES));
        this.signs = SignMap.read(whole.table("cmap"));
    }

    /**
     * @param path of an OpenType font with CFF outlines, or of a collection of such
     * @param face its number in a collection, from 0
     * @throws FontBroken when the file is of another kind
     */
    public static FontFile open(Path path, int face) throws IOException {
        try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
            return new FontFile(OpenType.read(file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()), face));
        } catch (IndexOutOfBoundsException e) {
            throw new FontBroken(CUT_SHORT, e);
        }
    }

    /**
     * A font file with the outlines of these signs alone, and the widths and the mapping of all; signs that the font has not are
     * left out.
     *
     * @param name PostScript, which the cut's outlines carry; a cut is called "ABCDEF+Name" (ISO 32000-2, 9.9.2)
     * @param codePoints any, also none
     * @throws FontBroken when an outline cannot be read
     */
    public byte[] cut(String name, IntStream codePoints) {
        try {
            var glyphs = new TreeSet<Integer>();
            codePoints.map(signs::glyph).forEach(glyphs::add);
            var tables = new TreeMap<>(Map.of(OUTLINES, ByteBuffer.wrap(outlines.cut(name, glyphs))));
            for (var tag : ASKED_FOR) {
                tables.put(tag, whole.table(tag));
            }
            return new OpenType(tables).file();
        } catch (IndexOutOfBoundsException e) {
            throw new FontBroken(CUT_SHORT, e);
        }
    }
}
