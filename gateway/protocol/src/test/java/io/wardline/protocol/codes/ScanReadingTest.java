package io.wardline.protocol.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of what kind a scan is, and what is kept of it. */
class ScanReadingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static ScanReading scan(String raw) {
        return ScanReading.parse(raw, TODAY);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "81234567890123456789, TRACE_CODE",
        "00095201234567891235, GS1",
        "01095060001343521012, GS1",
        "C0102030405060708091, INSURANCE_CODE",
        "C01020304050607080911234567, INSURANCE_CODE",
        "XA02BCA211A012010100154, INSURANCE_CODE",
        "6901234567892, GS1",
        "6901234567893, OPAQUE",
        "]C081234567890123456789, TRACE_CODE",
        "]Q1MA.156.M0.100204.13351764, UDI_MA",
        "]d1https://id.gs1.org/01/09520123456788, GS1_DIGITAL_LINK",
        "https://example.com/about, OPAQUE",
        "]C0WARD-7, OPAQUE",
        "WARD-7, OPAQUE",
        "epc:E2801160600002054A1B2C3D, OPAQUE",
        "epc:3074257BF7194E4000001A85, EPC",
        "EPC:3074257bf7194e4000001a85, EPC"
    })
    void tells_kinds_apart(String raw, CodeKind kind) {
        assertThat(scan(raw).valid()).isTrue();
        assertThat(scan(raw).barcode().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001D", "|", "^]", "^", "{GS}", "#", "\u2194", "\u241D"})
    void takes_every_separator_that_scanners_send(String separator) {
        ScanReading reading = scan("]C1010950600013435210ABC" + separator + "21XYZ" + separator);

        assertThat(reading.valid()).isTrue();
        assertThat(reading.udiPi().flatMap(UdiPi::lot)).contains(new Lot("ABC"));
        assertThat(reading.udiPi().flatMap(UdiPi::serial)).contains(new Serial("XYZ"));
    }

    @Test
    void keeps_the_sharp_sign_of_a_component_identifier() {
        assertThat(scan("]d28010952A#B").valid()).isFalse();
        assertThat(scan("]d280109521141A#B").message().flatMap(message -> message.value("8010"))).contains("9521141A#B");
    }

    @Test
    void keeps_the_raw_text_with_its_line_end() {
        assertThat(scan("6901234567892\r\n").raw()).isEqualTo("6901234567892\r\n");
        assertThat(scan("6901234567892\r\n").udiDi()).contains(new UdiDi.Gs1(new Gtin("06901234567892")));
    }

    @Test
    void joins_the_two_barcodes_of_one_box() {
        ScanReading device = scan("]C10109506000134352");
        ScanReading production = scan("]C11726123110ABC\u001D21XYZ");

        assertThat(production.valid()).isFalse();
        assertThat(ScanReading.join(List.of(device, production), TODAY).find().map(Gs1Message::toBracketedText))
                .contains("(01)09506000134352(17)261231(10)ABC(21)XYZ");
        assertThat(ScanReading.join(List.of(production, production), TODAY)).isInstanceOf(Parsed.Wrong.class);
    }

    @Test
    void reads_a_trace_code_in_both_forms() {
        assertThat(scan("81234567890123456789").traceCode())
                .hasValueSatisfying(code -> assertThat(code.value()).isEqualTo("81234567890123456789"));
        assertThat(new TraceCode.National("81234567890123456789").product()).isEqualTo("8123456");
        assertThat(scan("]d2010950600013435221XYZ").traceCode())
                .hasValueSatisfying(code -> assertThat(code.value()).isEqualTo("010950600013435221XYZ"));
    }

    @Test
    void notes_an_ma_check_digit_that_the_algorithm_does_not_give_and_reads_on() {
        assertThat(scan("MA.156.M0.100204.13351764").notes()).isEmpty();
        assertThat(scan("MA.156.M0.100204.13351765").notes()).containsExactly(
                CodeError.at(ErrorCode.MA_CHECK_UNPROVEN, 24));
        assertThat(scan("MA.156.M0.100204.13351765").valid()).isTrue();
    }

    @ParameterizedTest(name = "{0} at {2}")
    @CsvSource({
        "MA.156.M0.100204.1335176, MA_SYNTAX, 24",
        "MA.156.M1.100204.13351764, MA_SYNTAX, 8",
        "MA.156.M0.10020A.13351764, MA_SYNTAX, 15",
        "MA.156.M0.100204.13351764X, MA_SYNTAX, 25",
        "MA.156.M0.100204.13351764.X1, MA_UNIT, 26",
        "MA.156.M0.100204.13351764.E261332, MA_UNIT, 27",
        "MA.156.M0.100204.13351764.LA.LB, MA_UNIT, 29",
        "MA.156.M0.100204.13351764., MA_UNIT, 26",
        "epc:30G4, HEXADECIMAL, 6",
        "'   ', EMPTY, 0",
        "' \t ', EMPTY, 0",
        "epc:, EMPTY, 4",
        "(1)09506000134352, UNKNOWN_AI, 1",
        "(01)0950600013435(2), VALUE_TOO_SHORT, 17",
        "(01)09506000134352(10)A\\(B!$, CHARACTER, 27",
        "https://id.gs1.org/01/09520123456789/10/A, CHECK_DIGIT, 35",
        "https://id.gs1.org/01/09520123456788/10/A%2FB%5EC, CHARACTER, 45",
        "https://id.gs1.org/01/09520123456788/10/A%2, PERCENT, 41",
        "https://id.gs1.org/01/09520123456788/21/A/10/B, KEY_QUALIFIERS, 37"
    })
    void names_the_rule_and_the_character(String raw, ErrorCode code, int at) {
        assertThat(scan(raw).barcode()).isInstanceOfSatisfying(Barcode.Broken.class, broken -> {
            assertThat(broken.error().code()).isEqualTo(code);
            assertThat(broken.error().at()).isEqualTo(at);
        });
    }

    @Test
    void prints_a_link_with_the_qualifiers_that_leave_only_attributes() {
        Gs1Message message = scan("https://id.gs1.org/01/09520123456788/235/XYZ?10=ABC123").message().orElseThrow();

        assertThat(message.toDigitalLink("https://id.example.com/"))
                .contains("https://id.example.com/01/09520123456788/235/XYZ?10=ABC123");
        assertThat(scan("]d29912").message().flatMap(Gs1Message::toDigitalLink)).isEmpty();
    }

    @Test
    void reads_the_national_code_of_a_drug() {
        DrugCode code = DrugCode.parse("86901110000020").find().orElseThrow();

        assertThat(code.company()).isEqualTo("01110");
        assertThat(code.product()).isEqualTo("00002");
        assertThat(DrugCode.parse("86901110000021")).isEqualTo(Parsed.wrong(ErrorCode.CHECK_DIGIT, 13));
        assertThat(DrugCode.parse("85901110000020")).isEqualTo(Parsed.wrong(ErrorCode.DRUG_CODE, 1));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({"C01020304050607080, 18", "C010203040506070809X, 19", "XA02BCA211A01201010015, 22", "ZA01aA0001010100001, 4", "Q, 0"})
    void refuses_an_insurance_code_of_another_form(String text, int at) {
        assertThat(InsuranceCode.parse(text)).isEqualTo(Parsed.wrong(ErrorCode.INSURANCE_CODE, at));
    }

    @Test
    void keeps_keys_valid_by_construction() {
        assertThat(Gtin.parse("6901234567892").find()).contains(new Gtin("06901234567892"));
        assertThat(Gtin.parse("690123456789")).isEqualTo(Parsed.wrong(ErrorCode.CHECK_DIGIT, 11));
        assertThat(Sscc.parse("095201234567891235").find()).contains(new Sscc("095201234567891235"));
        assertThat(Gln.parse("952114112345X")).isEqualTo(Parsed.wrong(ErrorCode.CHARACTER, 12));
        assertThat(Lot.parse("")).isEqualTo(Parsed.wrong(ErrorCode.EMPTY, 0));
        assertThat(Serial.parse("A B")).isEqualTo(Parsed.wrong(ErrorCode.CHARACTER, 1));
    }
}
