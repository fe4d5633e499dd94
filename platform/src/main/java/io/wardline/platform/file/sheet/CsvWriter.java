package io.wardline.platform.file.sheet;

import de.siegmar.fastcsv.writer.LineDelimiter;
import io.wardline.platform.file.text.VisibleText;
import io.wardline.platform.money.Fen;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * CSV (RFC 4180) in UTF-8 with a byte order mark, without which Excel reads Chinese as GBK. A CSV file has no place for a
 * statement beside its rows, so whoever sends it states filter and row count in the answer's headers.
 */
final class CsvWriter implements SheetWriter {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final de.siegmar.fastcsv.writer.CsvWriter csv;

    CsvWriter(OutputStream out) {
        try {
            out.write(BYTE_ORDER_MARK);
        } catch (IOException e) {
            throw new UncheckedIOException("the CSV file cannot be begun", e);
        }
        this.csv = de.siegmar.fastcsv.writer.CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out, StandardCharsets.UTF_8);
    }

    @Override
    public void head(List<String> names) {
        csv.writeRecord(names.stream().map(name -> Formula.guard(VisibleText.of(name))).toList());
    }

    @Override
    public void row(List<Cell> cells) {
        csv.writeRecord(cells.stream().map(CsvWriter::text).toList());
    }

    @Override
    public void finish(List<List<String>> statement) {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the CSV file cannot be ended", e);
        }
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Cell.Text(var text) -> VisibleText.of(Formula.guard(text));
            case Cell.Whole(var value) -> Long.toString(value);
            case Cell.Amount(var fen) -> Fen.text(fen);
            case Cell.Day(var day) -> day.toString();
            case Cell.Moment(var moment) -> MOMENT.format(moment);
            case Cell.Blank() -> "";
        };
    }
}
