package io.wardline.platform.file.sheet;

import java.io.OutputStream;
import java.util.Locale;

/** The two kinds of spreadsheet file. */
public enum SheetFormat {
    /** Office Open XML. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** Comma-separated values in UTF-8. */
    CSV("text/csv; charset=utf-8");

    private final String contentType;

    SheetFormat(String contentType) {
        this.contentType = contentType;
    }

    /** For the header {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }

    /** Of a file's name, with its dot. */
    public String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /** The format by the word of a query, {@code xlsx} or {@code csv}. */
    public static SheetFormat of(String word) {
        return switch (word) {
            case "xlsx" -> XLSX;
            case "csv" -> CSV;
            default -> throw new IllegalArgumentException("xlsx or csv");
        };
    }

    /** A writer to a stream that it neither closes nor keeps. */
    SheetWriter writer(OutputStream out, String sheetName) {
        return switch (this) {
            case XLSX -> new XlsxWriter(out, sheetName);
            case CSV -> new CsvWriter(out);
        };
    }
}
