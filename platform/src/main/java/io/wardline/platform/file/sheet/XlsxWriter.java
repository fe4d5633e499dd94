package io.wardline.platform.file.sheet;

import io.wardline.platform.file.text.VisibleText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * One sheet of rows and one that states what they are. Rows leave the memory as they are written; texts stand in their cells
 * (as inline strings), so that the memory does not grow with them and none of them can be a formula.
 */
final class XlsxWriter implements SheetWriter {
    /** More does not fit into a cell of Excel. */
    private static final int LONGEST_TEXT = 32_767;

    private static final int ROWS_IN_MEMORY = 500;
    private static final double WIDTH = 22;
    private static final String STATEMENT = "说明 About";

    private final Workbook workbook;
    private final Worksheet sheet;
    private int at;

    XlsxWriter(OutputStream out, String sheetName) {
        this.workbook = new Workbook(out, "Wardline", "01.0000");
        this.sheet = workbook.newWorksheet(sheetName);
    }

    @Override
    public void head(List<String> names) {
        for (var column = 0; column < names.size(); column++) {
            sheet.width(column, WIDTH);
            sheet.inlineString(at, column, fitting(names.get(column)));
            sheet.style(at, column).bold().set();
        }
        sheet.freezePane(0, 1);
        at++;
    }

    @Override
    public void row(List<Cell> cells) {
        for (var column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        at++;
        if (at % ROWS_IN_MEMORY == 0) {
            flush();
        }
    }

    @Override
    public void finish(List<List<String>> statement) {
        try {
            sheet.finish();
            var about = workbook.newWorksheet(STATEMENT);
            for (var row = 0; row < statement.size(); row++) {
                for (var column = 0; column < statement.get(row).size(); column++) {
                    about.width(column, WIDTH);
                    about.inlineString(row, column, fitting(statement.get(row).get(column)));
                }
            }
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("the XLSX file cannot be ended", e);
        }
    }

    private void write(int column, Cell cell) {
        switch (cell) {
            case Cell.Text(var text) -> sheet.inlineString(at, column, fitting(text));
            case Cell.Whole(var value) -> {
                sheet.value(at, column, value);
                sheet.style(at, column).format("0").set();
            }
            case Cell.Amount(var fen) -> {
                sheet.value(at, column, BigDecimal.valueOf(fen, 2));
                sheet.style(at, column).format("#,##0.00").set();
            }
            case Cell.Day(var day) -> {
                sheet.value(at, column, day);
                sheet.style(at, column).format("yyyy-mm-dd").set();
            }
            case Cell.Moment(var moment) -> {
                sheet.value(at, column, moment);
                sheet.style(at, column).format("yyyy-mm-dd hh:mm:ss").set();
            }
            case Cell.Blank() -> {}
        }
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the XLSX file cannot be written", e);
        }
    }

    /** The text as a cell can hold it; where it is too long, its end says how much is missing. */
    private static String fitting(String text) {
        var visible = VisibleText.of(text);
        if (visible.length() <= LONGEST_TEXT) {
            return visible;
        }
        var kept = LONGEST_TEXT - 40;
        return visible.substring(0, kept) + " …[+" + (visible.length() - kept) + "]";
    }
}
