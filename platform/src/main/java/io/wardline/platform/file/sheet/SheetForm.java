package io.wardline.platform.file.sheet;

import io.wardline.platform.web.FieldError;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Malformed;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a list: how it is exported, and how rows are imported into it. What a field must be is said once, by the
 * reader that also reads the body of the feature's JSON route.
 *
 * @param sheetName 1 to 31 characters, as Excel wants it
 * @param columns in their order
 */
public record SheetForm<T>(String sheetName, List<Column<T>> columns) {
    /** More errors than this are counted and not listed. */
    public static final int MOST_ERRORS = 2_000;

    public SheetForm {
        columns = List.copyOf(columns);
    }

    /**
     * A row as it was read.
     *
     * @param number as the spreadsheet program shows it; the head is row 1
     */
    public record Imported<R>(int number, R row) {}

    /**
     * Writes a list.
     *
     * @param filter in words, as it stands in the view; empty where there is none
     * @param rows consumed one by one
     * @return how many rows were written
     * @throws java.io.UncheckedIOException when the target takes no more
     */
    public long write(OutputStream out, SheetFormat format, boolean chinese, String filter, Stream<T> rows) {
        var writer = format.writer(out, sheetName);
        writer.head(columns.stream().map(column -> chinese ? column.zh() : column.en()).toList());
        var written = new long[1];
        rows.forEach(row -> {
            writer.row(columns.stream().map(column -> column.value().apply(row)).toList());
            written[0]++;
        });
        writer.finish(List.of(
                List.of(chinese ? "筛选条件" : "Filter", filter.isEmpty() ? (chinese ? "无" : "none") : filter),
                List.of(chinese ? "行数" : "Rows", Long.toString(written[0]))));
        return written[0];
    }

    /**
     * Reads every row.
     *
     * @param reader what a row becomes; a field's name is its column's
     * @throws Malformed with every wrong cell, the field being its address, for example {@code C12}
     */
    public <R> List<Imported<R>> read(SheetContent content, Function<Fields, R> reader) {
        var partly = readPartly(content, reader);
        requireNone(partly.errors());
        return partly.rows();
    }

    /**
     * The rows that could be read and the errors of the others, for an import that has more to say about the former.
     *
     * @param rows those without an error
     * @param errors each at its cell
     */
    public record Partly<R>(List<Imported<R>> rows, List<FieldError> errors) {
        public Partly {
            rows = List.copyOf(rows);
            errors = List.copyOf(errors);
        }
    }

    /**
     * Reads what can be read.
     *
     * @param reader what a row becomes; a field's name is its column's
     * @throws Malformed when the head is wrong
     */
    public <R> Partly<R> readPartly(SheetContent content, Function<Fields, R> reader) {
        var errors = new ArrayList<>(content.errors());
        // A cell that cannot be read at all has been named; that its field is missing would say it twice.
        var unreadable = content.errors().stream().map(FieldError::field).collect(Collectors.toSet());
        var at = places(content.head(), new SheetErrors(List.of()));
        var rows = new ArrayList<Imported<R>>(content.rows().size());
        for (var row : content.rows()) {
            try {
                rows.add(new Imported<>(row.number(), Fields.ofTexts(texts(row, at), reader)));
            } catch (Malformed wrong) {
                wrong.errors().stream()
                        .map(error -> addressed(error, row.number(), at))
                        .filter(error -> !unreadable.contains(error.field()))
                        .forEach(errors::add);
            }
        }
        return new Partly<>(rows, errors);
    }

    /** The error of a field at its cell; {@code name} is the API's name of the column. */
    public FieldError at(SheetContent content, int row, FieldError error) {
        return addressed(error, row, places(content.head(), new SheetErrors(List.of())));
    }

    /**
     * Ends an import in which further checks found something.
     *
     * @throws Malformed with these errors, unless there are none
     */
    public static void requireNone(List<FieldError> errors) {
        new SheetErrors(errors).throwIfAny();
    }

    private static FieldError addressed(FieldError error, int row, Map<String, Integer> at) {
        var column = at.get(error.field());
        var address = column == null ? Integer.toString(row) : CellAddress.of(row, column);
        // A field whose column is not there at all is named beside its row.
        return new FieldError(column == null && !error.field().isEmpty() ? address + ":" + error.field() : address,
                error.code(), error.parameters());
    }

    private static Map<String, String> texts(SheetContent.Row row, Map<String, Integer> at) {
        var texts = new HashMap<String, String>();
        at.forEach((name, column) -> {
            var text = row.cells().get(column);
            if (text != null && !text.isEmpty()) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    /** Where each column stands, by its field's name, counted from 0. */
    private Map<String, Integer> places(Map<Integer, String> head, SheetErrors errors) {
        var places = new HashMap<String, Integer>();
        new TreeMap<>(head).forEach((at, text) -> {
            var known = columns.stream().filter(column -> column.isCalled(text)).findFirst();
            if (known.isEmpty()) {
                errors.add(new FieldError(CellAddress.of(1, at), "sheet_column_unknown", Map.of("columns", names())));
            } else if (places.putIfAbsent(known.get().name(), at) != null) {
                errors.add(new FieldError(CellAddress.of(1, at), "sheet_column_twice", Map.of("column", text.strip())));
            }
        });
        columns.stream().filter(column -> column.required() && !places.containsKey(column.name())).forEach(column ->
                errors.add(new FieldError("1:" + column.name(), "sheet_column_missing",
                        Map.of("column", column.zh() + " / " + column.en()))));
        // Without a column each row would say again what the head has said.
        errors.throwIfAny();
        return places;
    }

    private String names() {
        return String.join(", ", columns.stream().map(column -> column.zh() + " / " + column.en()).toList());
    }
}
