package io.wardline.platform.file.sheet;

import java.util.List;

/** Writes one spreadsheet from its head to its last row, in bounded memory. */
interface SheetWriter {
    /** The head; once, and first. */
    void head(List<String> names);

    /** The next row. */
    void row(List<Cell> cells);

    /**
     * Ends the file.
     *
     * @param statement what a reader must know: pairs of a name and its text, such as the filter and the number of rows
     */
    void finish(List<List<String>> statement);
}
