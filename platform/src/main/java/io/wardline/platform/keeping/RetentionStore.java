package io.wardline.platform.keeping;

import io.wardline.platform.db.Tx;
import java.time.LocalDate;
import java.util.List;

/** The rules of keeping and the archive files, as the database has them. */
final class RetentionStore {
    static final String RULES =
            """
            select table_name, replayed from keeping_rule order by table_name
            """;
    static final String DAYS =
            """
            select d from keeping_days($1) d
            where not exists (
                select from keeping_archive a where a.table_name = $1 and a.day = d
                and ($2 or a.removed_at is not null or not keeping_archive_is_covered(a.written_at)))
            order by d limit $3
            """;
    static final String COVERED =
            """
            select keeping_archive_is_covered(written_at) from keeping_archive where table_name = $1 and day = $2
            """;
    static final String WRITTEN =
            """
            select file, rows, sha256 from keeping_archive where table_name = $1 and day = $2
            """;
    static final String ARCHIVED =
            """
            select exists (select from keeping_archive where table_name = $1 and day = $2)
            """;
    static final String INSERT =
            """
            insert into keeping_archive (table_name, day, file, rows, sha256, last_use)
            values ($1, $2, $3, $4, $5, keeping_last_use($1, $2))
            """;
    static final String OPEN =
            """
            select keeping_open($1, $2)::text
            """;
    static final String FETCH =
            """
            fetch forward 1000 from keeping_lines
            """;
    static final String REMOVE =
            """
            select keeping_remove($1, $2)
            """;
    static final String EXPIRED =
            """
            select a.table_name, a.day, a.file from keeping_archive a
            join keeping_rule r on r.table_name = a.table_name join keeping_class c on c.code = r.class_code
            where a.removed_at is not null and a.purged_at is null
              and keeping_purge_day(a.day, a.last_use, c.least_days, c.life_days) <= (now() at time zone 'UTC')::date
            order by a.day limit $1
            """;
    static final String PURGED =
            """
            update keeping_archive set purged_at = now() where table_name = $1 and day = $2 and purged_at is null
            """;

    /**
     * A table whose rows leave the database one day.
     *
     * @param replayed whether a replay reads it from its first row, so that its rows are archived and stay
     */
    record Rule(String table, boolean replayed) {}

    /** A file that its class allows to purge. */
    record Expired(String table, LocalDate day, String file) {}

    List<Rule> rules(Tx tx) {
        return tx.rows(RULES, row -> new Rule(row.getString(0), row.getBoolean(1)));
    }

    /** The oldest days that are due: those not yet archived, or for a table that is not replayed those not yet removed. */
    List<LocalDate> due(Tx tx, Rule rule, int most) {
        return tx.rows(DAYS, row -> row.getLocalDate(0), rule.table(), rule.replayed(), (long) most);
    }

    boolean isArchived(Tx tx, Rule rule, LocalDate day) {
        return tx.row(ARCHIVED, row -> row.getBoolean(0), rule.table(), day).orElseThrow();
    }

    /** Whether a copy of the county that was begun after the file was written holds the file, if copies are taken at all. */
    boolean isCovered(Tx tx, Rule rule, LocalDate day) {
        return tx.row(COVERED, row -> row.getBoolean(0), rule.table(), day).orElseThrow();
    }

    ArchiveFile.Written written(Tx tx, Rule rule, LocalDate day) {
        return tx.row(
                        WRITTEN,
                        row -> new ArchiveFile.Written(row.getString(0), row.getLong(1), row.getString(2)),
                        rule.table(), day)
                .orElseThrow();
    }

    void insert(Tx tx, Rule rule, LocalDate day, ArchiveFile.Written written) {
        tx.execute(INSERT, rule.table(), day, written.file(), written.rows(), written.sha256());
    }

    /** Opens the rows of a day for {@link #lines}, in this transaction. */
    void open(Tx tx, Rule rule, LocalDate day) {
        tx.row(OPEN, row -> row.getString(0), rule.table(), day);
    }

    /** The next portion of an opened day; empty at its end. */
    List<String> lines(Tx tx) {
        return tx.rows(FETCH, row -> row.getString(0));
    }

    long remove(Tx tx, Rule rule, LocalDate day) {
        return tx.row(REMOVE, row -> row.getLong(0), rule.table(), day).orElseThrow();
    }

    List<Expired> expired(Tx tx, int most) {
        return tx.rows(EXPIRED, row -> new Expired(row.getString(0), row.getLocalDate(1), row.getString(2)), (long) most);
    }

    void purged(Tx tx, Expired file) {
        tx.execute(PURGED, file.table(), file.day());
    }
}
