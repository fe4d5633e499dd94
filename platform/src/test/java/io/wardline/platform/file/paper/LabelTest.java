package io.wardline.platform.file.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.ResultMetadataType;
import io.wardline.protocol.codes.ScanReading;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A label is read by a scanner as what it was made of. */
final class LabelTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static Label.Symbol gs1(String bracketed) {
        return new Label.Symbol.Gs1Matrix(ScanReading.parse(bracketed, TODAY).message().orElseThrow());
    }

    private static byte[] pdf(Label... labels) {
        var bytes = new ByteArrayOutputStream();
        LabelPdf.write(List.of(labels), Typeface.open(Typeface.PLACES), bytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(01)09506000134352(17)271231(10)L_1-a(21)S/N-0042", // a unit
        "(00)106141411234567897", // a box
        "(414)9506000134352(254)BIN-3" // a place
    })
    void a_scanner_reads_the_gs1_message_of_a_unit_a_box_and_a_place(String bracketed) throws Exception {
        try (var document = Loader.loadPDF(pdf(new Label("冠脉支架 3.5 mm", List.of("批号 L1"), gs1(bracketed))))) {
            var read = Rendered.symbol(document, 0, 300, BarcodeFormat.DATA_MATRIX);
            assertThat(read.getResultMetadata().get(ResultMetadataType.SYMBOLOGY_IDENTIFIER)).isEqualTo("]d2");
            var raw = "]d2" + read.getText().replaceFirst("^\u001D", "");
            assertThat(ScanReading.parse(raw, TODAY).message().orElseThrow().toBracketedText()).isEqualTo(bracketed);
        }
    }

    @Test
    void a_scanner_reads_the_qr_of_a_place_and_its_name_stands_beside() throws Exception {
        try (var document = Loader.loadPDF(pdf(
                new Label("第一", List.of(), gs1("(00)106141411234567897")),
                new Label("三病区 \u202Eabc", List.of("智能柜 7", "x".repeat(10_000)), new Label.Symbol.Qr("WARD-3/病区"))))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(Rendered.symbol(document, 1, 300, BarcodeFormat.QR_CODE).getText()).isEqualTo("WARD-3/病区");
            assertThat(new PDFTextStripper().getText(document)).contains("三病区 [U+202E]abc", "智能柜 7", "…[+99");
        }
    }

    @Test
    void zpl_has_the_symbol_with_its_function_character_and_every_text_as_bytes() {
        var zpl = new LabelZpl("E:SIMSUN.FNT").write(List.of(new Label("县", List.of("L1"), gs1("(01)09506000134352(10)A_B(21)7"))));
        assertThat(zpl).isEqualTo("""
                ^XA^CI28^PW480^LL320
                ^FO20,16^A@N,28,28,E:SIMSUN.FNT^FH\\^FD\\E5\\8E\\BF^FS
                ^FO20,70^BXN,6,200,,,,_^FH\\^FD_1010950600013435210A_d095B_1217^FS
                ^FO220,70^A@N,22,22,E:SIMSUN.FNT^FH\\^FDL1^FS
                ^XZ
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^XZ^XA^FDx", "~JA", "a\\5Eb", "\u001B\u0002\0", "^FS\n^XZ", "^^~~"})
    void no_text_becomes_a_command_of_the_printer(String text) {
        var plain = new LabelZpl("E:SIMSUN.FNT").write(List.of(new Label("x", List.of("x"), new Label.Symbol.Qr("x"))));
        var hostile = new LabelZpl("E:SIMSUN.FNT").write(List.of(new Label(text, List.of(text), new Label.Symbol.Qr(text))));
        assertThat(commands(hostile)).isEqualTo(commands(plain));
        assertThat(hostile).matches("[\\n -~]*");
    }

    private static long commands(String zpl) {
        return zpl.chars().filter(c -> c == '^' || c == '~').count();
    }

    @Test
    void a_font_name_that_is_none_or_too_much_text_is_refused() {
        assertThatThrownBy(() -> new LabelZpl("E:A^XZ.FNT")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Label("x", List.of("1", "2", "3", "4", "5", "6"), new Label.Symbol.Qr("x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Label.Symbol.Qr("")).isInstanceOf(IllegalArgumentException.class);
    }
}
