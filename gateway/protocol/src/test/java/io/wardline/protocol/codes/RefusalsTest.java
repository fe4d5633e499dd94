package io.wardline.protocol.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a label must not say, and where exactly it is wrong. */
class RefusalsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String ITEM = "0109506000134352";

    private static Barcode.Broken refused(String raw) {
        Barcode barcode = ScanReading.parse(raw, TODAY).barcode();
        assertThat(barcode).as(raw).isInstanceOf(Barcode.Broken.class);
        return (Barcode.Broken) barcode;
    }

    private static void refuses(String raw, ErrorCode code, int at) {
        Barcode.Broken broken = refused(raw);
        assertThat(broken.error().code()).as(raw).isEqualTo(code);
        assertThat(broken.error().at()).as(raw).isEqualTo(at);
        assertThat(broken.kind()).isEqualTo(CodeKind.GS1);
    }

    @Test
    void refuses_a_wrong_check_digit_at_the_digit() {
        refuses("]d20109506000134353", ErrorCode.CHECK_DIGIT, 18);
        refuses("0109506000134353", ErrorCode.CHECK_DIGIT, 15);
        refuses("]E06901234567893", ErrorCode.CHECK_DIGIT, 15);
        refuses("(00)095201234567891236", ErrorCode.CHECK_DIGIT, 21);
    }

    @Test
    void refuses_a_lot_of_21_characters_at_the_21st() {
        refuses("]d2" + ITEM + "10ABCDEFGHIJKLMNOPQRSTU", ErrorCode.VALUE_TOO_LONG, 3 + 16 + 2 + 20);
        assertThat(ScanReading.parse("]d2" + ITEM + "10ABCDEFGHIJKLMNOPQRST", TODAY).valid()).isTrue();
    }

    @Test
    void refuses_day_32_at_the_day() {
        refuses("]d2" + ITEM + "17261232", ErrorCode.DAY, 3 + 16 + 2 + 4);
        refuses("(01)09506000134352(17)261232", ErrorCode.DAY, 26);
    }

    @Test
    void refuses_a_repeated_identifier_with_another_value_at_the_repeat() {
        refuses("]C1" + ITEM + "10ABC\u001D10ABD", ErrorCode.REPEATED_AI_DIFFERS, 25);
        assertThat(ScanReading.parse("]C1" + ITEM + "10ABC\u001D10ABC", TODAY).valid()).isTrue();
    }

    @Test
    void refuses_an_item_beside_the_content_of_a_unit() {
        refuses("]C1" + ITEM + "02095060001343523712", ErrorCode.EXCLUSIVE_AI, 19);
        assertThat(refused("]C1" + ITEM + "02095060001343523712").error().message()).contains("(01) with (02)");
    }

    @Test
    void refuses_a_serial_without_a_key() {
        refuses("]d221ABC123", ErrorCode.REQUIRED_AI_MISSING, 3);
        refuses("21ABC123", ErrorCode.REQUIRED_AI_MISSING, 0);
        refuses("(21)ABC123", ErrorCode.REQUIRED_AI_MISSING, 0);
    }

    @Test
    void lists_both_splits_that_repair_a_lost_separator() {
        // The lot cannot have 22 characters. The separator stood before (21) or before (235), which exclude each other.
        Barcode.Broken broken = refused("]d2" + ITEM + "10ABCDEFGHIJ21KLM235NOPQ");

        assertThat(broken.error().code()).isEqualTo(ErrorCode.VALUE_TOO_LONG);
        assertThat(broken.candidates().stream().map(candidate -> BracketedText.print(candidate.elements()))).containsExactly(
                "(01)09506000134352(10)ABCDEFGHIJ(21)KLM235NOPQ",
                "(01)09506000134352(10)ABCDEFGHIJ21KLM(235)NOPQ");
        assertThat(broken.candidates().stream().map(Candidate::lostAt)).containsExactly(List.of(31), List.of(36));
        assertThat(broken.candidatesComplete()).isTrue();
    }

    @Test
    void lists_the_loss_of_two_separators_after_the_loss_of_one() {
        Barcode.Broken broken = refused("]C1" + ITEM + "10ABCDEFGHIJKLMN21OPQ240RST");

        assertThat(broken.candidates().stream().map(Candidate::lostAt))
                .containsExactly(List.of(35), List.of(40), List.of(35, 40));
    }

    @Test
    void ends_the_search_for_splits_at_its_bounds() {
        Barcode.Broken broken = refused("]d2" + ITEM + "10" + "90A".repeat(70));

        assertThat(broken.candidates()).hasSizeLessThanOrEqualTo(LostSeparators.CANDIDATE_LIMIT);
        assertThat(broken.candidatesComplete()).isFalse();
    }

    @Test
    void never_splits_a_reading_that_stands() {
        ScanReading reading = ScanReading.parse("]d2" + ITEM + "10A213B1211234", TODAY);

        assertThat(reading.valid()).isTrue();
        assertThat(reading.message().flatMap(message -> message.value("10"))).contains("A213B1211234");
    }

    @Test
    void refuses_a_prefix_without_data() {
        for (String prefix : List.of("]C1", "]e0", "]d2", "]Q3", "]J1", "]E0", "]E4", "]d1", "]Q1", "]J0", "]C0", "]", "]d")) {
            assertThat(refused(prefix).error().code()).as(prefix).isEqualTo(ErrorCode.PREFIX_WITHOUT_DATA);
        }
    }

    @Test
    void refuses_a_linear_message_of_more_than_90_characters() {
        String message = ITEM + "91" + "A".repeat(40) + "\u001D92" + "B".repeat(31);
        assertThat(ScanReading.parse("]d2" + message, TODAY).valid()).isTrue();
        refuses("]C1" + message, ErrorCode.TOO_MANY_CHARACTERS, 3 + 16 + 42 + 1);
    }

    @Test
    void refuses_more_elements_than_a_label_carries() {
        String many = "99XY" + "\u001D99XY".repeat(63);
        assertThat(ScanReading.parse("]d2" + many, TODAY).valid()).isTrue();
        refuses("]d2" + many + "\u001D99XY", ErrorCode.TOO_MANY_ELEMENTS, 3 + many.length() + 1);
    }

    @Test
    void refuses_text_that_no_label_can_hold() {
        assertThat(refused("A".repeat(ScanReading.MAX_LENGTH + 1)).error().code()).isEqualTo(ErrorCode.TOO_LONG);
        assertThat(refused("").error().code()).isEqualTo(ErrorCode.EMPTY);
        assertThat(refused("\r\n").error().code()).isEqualTo(ErrorCode.EMPTY);
    }
}
