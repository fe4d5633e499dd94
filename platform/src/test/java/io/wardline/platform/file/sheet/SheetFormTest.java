package io.wardline.platform.file.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wardline.platform.file.Draft;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Malformed;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes out comes in again, and what is wrong is named by its cell. */
final class SheetFormTest {
    private record Line(String code, String name, long quantity, LocalDate expiry) {}

    private static final SheetForm<Line> FORM = new SheetForm<>("清单", List.of(
            Column.required("code", "编码", "Code", line -> Cell.text(line.code())),
            Column.optional("name", "名称", "Name", line -> Cell.text(line.name())),
            Column.required("quantity", "数量", "Quantity", line -> new Cell.Whole(line.quantity())),
            Column.required("expiry", "有效期至", "Usable through", line -> new Cell.Day(line.expiry()))));

    /** Names that want to be something else. */
    private static final List<String> HOSTILE = List.of(
            "=1+1", "+1", "-1-2", "@SUM(A1)", "'=1", "''=1", "＝1", "'plain", "a\"b,c;d", "0012", "1e5", "2026-11-22",
            "\u202Egnp.exe", "\u200F右", "县域🙂", "<c>&amp;</c>", "_x0041_", "]]>", "x".repeat(10_000));

    private static final List<String> MISLEADING = List.of("\u202Egnp.exe", "\u200F右");

    private static Line line(Fields fields) {
        return new Line(fields.text("code", 32), fields.optionalText("name", 20_000).orElse(""),
                fields.number("quantity", 0, 1_000_000), fields.date("expiry"));
    }

    private static byte[] written(SheetFormat format, Stream<Line> lines) {
        var file = new Draft();
        FORM.write(file, format, true, "名称=针", lines);
        return file.content();
    }

    private static List<Line> read(byte[] file) {
        return FORM.read(SheetReader.read(file, SheetCharset.DETECT), SheetFormTest::line).stream()
                .map(SheetForm.Imported::row)
                .toList();
    }

    private static List<String> errors(byte[] file) {
        return catchThrowableOfType(Malformed.class, () -> read(file)).errors().stream()
                .map(error -> error.field() + " " + error.code())
                .toList();
    }

    private static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Filling {
        void fill(org.dhatim.fastexcel.Worksheet sheet);
    }

    private static byte[] xlsx(Filling filling) throws Exception {
        var file = new Draft();
        var workbook = new Workbook(file, "test", "1.0");
        var sheet = workbook.newWorksheet("one");
        List.of("编码", "数量", "有效期至").forEach(head -> sheet.value(0, List.of("编码", "数量", "有效期至").indexOf(head), head));
        filling.fill(sheet);
        workbook.finish();
        return file.content();
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void what_was_exported_can_be_imported_with_every_hostile_name(SheetFormat format) {
        var names = HOSTILE.stream().filter(name -> !MISLEADING.contains(name)).toList();
        var lines = IntStream.range(0, names.size())
                .mapToObj(i -> new Line("00" + i, names.get(i), i * 1_000L, LocalDate.of(2026, 11, 22).plusDays(i)))
                .toList();
        assertThat(read(written(format, lines.stream()))).isEqualTo(lines);
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void a_name_that_turns_the_direction_of_reading_is_refused_at_its_cell(SheetFormat format) {
        var lines = MISLEADING.stream().map(name -> new Line("1", name, 1, LocalDate.EPOCH));
        assertThat(errors(written(format, lines))).containsExactly("B2 character", "B3 character");
    }

    @Test
    void another_reader_finds_texts_numbers_and_days_and_no_formula() throws Exception {
        var file = written(SheetFormat.XLSX, HOSTILE.stream().map(name -> new Line("0012", name, 7, LocalDate.of(2026, 11, 22))));
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(workbook.getFirstSheet().getName()).isEqualTo("清单");
            assertThat(rows.getFirst().getCellText(0)).isEqualTo("编码");
            for (var i = 0; i < HOSTILE.size(); i++) {
                var row = rows.get(i + 1);
                assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
                assertThat(row.getCellText(0)).isEqualTo("0012");
                assertThat(row.getCell(1).getType()).as(HOSTILE.get(i)).isEqualTo(CellType.STRING);
                assertThat(row.getCell(2).asNumber()).isEqualByComparingTo("7");
                assertThat(row.getCell(3).asDate().toLocalDate()).isEqualTo("2026-11-22");
            }
            var about = workbook.getSheet(1).orElseThrow().read();
            assertThat(about.get(0).getCellText(1)).isEqualTo("名称=针");
            assertThat(about.get(1).getCellText(1)).isEqualTo(Integer.toString(HOSTILE.size()));
        }
    }

    @Test
    void a_csv_file_begins_with_its_mark_and_holds_no_cell_that_a_program_would_run() {
        var text = new String(written(SheetFormat.CSV, HOSTILE.stream().map(name -> new Line("1", name, -5, LocalDate.EPOCH))),
                StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF编码,名称,数量,有效期至\r\n").contains(",-5,1970-01-01\r\n");
        assertThat(text.lines().skip(1)).noneMatch(line -> line.matches("1,\"?[=+@\\t-].*"));
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void control_characters_are_seen_and_break_nothing(SheetFormat format) {
        var file = written(format, Stream.of(new Line("1", "a\0b\u0007c\uD800d", 1, LocalDate.EPOCH)));
        var row = SheetReader.read(file, SheetCharset.DETECT).rows().getFirst();
        assertThat(row.cells()).containsEntry(1, "a␀b␇c\uFFFDd");
    }

    @Test
    void a_text_too_long_for_a_cell_says_how_much_is_missing() throws Exception {
        var file = written(SheetFormat.XLSX, Stream.of(new Line("1", "x".repeat(40_000), 1, LocalDate.EPOCH)));
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            assertThat(workbook.getFirstSheet().read().get(1).getCellText(1)).hasSizeLessThan(32_768).endsWith("…[+7273]");
        }
    }

    @Test
    void every_wrong_cell_is_named_by_its_address() {
        assertThat(errors(csv("Code,name,数量,有效期至\nA,,many,2026-13-01\n\nB,,5,2026-11-22\n,,-1,\n")))
                .containsExactlyInAnyOrder("C2 type", "D2 malformed", "A5 missing", "C5 range", "D5 missing");
    }

    @Test
    void heads_that_are_unknown_missing_or_twice_are_named() {
        assertThat(errors(csv("编码,code,价格\nA,B,1\n")))
                .containsExactlyInAnyOrder("B1 sheet_column_twice", "C1 sheet_column_unknown", "1:quantity sheet_column_missing",
                        "1:expiry sheet_column_missing");
    }

    @Test
    void a_formula_is_refused_where_it_stands() throws Exception {
        assertThat(errors(csv("编码,数量,有效期至\n=1+1,1,2026-11-22\n+1+cmd|'x'!A0,2,2026-11-22\n")))
                .contains("A2 sheet_formula", "A3 sheet_formula");
        assertThat(errors(xlsx(sheet -> {
            sheet.value(1, 0, "A");
            sheet.formula(1, 1, "SUM(1,2)");
            sheet.value(1, 2, LocalDate.of(2026, 11, 22));
        }))).contains("B2 sheet_formula");
    }

    @Test
    void numbers_and_days_of_another_writer_are_read_exactly() throws Exception {
        var lines = read(xlsx(sheet -> {
            sheet.value(1, 0, 9_506_000_134_352L);
            sheet.value(1, 1, 12.0);
            sheet.value(1, 2, LocalDate.of(2026, 11, 22));
            sheet.style(1, 2).format("yyyy\"年\"m\"月\"d\"日\"").set();
        }));
        assertThat(lines).containsExactly(new Line("9506000134352", "", 12, LocalDate.of(2026, 11, 22)));
    }

    @Test
    void a_code_that_a_program_has_rounded_is_refused() throws Exception {
        assertThat(errors(xlsx(sheet -> {
            sheet.value(1, 0, 1.2345678901234568E19);
            sheet.value(1, 1, 1);
            sheet.value(1, 2, "2026-11-22");
        }))).contains("A2 sheet_digits");
    }

    @Test
    void characters_are_utf_8_or_gb18030_detected_or_told() {
        var text = "编码,数量,有效期至\nA,1,2026-11-22\n";
        assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))).hasSize(1);
        assertThat(read(text.getBytes(Charset.forName("GBK")))).hasSize(1);
        assertThat(read(text.replace(',', '\t').getBytes(Charset.forName("GB18030")))).hasSize(1);
        assertThatThrownBy(() -> SheetReader.read(text.getBytes(Charset.forName("GBK")), SheetCharset.UTF8))
                .isInstanceOf(Malformed.class).hasMessageContaining("sheet_charset");
        assertThatThrownBy(() -> SheetReader.read(new byte[] {(byte) 0xFF, (byte) 0xFF, 0x20}, SheetCharset.DETECT))
                .isInstanceOf(Malformed.class).hasMessageContaining("sheet_charset");
    }

    @Test
    void more_errors_than_anybody_reads_are_counted() {
        var text = new StringBuilder("编码,数量,有效期至\n");
        for (var i = 0; i < 2_500; i++) {
            text.append("A,x,2026-11-22\n");
        }
        assertThat(errors(csv(text.toString()))).hasSize(SheetForm.MOST_ERRORS + 1).endsWith(" sheet_more_errors");
    }
}
