package io.wardline.platform.audit;

import java.util.List;

/**
 * A table whose rows are facts and are sealed. A feature that has one gives it the column {@code sealing} with its index
 * and the sealer's right to read (the migration {@code audit_seal} says how), declares it beside its statements, and
 * {@code Platform} puts it into its list.
 *
 * @param name of the table
 * @param key the columns of its primary key, in the order in which {@code rows} sorts
 * @param rows a statement that gives all columns of the rows whose {@code sealing} is above {@code $1} and at most {@code $2},
 *     ordered by {@code sealing} and the key; texts sort by {@code collate "C"}, so that no server's locale matters
 */
public record SealedTable(String name, List<String> key, String rows) {
    public SealedTable {
        key = List.copyOf(key);
        if (key.isEmpty()) {
            throw new IllegalArgumentException(name + " is sealed by its key, and has none");
        }
    }

    /** A table with its statement and its key. */
    public static SealedTable of(String name, String rows, String... key) {
        return new SealedTable(name, List.of(key), rows);
    }
}
