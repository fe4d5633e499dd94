package io.wardline.platform.file.sheet;

import io.wardline.platform.web.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/** Reads the cells of one sheet, each to its text. A formula is an error whatever it last came to. */
final class XlsxCells implements SheetXml.Visitor {
    /** Excel keeps 15 digits of a number; a longer code has lost its end before we see it. */
    private static final int SURE_DIGITS = 15;
    private static final int LONGEST_NUMBER = 40;

    private final List<String> shared;
    private final XlsxStyles styles;
    private final boolean from1904;

    private final Map<Integer, String> head = new HashMap<>();
    private final List<SheetContent.Row> rows = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();

    private int row;
    private int column = -1;
    private Map<Integer, String> cells = new HashMap<>();
    private String type = "";
    private int style;
    private boolean inValue;
    private boolean isFormula;
    private boolean inPhonetic;
    private final StringBuilder value = new StringBuilder();

    XlsxCells(List<String> shared, XlsxStyles styles, boolean from1904) {
        this.shared = shared;
        this.styles = styles;
        this.from1904 = from1904;
    }

    SheetContent content() {
        return new SheetContent(head, rows, errors);
    }

    @Override
    public void opens(String name, XMLStreamReader at) {
        switch (name) {
            case "row" -> beginRow(at);
            case "c" -> beginCell(at);
            case "f" -> isFormula = true;
            case "rPh" -> inPhonetic = true;
            case "v", "t" -> inValue = !inPhonetic;
            default -> {}
        }
    }

    @Override
    public void text(String piece) {
        if (inValue) {
            value.append(piece);
        }
    }

    @Override
    public void closes(String name) {
        switch (name) {
            case "row" -> endRow();
            case "c" -> endCell();
            case "rPh" -> inPhonetic = false;
            case "v", "t" -> inValue = false;
            default -> {}
        }
    }

    private void beginRow(XMLStreamReader at) {
        var number = at.getAttributeValue(null, "r");
        var next = number == null ? row + 1 : number(number);
        if (next <= row) {
            throw SheetReader.malformed("sheet_format", Map.of());
        }
        row = next;
        column = -1;
        cells = new HashMap<>();
    }

    private void beginCell(XMLStreamReader at) {
        var address = at.getAttributeValue(null, "r");
        column = address == null ? column + 1 : column(address);
        if (column >= SheetContent.MOST_COLUMNS) {
            throw SheetReader.malformed("sheet_columns", Map.of("max", SheetContent.MOST_COLUMNS));
        }
        var kind = at.getAttributeValue(null, "t");
        var format = at.getAttributeValue(null, "s");
        type = kind == null ? "n" : kind;
        style = format == null ? 0 : number(format);
        isFormula = false;
        value.setLength(0);
    }

    private void endCell() {
        if (isFormula) {
            wrong("sheet_formula");
            return;
        }
        var text = value.toString();
        if (!text.isEmpty()) {
            read(text).ifPresent(read -> cells.put(column, read));
        }
    }

    private Optional<String> read(String text) {
        return switch (type) {
            case "s" -> shared(text);
            case "inlineStr", "str" -> Optional.of(text);
            case "b" -> Optional.of(text.equals("1") ? "true" : "false");
            case "d" -> Optional.of(text);
            case "n" -> numeric(text);
            default -> wrong("sheet_cell");
        };
    }

    private Optional<String> shared(String index) {
        var at = number(index);
        return at < shared.size() ? Optional.of(shared.get(at)).filter(text -> !text.isEmpty()) : wrong("sheet_cell");
    }

    private Optional<String> numeric(String text) {
        try {
            var exact = text.length() > LONGEST_NUMBER ? BigDecimal.ONE.movePointRight(LONGEST_NUMBER) : new BigDecimal(text.strip());
            if (styles.isDate(style)) {
                return XlsxStyles.date(exact.doubleValue(), from1904).or(() -> wrong("sheet_cell"));
            }
            var plain = exact.stripTrailingZeros();
            if (plain.precision() - Math.min(plain.scale(), 0) > SURE_DIGITS && plain.scale() <= 0) {
                return wrong("sheet_digits");
            }
            return Math.abs((long) plain.scale()) > LONGEST_NUMBER ? wrong("sheet_cell") : Optional.of(plain.toPlainString());
        } catch (NumberFormatException _) {
            return wrong("sheet_cell");
        }
    }

    private Optional<String> wrong(String code) {
        errors.add(new FieldError(CellAddress.of(row, column), code, Map.of()));
        return Optional.empty();
    }

    private void endRow() {
        if (row == 1) {
            head.putAll(cells);
        } else if (!cells.isEmpty()) {
            rows.add(new SheetContent.Row(row, cells));
        }
        if (rows.size() > SheetContent.MOST_ROWS) {
            throw SheetReader.malformed("sheet_rows", Map.of("max", SheetContent.MOST_ROWS));
        }
    }

    private static int column(String address) {
        try {
            return CellAddress.column(address);
        } catch (IllegalArgumentException _) {
            throw SheetReader.malformed("sheet_format", Map.of());
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseUnsignedInt(text.strip());
        } catch (NumberFormatException _) {
            throw SheetReader.malformed("sheet_format", Map.of());
        }
    }
}
