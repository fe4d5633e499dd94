package io.wardline.platform.file.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.web.Malformed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to hurt whoever opens them. */
final class HostileSheetTest {
    private static final String WORKBOOK = "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + "<sheets><sheet name=\"a\" r:id=\"rId1\"/></sheets></workbook>";
    private static final String TARGETS =
            "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    private static final String SHEET = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>code</t></is></c></row>"
            + "</sheetData></worksheet>";

    private static Map<String, byte[]> parts() {
        var parts = new TreeMap<String, byte[]>();
        parts.put("xl/workbook.xml", utf8(WORKBOOK));
        parts.put("xl/_rels/workbook.xml.rels", utf8(TARGETS));
        parts.put("xl/worksheets/sheet1.xml", utf8(SHEET));
        return parts;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void refuses(String code, byte[] file) {
        refuses(code, () -> SheetReader.read(file, SheetCharset.DETECT));
    }

    private static void refuses(String code, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(Malformed.class).hasMessageContaining(code);
    }

    @Test
    void the_smallest_workbook_is_read() throws IOException {
        assertThat(SheetReader.read(zip(parts()), SheetCharset.DETECT).head()).containsEntry(0, "code");
    }

    @Test
    void a_bomb_is_stopped_while_it_unpacks() throws IOException {
        var parts = parts();
        parts.put("xl/media/image1.png", new byte[8 << 20]);
        refuses("sheet_bomb", zip(parts));
    }

    @Test
    void an_archive_of_too_many_parts_is_refused() throws IOException {
        var parts = parts();
        for (var i = 0; i <= XlsxArchive.MOST_ENTRIES; i++) {
            parts.put("xl/media/" + i, new byte[0]);
        }
        refuses("sheet_bomb", zip(parts));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><worksheet>&a;</worksheet>",
        "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]><worksheet><sheetData>&c;</sheetData></worksheet>",
        "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><worksheet/>",
        "<!DOCTYPE worksheet><worksheet/>"
    })
    void entities_and_document_types_are_refused(String sheet) throws IOException {
        var parts = parts();
        parts.put("xl/worksheets/sheet1.xml", utf8(sheet));
        refuses("sheet_entities", zip(parts));
    }

    @Test
    void macros_are_refused() throws IOException {
        var parts = parts();
        parts.put("xl/vbaProject.bin", new byte[] {1});
        refuses("sheet_macro", zip(parts));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZZ1\"/></row></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"-1\"/></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"2\"/><row r=\"2\"/></sheetData></worksheet>",
        "<worksheet><sheetData>",
        "no xml"
    })
    void a_broken_sheet_is_refused(String sheet) throws IOException {
        var parts = parts();
        parts.put("xl/worksheets/sheet1.xml", utf8(sheet));
        refuses("sheet_format", zip(parts));
    }

    @Test
    void a_sheet_far_to_the_right_is_refused() throws IOException {
        var parts = parts();
        parts.put("xl/worksheets/sheet1.xml", utf8("<worksheet><sheetData><row r=\"1\"><c r=\"XFD1\"/></row></sheetData></worksheet>"));
        refuses("sheet_columns", zip(parts));
    }

    @Test
    void other_archives_and_the_old_format_are_no_spreadsheets() throws IOException {
        refuses("sheet_format", zip(Map.of("readme.txt", utf8("hello"))));
        refuses("sheet_format", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
        refuses("sheet_format", utf8("code\0,name\n"));
        refuses("sheet_csv", utf8("code,\"name\n1,2\n" + "x".repeat(17 << 20)));
    }

    @Test
    void whatever_is_damaged_is_refused_and_never_breaks_the_reader() throws IOException {
        var whole = zip(parts());
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_122);
        for (var run = 0; run < 400; run++) {
            var damaged = whole.clone();
            for (var blow = random.nextInt(1, 6); blow > 0; blow--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                SheetReader.read(damaged, SheetCharset.DETECT);
            } catch (Malformed _) {
                // Refused, as it should be; any other exception fails the test.
            }
        }
    }
}
