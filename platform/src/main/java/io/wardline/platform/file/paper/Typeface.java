package io.wardline.platform.file.paper;

import io.wardline.platform.file.font.FontFile;
import io.wardline.platform.file.text.VisibleText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.openpdf.text.DocumentException;
import org.openpdf.text.pdf.BaseFont;

/** The font of everything that is printed, its widths, and what becomes of a sign that it has not. */
public final class Typeface {
    /** Where Debian, Fedora and Alpine put it; the number is the simplified Chinese face of the collection. */
    public static final List<Path> PLACES = List.of(
            Path.of("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
            Path.of("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc"),
            Path.of("/usr/share/fonts/noto/NotoSansCJK-Regular.ttc"));

    /** What does not begin a line: GB/T 15834-2011, 5.1. */
    private static final String NEVER_FIRST = "，。、；：？！）》〉】」』”’…—·～";

    private static final String NAME = "NotoSansCJKsc-Regular";
    private static final int SIMPLIFIED_CHINESE = 2;
    private static final float THOUSANDTHS = 1_000f;

    private final FontFile file;
    private final BaseFont font;

    private Typeface(FontFile file) throws IOException {
        this.file = file;
        this.font = cut(NAME, IntStream.empty());
    }

    /**
     * A font for one document: two threads cannot share one.
     *
     * @param places files, the first that exists is taken
     * @throws FontMissing when none does
     */
    public static Typeface open(List<Path> places) {
        var file = places.stream().filter(Files::isReadable).findFirst().orElseThrow(() -> new FontMissing(places));
        try {
            return new Typeface(FontFile.open(file, SIMPLIFIED_CHINESE));
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + file + " cannot be read", e);
        }
    }

    /** What draws a document, with an ink that it must write all its texts with. */
    interface Drawing {
        void draw(Ink ink, OutputStream out);
    }

    /** Draws twice: once to learn which signs are used, and then with a font that has just these. */
    void print(Drawing drawing, OutputStream out) {
        var trial = new Ink(font, new BitSet());
        drawing.draw(trial, OutputStream.nullOutputStream());
        var signs = trial.signs();
        try {
            drawing.draw(new Ink(cut(tag(signs) + "+" + NAME, signs.stream()), signs), out);
        } catch (IOException e) {
            throw new UncheckedIOException("the font cannot be cut", e);
        }
    }

    private BaseFont cut(String name, IntStream signs) throws IOException {
        try {
            var cut = BaseFont.createFont(
                    name + ".otf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, file.cut(name, signs), null);
            // It is cut already, and whoever embeds it must leave it as it is.
            cut.setSubset(false);
            cut.setPostscriptFontName(name);
            return cut;
        } catch (DocumentException e) {
            throw new IllegalStateException("the font's cut is of another kind than expected", e);
        }
    }

    /** Six capitals that differ where cuts differ: ISO 32000-2, 9.9.2. */
    private static String tag(BitSet signs) {
        var rest = signs.hashCode() & Integer.MAX_VALUE;
        var tag = new StringBuilder();
        for (var letter = 0; letter < 6; letter++) {
            tag.append((char) ('A' + rest % 26));
            rest /= 26;
        }
        return tag.toString();
    }

    /** Width in points. */
    float width(String text, float size) {
        return font.getWidth(text) * size / THOUSANDTHS;
    }

    /** The text as this font can show it: what it cannot show, and what would not be seen, stands as its code point. */
    String printable(String text) {
        var visible = VisibleText.withoutTurns(VisibleText.of(text)).replace('\t', ' ');
        if (visible.codePoints().allMatch(c -> c == '\n' || font.charExists(c))) {
            return visible;
        }
        var printable = new StringBuilder(visible.length());
        visible.codePoints().forEach(c -> {
            if (c == '\n' || font.charExists(c)) {
                printable.appendCodePoint(c);
            } else {
                printable.append("[U+%04X]".formatted(c));
            }
        });
        return printable.toString();
    }

    /** The text in lines no wider than {@code width} points; every character of it stands in one of them. */
    List<String> lines(String text, float size, float width) {
        var lines = new ArrayList<String>();
        printable(text).lines().forEach(line -> wrap(line, size, width, lines));
        return lines.isEmpty() ? List.of("") : lines;
    }

    private void wrap(String line, float size, float width, List<String> lines) {
        var from = 0;
        var breakAt = -1;
        var used = 0f;
        for (var at = 0; at < line.length(); ) {
            var c = line.codePointAt(at);
            var next = at + Character.charCount(c);
            used += width(line.substring(at, next), size);
            if (used > width && at > from) {
                // Latin words stay whole where they fit on a line of their own; Chinese breaks anywhere.
                var cut = breakAt > from ? breakAt : at;
                lines.add(line.substring(from, cut));
                from = cut;
                breakAt = -1;
                used = width(line.substring(from, next), size);
            }
            var mayBreak = next == line.length() || NEVER_FIRST.indexOf(line.charAt(next)) < 0;
            if (mayBreak && (c == ' ' || c >= 0x2E80)) {
                breakAt = next;
            }
            at = next;
        }
        lines.add(line.substring(from));
    }
}
