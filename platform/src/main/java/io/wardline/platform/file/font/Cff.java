package io.wardline.platform.file.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.function.IntUnaryOperator;

/**
 * The outlines of a font whose glyphs have numbers for names (Technical Note 5176, section 18), cut down to some of them.
 *
 * @param bytes the whole table
 * @param top its Top DICT
 * @param strings its String INDEX
 * @param global its subroutines for all glyphs
 */
record Cff(ByteBuffer bytes, CffDict top, CffIndex strings, CffIndex global) {
    /** Version 1.0, four bytes long, with offsets of four bytes. */
    private static final byte[] HEADER = {1, 0, 4, 4};

    /** @throws FontBroken when its glyphs have names instead of numbers */
    static Cff read(ByteBuffer bytes) {
        var names = new CffIndex(bytes, bytes.get(2));
        var tops = new CffIndex(bytes, names.end());
        var strings = new CffIndex(bytes, tops.end());
        var top = CffDict.read(tops.get(0));
        if (!top.has(CffDict.REGISTRY)) {
            throw new FontBroken("the glyphs of this font have names instead of numbers");
        }
        return new Cff(bytes, top, strings, new CffIndex(bytes, strings.end()));
    }

    /**
     * A table with these glyphs and the one for missing signs. Each is found by the number that it had, as its CID; there are no
     * subroutines any more, and every font DICT keeps its private one.
     *
     * @param name of the font, PostScript
     * @throws FontBroken when a glyph is missing or cannot be read
     */
    byte[] cut(String name, SortedSet<Integer> glyphs) {
        var kept = new ArrayList<Integer>(glyphs.size() + 1);
        kept.add(0);
        glyphs.stream().filter(glyph -> glyph != 0).forEach(kept::add);
        var fonts = fonts();
        var fontOf = fontOfGlyph();
        var outlines = new CffIndex(bytes, top.number(CffDict.CHAR_STRINGS, 0));
        var drawn = kept.stream()
                .map(glyph -> Outline.flat(outlines.get(glyph), global, fonts.get(fontOf.applyAsInt(glyph)).local())).toList();
        var charset = ByteBuffer.allocate(1 + 2 * (kept.size() - 1)).put((byte) 0);
        kept.stream().skip(1).forEach(glyph -> charset.putShort(glyph.shortValue()));
        var selection = ByteBuffer.allocate(1 + kept.size()).put((byte) 0);
        kept.forEach(glyph -> selection.put((byte) fontOf.applyAsInt(glyph)));
        return written(name, charset.array(), selection.array(), CffIndex.of(drawn), fonts);
    }

    /** One of the fonts that the glyphs are divided among, each with its own hints. */
    private record Font(CffDict dict, CffDict hints, CffIndex local) {}

    private List<Font> fonts() {
        var index = new CffIndex(bytes, top.number(CffDict.FONT_DICTS, 0));
        var fonts = new ArrayList<Font>(index.count());
        for (var at = 0; at < index.count(); at++) {
            var dict = CffDict.read(index.get(at));
            var place = dict.number(CffDict.PRIVATE, 1);
            var hints = CffDict.read(bytes.slice(place, dict.number(CffDict.PRIVATE, 0)));
            var local = hints.has(CffDict.LOCAL_SUBROUTINES)
                    ? new CffIndex(bytes, place + hints.number(CffDict.LOCAL_SUBROUTINES, 0))
                    : new CffIndex(ByteBuffer.allocate(2), 0);
            fonts.add(new Font(dict, hints.without(CffDict.LOCAL_SUBROUTINES), local));
        }
        return fonts;
    }

    /** Section 19. */
    private IntUnaryOperator fontOfGlyph() {
        var start = top.number(CffDict.FONT_DICT_OF_GLYPH, 0);
        return switch (bytes.get(start)) {
            case 0 -> glyph -> Byte.toUnsignedInt(bytes.get(start + 1 + glyph));
            case 3 -> {
                var ranges = Short.toUnsignedInt(bytes.getShort(start + 1));
                yield glyph -> {
                    var low = 0;
                    var high = ranges - 1;
                    while (low < high) {
                        var middle = (low + high + 1) >>> 1;
                        if (Short.toUnsignedInt(bytes.getShort(start + 3 + 3 * middle)) <= glyph) {
                            low = middle;
                        } else {
                            high = middle - 1;
                        }
                    }
                    return Byte.toUnsignedInt(bytes.get(start + 5 + 3 * low));
                };
            }
            default -> throw new FontBroken("the glyphs of this font are divided in an unknown way");
        };
    }

    /** Puts the parts one after the other; only the Top DICT stands before what it points to. */
    private byte[] written(String name, byte[] charset, byte[] selection, byte[] outlines, List<Font> fonts) {
        var names = CffIndex.of(List.of(name.getBytes(StandardCharsets.US_ASCII)));
        var texts = new byte[strings.end() - strings.start()];
        bytes.get(strings.start(), texts);
        var none = CffIndex.of(List.of());
        var places = new int[4];
        var parts = new ByteArrayOutputStream();
        var before = HEADER.length + names.length + topDict(places).length + texts.length + none.length;
        parts.writeBytes(charset);
        places[1] = parts.size();
        parts.writeBytes(selection);
        places[2] = parts.size();
        parts.writeBytes(outlines);
        var dicts = new ArrayList<byte[]>(fonts.size());
        for (var font : fonts) {
            var hints = font.hints().bytes();
            dicts.add(font.dict().with(CffDict.PRIVATE, hints.length, before + parts.size()).bytes());
            parts.writeBytes(hints);
        }
        places[3] = parts.size();
        parts.writeBytes(CffIndex.of(dicts));
        var table = new ByteArrayOutputStream(before + parts.size());
        table.writeBytes(HEADER);
        table.writeBytes(names);
        table.writeBytes(topDict(Arrays.stream(places).map(place -> before + place).toArray()));
        table.writeBytes(texts);
        table.writeBytes(none);
        table.writeBytes(parts.toByteArray());
        return table.toByteArray();
    }

    /** As long for any places. */
    private byte[] topDict(int... places) {
        return CffIndex.of(List.of(top
                .with(CffDict.CHARSET, places[0])
                .with(CffDict.FONT_DICT_OF_GLYPH, places[1])
                .with(CffDict.CHAR_STRINGS, places[2])
                .with(CffDict.FONT_DICTS, places[3])
                .bytes()));
    }
}
