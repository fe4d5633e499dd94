package io.wardline.platform.file.font;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.file.paper.Typeface;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.fontbox.cff.CFFCIDFont;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cut against the whole font, both read by another hand. */
final class FontFileTest {
    private static final Path NOTO = Typeface.PLACES.stream().filter(Files::isReadable).findFirst().orElseThrow();
    private static final int SIMPLIFIED_CHINESE = 2;

    private static OpenTypeFont read(byte[] file) throws IOException {
        return new OTFParser(false).parse(new RandomAccessReadBuffer(file));
    }

    private static CFFCIDFont outlines(OpenTypeFont font) throws IOException {
        return (CFFCIDFont) font.getCFF().getFont();
    }

    private static List<String> outline(CFFCIDFont font, int glyph) throws IOException {
        var drawn = font.getType2CharString(glyph);
        var steps = new ArrayList<>(List.of("width " + drawn.getWidth()));
        var at = new float[6];
        for (var path = drawn.getPath().getPathIterator(new AffineTransform()); !path.isDone(); path.next()) {
            Arrays.fill(at, 0);
            steps.add(path.currentSegment(at) + Arrays.toString(at));
        }
        return steps;
    }

    @Test
    void signs_of_every_script_keep_outline_width_and_number() throws IOException {
        try (var collection = new TrueTypeCollection(NOTO.toFile())) {
            var whole = (OpenTypeFont) collection.getFontByName("NotoSansCJKsc-Regular");
            var map = whole.getUnicodeCmapLookup();
            var random = new Random(20_261_122);
            var signs = IntStream.range(0x20, 0x30000)
                    .filter(sign -> map.getGlyphId(sign) != 0 && random.nextInt(9) == 0).toArray();
            assertThat(signs.length).isGreaterThan(3_000);
            var cut = read(FontFile.open(NOTO, SIMPLIFIED_CHINESE).cut("ABCDEF+Cut", Arrays.stream(signs)));
            assertThat(outlines(cut).getName()).isEqualTo("ABCDEF+Cut");
            var wrong = new ArrayList<String>();
            for (var sign : signs) {
                var glyph = map.getGlyphId(sign);
                if (cut.getUnicodeCmapLookup().getGlyphId(sign) != glyph
                        || cut.getAdvanceWidth(glyph) != whole.getAdvanceWidth(glyph)
                        || !outline(outlines(cut), glyph).equals(outline(outlines(whole), glyph))) {
                    wrong.add(Character.toString(sign));
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    /** ISO 32000-2, 9.7.4.2, and what a strict reader asks of the Compact Font Format. */
    @Test
    void a_cut_has_only_what_it_needs_and_every_font_in_it_has_its_hints() throws IOException {
        var cut = outlines(read(FontFile.open(NOTO, SIMPLIFIED_CHINESE).cut("ABCDEF+Cut", "磺1A".codePoints())));
        assertThat(cut.getNumCharStrings()).isEqualTo(4);
        assertThat(cut.getRegistry() + "-" + cut.getOrdering() + "-" + cut.getSupplement()).isEqualTo("Adobe-Identity-0");
        assertThat(cut.getFontDicts()).hasSameSizeAs(cut.getPrivDicts()).hasSizeGreaterThan(1);
        assertThat(cut.getPrivDicts()).allSatisfy(hints -> assertThat(hints).isNotEmpty().doesNotContainKey("Subrs"));
        assertThat(cut.getGlobalSubrIndex()).isEmpty();
    }

    @Test
    void a_cut_of_nothing_and_of_signs_that_the_font_has_not_draws_the_missing_sign() throws IOException {
        var font = FontFile.open(NOTO, SIMPLIFIED_CHINESE);
        assertThat(font.cut("Cut", IntStream.empty())).isEqualTo(font.cut("Cut", IntStream.of(0x1F642)));
        assertThat(outlines(read(font.cut("Cut", IntStream.empty()))).getNumCharStrings()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 11, 40, 3_000, 20_000, 100_000})
    void a_file_that_is_cut_short_is_named_broken(int length, @TempDir Path folder) throws IOException {
        var whole = FontFile.open(NOTO, SIMPLIFIED_CHINESE).cut("Cut", IntStream.range('a', 'z'));
        var file = Files.write(folder.resolve("short.otf"), Arrays.copyOf(whole, length));
        assertThatThrownBy(() -> FontFile.open(file, 0).cut("Cut", IntStream.of('b'))).isInstanceOf(FontBroken.class);
    }

    @Test
    void another_kind_of_file_and_a_face_that_is_not_there_are_named(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("font.otf"), "<html>this is no font at all</html>");
        assertThatThrownBy(() -> FontFile.open(file, 0)).isInstanceOf(FontBroken.class).hasMessageContaining("not in CFF");
        assertThatThrownBy(() -> FontFile.open(NOTO, 99)).isInstanceOf(FontBroken.class).hasMessageContaining("none of number 99");
    }
}
