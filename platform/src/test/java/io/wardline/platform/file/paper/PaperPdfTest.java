package io.wardline.platform.file.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is printed, read back by another hand. */
final class PaperPdfTest {
    private static final String URL = "https://county.example:8443/api/file/verify/7ZK3M0Q9XATB52E1HVDC";
    private static final Typeface FACE = Typeface.open(Typeface.PLACES);

    private static Paper paper(List<List<String>> rows, boolean demonstration) {
        return new Paper("县人民医院", "采购订单", "H-01-PO-2026-000001",
                List.of(new Paper.Fact("合计（大写）", "壹万陆仟肆佰零玖元零贰分")),
                List.of(new Paper.Column("编码", 2, false), new Paper.Column("名称", 5, false), new Paper.Column("数量", 1, true)),
                rows, List.of("备注：无"), List.of("制单人", "验收员"),
                new Paper.Proof("7ZK3M-0Q9XA-TB52E-1HVDC", URL, "ab".repeat(32)), demonstration);
    }

    private static PDDocument printed(Paper paper) throws IOException {
        var bytes = new ByteArrayOutputStream();
        PaperPdf.write(paper, FACE, bytes);
        return Loader.loadPDF(bytes.toByteArray());
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    @Test
    void every_page_has_its_head_its_number_and_the_head_of_the_table() throws IOException {
        var rows = IntStream.rangeClosed(1, 200).mapToObj(i -> List.of("I-" + i, "一次性使用无菌注射器", "" + i)).toList();
        try (var pdf = printed(paper(rows, true))) {
            var pages = pdf.getNumberOfPages();
            assertThat(pages).isBetween(5, 9);
            var all = new StringBuilder();
            for (var page = 1; page <= pages; page++) {
                assertThat(text(pdf, page)).contains("县人民医院", "采购订单", "H-01-PO-2026-000001", "7ZK3M-0Q9XA-TB52E-1HVDC",
                        "abababababababab", "编码", "名称", "演示数据", "第 " + page + " 页 / 共 " + pages + " 页");
                all.append(text(pdf, page));
            }
            assertThat(rows).allMatch(row -> all.indexOf(row.getFirst()) >= 0);
            assertThat(all).contains("壹万陆仟肆佰零玖元零贰分", "备注：无", "制单人", "验收员");
        }
    }

    @Test
    void no_line_begins_with_a_mark_that_closes_what_stands_before() {
        var text = "药物洗脱冠状动脉支架系统（一次性使用，规格 3.5 mm，含输送导管与球囊扩张装置，需冷链运输）";
        for (var width = 30; width < 300; width += 7) {
            var lines = FACE.lines(text, 9, width);
            assertThat(lines).as("%d points", width).noneMatch(line -> line.startsWith("，") || line.startsWith("）"));
            assertThat(String.join("", lines)).isEqualTo(text);
        }
    }

    @Test
    void the_font_is_embedded_and_only_the_glyphs_in_use() throws IOException {
        var bytes = new ByteArrayOutputStream();
        PaperPdf.write(paper(List.of(List.of("a", "县", "1")), false), FACE, bytes);
        assertThat(bytes.size()).isLessThan(400_000);
        try (var pdf = Loader.loadPDF(bytes.toByteArray())) {
            var resources = pdf.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
            }
            assertThat(text(pdf, 1)).doesNotContain("演示数据");
        }
    }

    @Test
    void a_scanner_reads_from_the_paper_where_to_verify_it() throws Exception {
        try (var pdf = printed(paper(List.of(List.of("a", "b", "1")), true))) {
            assertThat(Rendered.page(pdf, 0, 200, BarcodeFormat.QR_CODE).getText()).isEqualTo(URL);
        }
    }

    @ParameterizedTest
    @CsvSource({"a\u202Eexe.gnp, a[U+202E]exe.gnp", "left\u200Fright, left[U+200F]right", "smile🙂, smile[U+1F642]",
        "zero\u200Bwidth, zero[U+200B]width"})
    void what_cannot_be_seen_or_drawn_stands_as_its_code_point(String text, String shown) throws IOException {
        try (var pdf = printed(paper(List.of(List.of("x", text, "1")), false))) {
            assertThat(text(pdf, 1)).contains(shown);
        }
    }

    @Test
    void control_characters_break_nothing() throws IOException {
        try (var pdf = printed(paper(List.of(List.of("x", "a\0b\u0007c\uD800d\te", "1")), false))) {
            assertThat(text(pdf, 1)).contains("d e").containsPattern("a.*b.*c");
        }
    }

    @Test
    void ten_thousand_characters_stand_on_as_many_pages_as_they_need_and_none_is_lost() throws IOException {
        var words = new ArrayList<String>();
        IntStream.range(0, 1_700).forEach(i -> words.add("w" + i + "、县"));
        var text = String.join("", words);
        assertThat(text.length()).isGreaterThan(10_000);
        try (var pdf = printed(paper(List.of(List.of("x", text, "1")), false))) {
            var all = new StringBuilder();
            for (var line : FACE.lines(text, 9, 300)) {
                all.append(line);
            }
            assertThat(all).hasToString(text);
            assertThat(pdf.getNumberOfPages()).isGreaterThan(3);
            var pages = new StringBuilder();
            for (var page = 1; page <= pdf.getNumberOfPages(); page++) {
                pages.append(text(pdf, page).replaceAll("\\s", ""));
            }
            assertThat(words).allMatch(word -> pages.indexOf(word.substring(0, word.indexOf('、'))) >= 0);
        }
    }

    @Test
    void a_head_that_is_too_long_says_how_much_is_missing() throws IOException {
        var paper = paper(List.of(List.of("x", "y", "1")), false);
        var wordy = new Paper("院".repeat(300), paper.title(), paper.number(), paper.facts(), paper.columns(), paper.rows(),
                paper.remarks(), paper.signatures(), paper.proof(), false);
        try (var pdf = printed(wordy)) {
            assertThat(text(pdf, 1)).containsPattern("院…\\[\\+\\d+]");
        }
    }

    @Test
    void without_a_font_nothing_is_printed_and_the_reason_is_named() {
        assertThatThrownBy(() -> Typeface.open(List.of(Path.of("nowhere.ttc"))))
                .isInstanceOf(FontMissing.class).hasMessageContaining("fonts-noto-cjk").hasMessageContaining("nowhere.ttc");
    }
}
