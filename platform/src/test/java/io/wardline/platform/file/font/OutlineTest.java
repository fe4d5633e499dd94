package io.wardline.platform.file.font;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charstrings as bytes: 8B is the number 0, 20 is -107, the first of few subroutines; 0A calls a local one, 1D a global one. */
final class OutlineTest {
    private static String flat(String charString, List<String> global, List<String> local) {
        return HexFormat.of().withUpperCase().formatHex(
                Outline.flat(ByteBuffer.wrap(bytes(charString)), index(global), index(local)));
    }

    private static CffIndex index(List<String> objects) {
        return new CffIndex(ByteBuffer.wrap(CffIndex.of(objects.stream().map(OutlineTest::bytes).toList())), 0);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static String packed(String hex) {
        return hex.replace(" ", "");
    }

    @ParameterizedTest
    @CsvSource({
        // Nothing is called.
        "8C 8D 15 0E, 0B, 0B, 8C 8D 15 0E",
        // A subroutine returns, and one ends the glyph.
        "20 0A 0E, 0B, 8C 8D 15 0B, 8C 8D 15 0E",
        "8C 20 1D FF, 8D 15 0E, 0B, 8C 8D 15 0E",
        // One calls another, and the return of the inner is not that of the outer.
        "20 0A 0E, 8C 8D 15 0B, 20 1D 8E 06 0B, 8C 8D 15 8E 06 0E",
        // Numbers of two, three and five bytes; the last before a call is taken back, whatever its length.
        "F7 00 1C 01 02 FF 00 01 80 00 1C FF 95 0A 0E, 0B, 15 0B, F7 00 1C 01 02 FF 00 01 80 00 15 0E",
        // The subroutine gives the number of the one that is called next.
        "20 0A 1D 0E, 8C 8D 15 0B, 20 0B, 8C 8D 15 0E"})
    void a_subroutine_stands_where_it_was_called(String from, String global, String local, String to) {
        assertThat(flat(from, List.of(global), List.of(local))).isEqualTo(packed(to));
    }

    @Test
    void two_numbers_that_wait_are_taken_back_one_after_the_other() {
        assertThat(flat("8C 20 20 0A 1D 0E", List.of("8D 15 0B"), List.of("0B"))).isEqualTo(packed("8C 8D 15 0E"));
    }

    @Test
    void stems_are_counted_across_calls_and_returns() {
        // Eight stems in a subroutine and one whose operator is left out before the mask: the mask is two bytes long, and
        // its second byte would otherwise be taken for the call of a subroutine that is not there.
        var eight = "8C 8C 8C 8C 8C 8C 8C 8C 8C 8C 8C 8C 8C 8C 8C 8C";
        assertThat(flat("20 0A 8C 8C 13 FF 0A 8C 16 0E", List.of("0B"), List.of(eight + "12 0B")))
                .isEqualTo(packed(eight + "12 8C 8C 13 FF 0A 8C 16 0E"));
        // The operands stand in the subroutine, their operator behind the call.
        assertThat(flat("20 0A 12 8C 8C 13 FF 0A 8C 16 0E", List.of("0B"), List.of(eight + "0B")))
                .isEqualTo(packed(eight + "12 8C 8C 13 FF 0A 8C 16 0E"));
        // A mask in a subroutine, and a second one behind it.
        assertThat(flat("8C 8C 12 20 0A 14 0A 8C 16 0E", List.of("0B"), List.of("13 0A 0B")))
                .isEqualTo(packed("8C 8C 12 13 0A 14 0A 8C 16 0E"));
    }

    @Test
    void a_flex_is_kept_as_it_is() {
        assertThat(flat("8C 8C 8C 8C 8C 8C 8C 0C 22 0E", List.of(), List.of())).isEqualTo(packed("8C 8C 8C 8C 8C 8C 8C 0C 22 0E"));
    }

    @ParameterizedTest
    @CsvSource({
        "8C 8D 15, a charstring has no end",
        "0A 0E, a subroutine is called without its number",
        "8B 0A 0E, has none of number 107",
        "20 1D 0E, more than 10 deep",
        "FF 00 01 80 00 0A 0E, a fraction stands where a whole number must",
        "8C 8C 0C 0A 0E, a charstring reckons with the operator 12 10",
        "02 0E, unknown operator 2"})
    void refuses_what_is_no_charstring(String charString, String reason) {
        assertThatThrownBy(() -> flat(charString, List.of("20 1D 0B"), List.of("0B")))
                .isInstanceOf(FontBroken.class).hasMessageContaining(reason);
    }

    @Test
    void refuses_more_numbers_than_the_format_allows() {
        var many = new String[49];
        Arrays.fill(many, "8C");
        assertThatThrownBy(() -> flat(String.join("", many) + "15 0E", List.of(), List.of()))
                .isInstanceOf(FontBroken.class).hasMessageContaining("more than 48 numbers");
    }
}
