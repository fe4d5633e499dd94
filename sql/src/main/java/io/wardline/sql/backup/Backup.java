package io.wardline.sql.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;

/**
 * Takes a copy of a county while it works, and leaves its server archiving: from then on the county can be restored to any
 * moment after the copy.
 */
public final class Backup {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** How long the archiver may take for the last log file of a copy. */
    private static final int ARCHIVE_TIMEOUT_MS = 300_000;

    private static final String SERVER =
            """
            select (select system_identifier from pg_control_system()),
                   (select timeline_id from pg_control_checkpoint()),
                   current_setting('archive_mode'),
                   (select count(*) from pg_tablespace where spcname not in ('pg_default', 'pg_global'))
            """;
    private static final String START =
            """
            select pg_walfile_name(pg_backup_start(label => 'wardline', fast => true)), clock_timestamp()
            """;
    /** The archive must hold the log up to the end of the copy, or the copy is worth nothing: this waits for it. */
    private static final String STOP =
            """
            select pg_walfile_name(lsn - 1), labelfile, clock_timestamp() from pg_backup_stop(wait_for_archive => true)
            """;

    private Backup() {}

    /**
     * Copies a county's folder with its database.
     *
     * @param superuser a connection to the county's own server, in auto-commit
     * @param home the county's folder
     * @param cluster the server's data directory, inside it
     * @throws BackupFault when the folder keeps another county's backups, the server cannot archive, or the copy fails; an
     *     unfinished copy is never taken for a finished one
     */
    public static Manifest take(Connection superuser, Path home, Path cluster, BackupFolder folder) {
        try (var _ = folder.lock()) {
            var server = server(superuser);
            refuseAnotherCounty(folder, server);
            folder.removeUnfinished();
            archiveInto(superuser, folder);
            return copy(superuser, server, home.toRealPath(), cluster.toRealPath(), folder);
        } catch (IOException e) {
            throw new BackupFault("the backup to " + folder + " failed: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new BackupFault("the server refused the backup: " + e.getMessage(), e);
        }
    }

    private record Server(long system, int timeline) {}

    private static Server server(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(SERVER)) {
            rows.next();
            if (!"on".equals(rows.getString(3))) {
                throw new BackupFault("the server was started without archiving; start the county once more, then back it up");
            }
            if (rows.getLong(4) > 0) {
                throw new BackupFault("the server has table spaces outside of its data directory; they would be missing");
            }
            return new Server(rows.getLong(1), rows.getInt(2));
        }
    }

    /** Two histories in one archive would overwrite each other's log files, or mix them in a restore. */
    private static void refuseAnotherCounty(BackupFolder folder, Server server) {
        for (var copy : folder.copies()) {
            if (copy.system() != server.system() || copy.timeline() != server.timeline()) {
                throw new BackupFault(folder + " keeps the backups of another county, or of this one before a restore;"
                        + " choose an empty folder");
            }
        }
    }

    private static void archiveInto(Connection superuser, BackupFolder folder) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("alter system set archive_command = " + literal(folder.archive().archiveCommand()));
            statement.execute("alter system set archive_timeout = '" + WalArchive.LONGEST_OPEN_S + "s'");
            statement.execute("select pg_reload_conf()");
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static Manifest copy(Connection superuser, Server server, Path home, Path cluster, BackupFolder folder)
            throws SQLException, IOException {
        String first;
        Instant started;
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(START)) {
            rows.next();
            first = rows.getString(1);
            started = rows.getObject(2, OffsetDateTime.class).toInstant();
        }
        var name = BackupFolder.COPY_PREFIX + STAMP.format(started);
        var target = folder.path().resolve(name).resolve(BackupFolder.HOME);
        Files.createDirectories(target);
        var copy = new HomeCopy(home, cluster, target, name + "/" + BackupFolder.HOME + "/");
        copy.copyCluster();
        String last;
        Instant finished;
        try (var statement = superuser.createStatement()) {
            statement.execute("set statement_timeout = " + ARCHIVE_TIMEOUT_MS);
            try (var rows = statement.executeQuery(STOP)) {
                rows.next();
                last = rows.getString(1);
                copy.add("backup_label", rows.getString(2));
                finished = rows.getObject(3, OffsetDateTime.class).toInstant();
            }
            statement.execute("reset statement_timeout");
        }
        // After the database: whatever file a row of the copy points to has been written by now.
        copy.copyTheRest();
        copy.force();
        var files = new ArrayList<>(copy.files());
        for (var segment : WalArchive.range(first, last)) {
            var file = folder.archive().file(segment);
            if (!Files.exists(file)) {
                throw new BackupFault("the archive lacks " + file + ", without which the copy cannot be used");
            }
            files.add(new Manifest.File(
                    folder.path().relativize(file).toString(), "rw-------", Files.size(file), DurableFiles.sha256(file)));
        }
        var manifest = new Manifest(
                name, started, finished, server.system(), server.timeline(), first, last, files, copy.directories());
        manifest.write(folder.path().resolve(name));
        DurableFiles.forceDirectory(folder.path());
        return manifest;
    }
}
