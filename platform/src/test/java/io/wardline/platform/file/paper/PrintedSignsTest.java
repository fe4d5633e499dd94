package io.wardline.platform.file.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.fontbox.cff.CFFCIDFont;
import org.apache.fontbox.cff.CFFParser;
import org.apache.fontbox.ttf.CFFTable;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What stands on paper is what the font draws: every sign's outline in a printed file against the whole font, read by another hand. */
final class PrintedSignsTest {
    private static TrueTypeCollection collection;
    private static CFFCIDFont whole;

    @BeforeAll
    static void open() throws IOException {
        var path = Typeface.PLACES.stream().filter(java.nio.file.Files::isReadable).findFirst().orElseThrow();
        collection = new TrueTypeCollection(path.toFile());
        var face = (OpenTypeFont) collection.getFontByName("NotoSansCJKsc-Regular");
        whole = (CFFCIDFont) face.getCFF().getFont();
    }

    @AfterAll
    static void close() throws IOException {
        collection.close();
    }

    /** GB/T 2312: what a computer in China has shown for forty years, 6,763 Chinese characters and the marks beside them. */
    private static List<String> signs() {
        var charset = Charset.forName("GB2312");
        return IntStream.rangeClosed(0xA1, 0xF7)
                .mapToObj(row -> IntStream.rangeClosed(0xA1, 0xFE)
                        .mapToObj(cell -> charset.decode(ByteBuffer.wrap(new byte[] {(byte) row, (byte) cell})).toString())
                        .filter(sign -> sign.length() == 1 && sign.charAt(0) != '\uFFFD' && !sign.isBlank())
                        .collect(Collectors.joining()))
                .filter(row -> !row.isEmpty()).toList();
    }

    private static byte[] printed(List<String> texts) {
        var rows = texts.stream().map(List::of).toList();
        var bytes = new ByteArrayOutputStream();
        PaperPdf.write(new Paper("县人民医院", "字表", "H-01-2026-000001", List.of(), List.of(new Paper.Column("字", 1, false)),
                rows, List.of(), List.of(), null, true), Typeface.open(Typeface.PLACES), bytes);
        return bytes.toByteArray();
    }

    private static PDType0Font font(PDDocument pdf) throws IOException {
        var resources = pdf.getPage(0).getResources();
        return (PDType0Font) resources.getFont(resources.getFontNames().iterator().next());
    }

    private static CFFCIDFont embedded(PDDocument pdf) throws IOException {
        var file = Objects.requireNonNull(font(pdf).getDescendantFont().getFontDescriptor().getFontFile3());
        assertThat(file.getCOSObject().getCOSName(COSName.SUBTYPE)).isEqualTo(COSName.getPDFName("CIDFontType0C"));
        return (CFFCIDFont) new CFFParser().parse(file.toByteArray(), file::toByteArray).getFirst();
    }

    private static List<String> outline(CFFCIDFont font, int glyph) throws IOException {
        var drawn = font.getType2CharString(glyph);
        var steps = new ArrayList<String>();
        steps.add("width " + drawn.getWidth());
        var at = new float[6];
        for (var path = drawn.getPath().getPathIterator(new AffineTransform()); !path.isDone(); path.next()) {
            Arrays.fill(at, 0);
            steps.add(path.currentSegment(at) + Arrays.toString(at));
        }
        return steps;
    }

    @Test
    void every_sign_of_the_common_set_is_drawn_as_the_font_draws_it() throws IOException {
        var texts = new ArrayList<>(signs());
        assertThat(texts.stream().mapToInt(String::length).sum()).isGreaterThan(7_000);
        texts.add("苯磺酸氨氯地平片 !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz{|}~ −×÷≤≥¥");
        try (var pdf = Loader.loadPDF(printed(texts))) {
            var cut = embedded(pdf);
            var map = ((OpenTypeFont) collection.getFontByName("NotoSansCJKsc-Regular")).getUnicodeCmapLookup();
            var wrong = new ArrayList<String>();
            for (var sign : String.join("", texts).codePoints().distinct().toArray()) {
                var glyph = map.getGlyphId(sign);
                if (!outline(cut, glyph).equals(outline(whole, glyph))) {
                    wrong.add(Character.toString(sign));
                }
            }
            assertThat(wrong).isEmpty();
        }
    }
}
