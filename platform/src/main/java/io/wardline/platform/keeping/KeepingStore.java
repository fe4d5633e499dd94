package io.wardline.platform.keeping;

import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backups and restores as the county's own book has them. */
final class KeepingStore {
    static final String SEALED_BACKUPS =
            """
            select * from keeping_backup where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_RESTORES =
            """
            select * from keeping_restore where sealing > $1 and sealing <= $2 order by sealing, id
            """;

    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("keeping_backup", SEALED_BACKUPS, "id"), SealedTable.of("keeping_restore", SEALED_RESTORES, "id"));

    static final String INSERT_BACKUP =
            """
            insert into keeping_backup (copy, folder, started_at, finished_at, files, bytes, taken_by)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    static final String INSERT_RESTORE =
            """
            insert into keeping_restore (copy, copy_finished_at, until, last_transaction_at, restored_by)
            values ($1, $2, $3, $4, $5)
            """;

    void insert(Tx tx, TakenBackup backup) {
        tx.execute(
                INSERT_BACKUP, backup.copy(), backup.folder(), utc(backup.startedAt()), utc(backup.finishedAt()),
                backup.files(), backup.bytes(), backup.by());
    }

    void insert(Tx tx, PastRestore restore) {
        tx.execute(
                INSERT_RESTORE, restore.copy(), utc(restore.copyFinishedAt()), utc(restore.until()),
                utc(restore.lastTransactionAt()), restore.by());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
