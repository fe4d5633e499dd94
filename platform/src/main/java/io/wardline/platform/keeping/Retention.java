package io.wardline.platform.keeping;

import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Tx;
import io.wardline.platform.keeping.RetentionStore.Rule;
import io.wardline.sql.backup.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way by which records leave the database: the rows of a day go to a file that is read again, and only then out of the
 * database, which itself refuses anything else. A file is purged when the class of its records allows it.
 */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    /** So many days of one table in a night; a county that was never tidied catches up over several. */
    private static final int DAYS_A_NIGHT = 40;

    private final RetentionStore store = new RetentionStore();
    private final Db db;
    private final Path folder;

    /** With the folder of the archive files. */
    Retention(Db db, Path folder) {
        this.db = db;
        this.folder = folder;
    }

    /**
     * Archives, removes and purges whatever is due. A day that is refused stays, and the next table goes on.
     *
     * @return whether nothing was refused
     */
    boolean run() {
        var whole = true;
        for (var rule : db.inTransaction(store::rules)) {
            for (var day : db.inTransaction(RowScope.PRODUCT, tx -> store.due(tx, rule, DAYS_A_NIGHT))) {
                try {
                    leave(rule, day);
                } catch (DatabaseFault | UncheckedIOException e) {
                    LOG.warn("{} of {} stays in the database: {}", rule.table(), day, e.getMessage());
                    whole = false;
                    break;
                }
            }
        }
        purge();
        return whole;
    }

    private void leave(Rule rule, LocalDate day) {
        if (!db.inTransaction(RowScope.PRODUCT, tx -> store.isArchived(tx, rule, day))) {
            var written = db.inTransaction(RowScope.PRODUCT, tx -> {
                var file = archived(tx, rule, day);
                store.insert(tx, rule, day, file);
                return file;
            });
            LOG.info("{} of {} is archived: {} rows in {}", rule.table(), day, written.rows(), written.file());
        }
        if (!rule.replayed() && db.inTransaction(RowScope.PRODUCT, tx -> store.isCovered(tx, rule, day))) {
            verify(rule, day);
            var removed = db.inTransaction(RowScope.PRODUCT, tx -> store.remove(tx, rule, day));
            LOG.info("{} of {} has left the database: {} rows", rule.table(), day, removed);
        }
    }

    /** Once the rows are gone the file is the only copy: another platform may have written it, and to another disk. */
    private void verify(Rule rule, LocalDate day) {
        var written = db.inTransaction(RowScope.PRODUCT, tx -> store.written(tx, rule, day));
        var file = folder.resolve(written.file());
        try {
            if (!DurableFiles.sha256(file).equals(written.sha256())) {
                throw new IOException(file + " is not the file that was written");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("its archive file cannot be vouched for: " + e.getMessage(), e);
        }
    }

    private ArchiveFile.Written archived(Tx tx, Rule rule, LocalDate day) {
        store.open(tx, rule, day);
        try {
            return ArchiveFile.write(() -> store.lines(tx), rule.table(), day, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the archive cannot be written", e);
        }
    }

    private void purge() {
        for (var file : db.inTransaction(RowScope.PRODUCT, tx -> store.expired(tx, DAYS_A_NIGHT))) {
            // Noted first: a file that outlives its note by a crash harms nobody, a note without its file would be a lie.
            db.inTransaction(RowScope.PRODUCT, tx -> {
                store.purged(tx, file);
                return file;
            });
            try {
                Files.deleteIfExists(folder.resolve(file.file()));
                LOG.info("{} is purged", file.file());
            } catch (IOException e) {
                throw new UncheckedIOException("the file " + file.file() + " cannot be purged", e);
            }
        }
    }
}
