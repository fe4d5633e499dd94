package io.wardline.platform.file.paper;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is to be printed on A4.
 *
 * @param issuer name of the institution, above the title
 * @param title its kind in words
 * @param number of the document
 * @param facts pairs of a name and a text, between title and table
 * @param columns of the table
 * @param rows as many texts each as there are columns
 * @param remarks below the table
 * @param signatures names of the boxes at the end
 * @param proof how the paper is verified; null where it is no issued document
 * @param demonstration whether every page says that the county is a demonstration
 */
public record Paper(
        String issuer,
        String title,
        String number,
        List<Fact> facts,
        List<Column> columns,
        List<List<String>> rows,
        List<String> remarks,
        List<String> signatures,
        @Nullable Proof proof,
        boolean demonstration) {
    /** More rows are a spreadsheet, not a paper. */
    public static final int MOST_ROWS = 5_000;

    public Paper {
        facts = List.copyOf(facts);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        remarks = List.copyOf(remarks);
        signatures = List.copyOf(signatures);
        if (rows.size() > MOST_ROWS) {
            throw new IllegalArgumentException("a paper has at most " + MOST_ROWS + " rows");
        }
        var wide = columns.size();
        if (wide == 0 || rows.stream().anyMatch(row -> row.size() != wide)) {
            throw new IllegalArgumentException("every row has a text for each column");
        }
    }

    /** One line above the table. */
    public record Fact(String name, String text) {}

    /**
     * A column.
     *
     * @param share of the width, relative to the other columns, at least 1
     * @param toTheRight whether it holds quantities or amounts
     */
    public record Column(String name, int share, boolean toTheRight) {
        public Column {
            if (share < 1) {
                throw new IllegalArgumentException("a column has a width");
            }
        }
    }

    /**
     * How the paper is verified.
     *
     * @param code as printed
     * @param url what the QR leads to
     * @param sha256 of what stands on the paper; its first sixteen digits are printed
     */
    public record Proof(String code, String url, String sha256) {}

    /** What stands on it, in the order of the paper: the lines that its hash covers. */
    public List<String> lines() {
        return Stream.of(
                        Stream.of(issuer),
                        facts.stream().map(fact -> fact.name() + ": " + fact.text()),
                        Stream.of(String.join("\t", columns.stream().map(Column::name).toList())),
                        rows.stream().map(row -> String.join("\t", row)),
                        remarks.stream())
                .flatMap(lines -> lines)
                .toList();
    }
}
