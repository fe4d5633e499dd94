package io.wardline.platform.file.sheet;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.wardline.platform.web.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a CSV file's text. Fields are parted by comma, or by tab or semicolon where the first line has more of them. */
final class CsvReading {
    private CsvReading() {}

    static SheetContent read(String text) {
        if (text.indexOf('\0') >= 0) {
            throw SheetReader.malformed("sheet_format", Map.of());
        }
        var rows = new ArrayList<SheetContent.Row>();
        var errors = new ArrayList<FieldError>();
        var head = new HashMap<Integer, String>();
        var csv = CsvReader.builder()
                .fieldSeparator(separator(text))
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text);
        try {
            var number = 0;
            for (var line : csv) {
                number++;
                var cells = cells(number, line.getFields(), errors);
                if (number == 1) {
                    head.putAll(cells);
                } else if (!cells.isEmpty()) {
                    rows.add(new SheetContent.Row(number, cells));
                }
                if (rows.size() > SheetContent.MOST_ROWS) {
                    throw SheetReader.malformed("sheet_rows", Map.of("max", SheetContent.MOST_ROWS));
                }
            }
        } catch (CsvParseException e) {
            throw SheetReader.malformed("sheet_csv", Map.of());
        }
        return new SheetContent(head, rows, errors);
    }

    private static Map<Integer, String> cells(int row, List<String> fields, List<FieldError> errors) {
        var cells = new HashMap<Integer, String>();
        for (var column = 0; column < fields.size(); column++) {
            var text = fields.get(column);
            if (text.isEmpty()) {
                continue;
            }
            if (column >= SheetContent.MOST_COLUMNS) {
                throw SheetReader.malformed("sheet_columns", Map.of("max", SheetContent.MOST_COLUMNS));
            }
            if (Formula.isFormula(text)) {
                errors.add(new FieldError(CellAddress.of(row, column), "sheet_formula", Map.of()));
            } else {
                cells.put(column, Formula.unguard(text));
            }
        }
        return cells;
    }

    private static char separator(String text) {
        var first = text.lines().findFirst().orElse("");
        var best = ',';
        for (var separator : new char[] {'\t', ';'}) {
            if (count(first, separator) > count(first, best)) {
                best = separator;
            }
        }
        return best;
    }

    private static long count(String line, char sought) {
        return line.chars().filter(c -> c == sought).count();
    }
}
