package io.wardline.platform.file.sheet;

import io.wardline.platform.web.FieldError;
import io.wardline.platform.web.Malformed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads a spreadsheet that somebody sent: XLSX or CSV, told apart by their first bytes and not by what they call themselves. */
public final class SheetReader {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    /** The head of the old binary XLS, and of XLSX under a password. */
    private static final byte[] COMPOUND_FILE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private SheetReader() {}

    /**
     * The first sheet of a file.
     *
     * @param charset of a CSV file
     * @throws Malformed when it is no spreadsheet at all, or larger than the limits; single wrong cells stand in
     *     {@link SheetContent#errors()}
     */
    public static SheetContent read(byte[] content, SheetCharset charset) {
        if (begins(content, ZIP)) {
            return XlsxReading.read(XlsxArchive.open(content));
        }
        if (begins(content, COMPOUND_FILE)) {
            throw malformed("sheet_format", Map.of());
        }
        return CsvReading.read(charset.decode(content));
    }

    /** Whether the bytes are an XLSX workbook, unbroken, within the limits and without macros; its cells are not looked at. */
    public static boolean isWorkbook(byte[] content) {
        try {
            return begins(content, ZIP) && XlsxArchive.open(content).part("xl/workbook.xml").isPresent();
        } catch (Malformed _) {
            return false;
        }
    }

    static Malformed malformed(String code, Map<String, Object> parameters) {
        return new Malformed(List.of(new FieldError("", code, parameters)));
    }

    private static boolean begins(byte[] content, byte[] magic) {
        return content.length >= magic.length && Arrays.mismatch(content, 0, magic.length, magic, 0, magic.length) < 0;
    }
}
