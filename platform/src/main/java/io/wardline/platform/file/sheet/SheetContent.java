package io.wardline.platform.file.sheet;

import io.wardline.platform.web.FieldError;
import java.util.List;
import java.util.Map;

/**
 * What one sheet holds: texts by row and column. Numbers are written without exponent, days as {@code 2026-11-22}.
 *
 * @param head row 1, by column from 0
 * @param rows those below that hold anything
 * @param errors cells that cannot be read at all, formulas first of all
 */
public record SheetContent(Map<Integer, String> head, List<Row> rows, List<FieldError> errors) {
    /** More rows are not read at once. */
    public static final int MOST_ROWS = 50_000;

    /** More columns are not read. */
    public static final int MOST_COLUMNS = 256;

    public SheetContent {
        head = Map.copyOf(head);
        rows = List.copyOf(rows);
        errors = List.copyOf(errors);
    }

    /**
     * One row.
     *
     * @param number as the spreadsheet program shows it
     * @param cells those that hold anything, by column from 0
     */
    public record Row(int number, Map<Integer, String> cells) {
        public Row {
            cells = Map.copyOf(cells);
        }
    }
}
