package io.wardline.platform.file.sheet;

import io.wardline.platform.file.sheet.SheetForm.Imported;
import io.wardline.platform.web.FieldError;
import io.wardline.platform.web.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A file that is to be taken in, all of it or nothing.
 *
 * @param rows those that could be read
 * @param errors of the others, each at its cell
 */
public record SheetImport<R>(SheetContent content, SheetForm<?> form, List<Imported<R>> rows, List<FieldError> errors) {
    public SheetImport {
        rows = List.copyOf(rows);
        errors = List.copyOf(errors);
    }

    /** How a file is to be taken in; with {@code dryRun} it is only judged. */
    public record Options(boolean dryRun, SheetCharset charset) {
        /** From {@code ?dry-run&charset=} of the query. */
        public static Options read(Fields fields) {
            return new Options(fields.flag("dry-run"), fields.optionalChoice("charset", SheetCharset.class).orElse(SheetCharset.DETECT));
        }
    }

    /**
     * Reads what can be read.
     *
     * @param reader what a row becomes; a field's name is its column's
     * @throws io.wardline.platform.web.Malformed when the head is wrong
     */
    public static <R> SheetImport<R> read(byte[] bytes, SheetCharset charset, SheetForm<?> form, Function<Fields, R> reader) {
        var content = SheetReader.read(bytes, charset);
        var partly = form.readPartly(content, reader);
        return new SheetImport<>(content, form, partly.rows(), partly.errors());
    }

    /** What the rows say. */
    public List<R> values() {
        return rows.stream().map(Imported::row).toList();
    }

    /** An error of a row's field, at its cell. */
    public FieldError at(Imported<R> row, FieldError error) {
        return form.at(content, row.number(), error);
    }

    /**
     * Ends the import where anything is wrong.
     *
     * @param more what was found wrong with rows that could be read
     * @throws io.wardline.platform.web.Malformed with all of it
     */
    public void requireSound(List<FieldError> more) {
        var all = new ArrayList<>(errors);
        all.addAll(more);
        SheetForm.requireNone(all);
    }
}
