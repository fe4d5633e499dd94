package io.wardline.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The claims of {@code sql/checks}: each file is one query that must return no row. They run after tests, after
 * every county run, nightly, and on the console's health page.
 */
public final class Checks {
    /** Rows are counted up to here; a claim that is broken more often is broken enough. */
    public static final int MOST_ROWS_COUNTED = 1_000;

    private static final String FOLDER = "checks";
    private static final int ROWS_SHOWN = 5;

    private Checks() {}

    /**
     * What one claim found.
     *
     * @param name the file's name without {@code .sql}: {@code <feature>_<claim>}
     * @param rowsFound 0 where the claim holds; counted up to {@link #MOST_ROWS_COUNTED}
     * @param firstRows the first few rows as {@code column=value, ...}
     */
    public record Outcome(String name, int rowsFound, List<String> firstRows) {
        public Outcome {
            firstRows = List.copyOf(firstRows);
        }

        /** Whether the claim holds. */
        public boolean holds() {
            return rowsFound == 0;
        }
    }

    /** The names of all claims, sorted. */
    public static List<String> names() {
        return ClasspathFolder.names(FOLDER).stream()
                .map(file -> file.substring(0, file.length() - ".sql".length()))
                .toList();
    }

    /**
     * Runs every claim, in the order of their names.
     *
     * @param connection of a role that may read every table, {@link Role#READ} by rule
     * @throws SchemaFault when a claim cannot be asked; the message names it
     */
    public static List<Outcome> run(Connection connection) {
        return names().stream().map(name -> ask(connection, name)).toList();
    }

    private static Outcome ask(Connection connection, String name) {
        try (var statement = connection.createStatement()) {
            statement.setMaxRows(MOST_ROWS_COUNTED);
            try (var rows = statement.executeQuery(ClasspathFolder.text(FOLDER, name + ".sql"))) {
                var shown = new ArrayList<String>();
                var found = 0;
                while (rows.next()) {
                    found++;
                    if (shown.size() < ROWS_SHOWN) {
                        shown.add(asText(rows));
                    }
                }
                return new Outcome(name, found, shown);
            }
        } catch (SQLException e) {
            throw new SchemaFault("the check " + name + " cannot be asked: " + e.getMessage(), e);
        }
    }

    private static String asText(ResultSet rows) throws SQLException {
        var columns = rows.getMetaData();
        var texts = new ArrayList<String>();
        for (var at = 1; at <= columns.getColumnCount(); at++) {
            texts.add(columns.getColumnLabel(at) + "=" + rows.getString(at));
        }
        return String.join(", ", texts);
    }
}
