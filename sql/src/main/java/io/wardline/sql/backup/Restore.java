package io.wardline.sql.backup;

import io.wardline.sql.LocalPostgres;
import io.wardline.sql.RecoveryFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Brings a county back into an empty folder, as it was at a moment. */
public final class Restore {
    private static final Pattern LAST_COMMIT = Pattern.compile("last completed transaction was at log time (\\S+ \\S+)\\+00");
    /** What a backup or a restore may have set in the copied server; the rest of its settings stay. */
    private static final List<String> OUR_SETTINGS = List.of(
            "archive_command", "archive_timeout", "restore_command", "recovery_target", "recovery_target_time",
            "recovery_target_action");

    private Restore() {}

    /** What is done with a restored server before it is stopped again. */
    @FunctionalInterface
    public interface Finishing {
        /**
         * Works with the restored server.
         *
         * @param copy which was used
         * @param lastTransaction commit time of the newest transaction read from the log; empty where the copy was the newest
         * @throws SQLException when the server refuses
         */
        void finish(LocalPostgres server, Manifest copy, Optional<Instant> lastTransaction) throws SQLException;
    }

    /**
     * Verifies the copy that fits, file by file, and nothing is written if one differs; then copies it and lets its server read
     * the archive up to the moment, or to its end. The restored server archives nothing until it is backed up
     * itself, and to another folder: its history is another one from here on.
     *
     * @param until restores what had been committed up to here; empty for everything that the archive has
     * @param home an empty or absent folder
     * @param cluster the server's data directory inside it
     * @param finishing works with the restored server, which is stopped afterwards
     * @throws BackupFault when no copy or no log reaches the moment, a file is damaged or missing, or the folder is not empty
     */
    public static void into(
            Path home, Path cluster, BackupFolder folder, Optional<Instant> until, RandomGenerator secrets, Finishing finishing) {
        refuseUsed(home);
        var copy = folder.copyFor(until);
        try {
            verify(folder, copy);
            if (until.isEmpty()) {
                folder.archive().firstFault(copy.firstWal()).ifPresent(fault -> {
                    throw new BackupFault("the archive has a hole: " + fault + "; --until restores what lies before it");
                });
            }
            write(folder, copy, home);
            askForRecovery(folder, until, cluster);
        } catch (IOException e) {
            throw new BackupFault("the restore to " + home + " failed: " + e.getMessage(), e);
        }
        try (var server = LocalPostgres.recovering(parentOf(cluster), secrets);
                var superuser = server.connectAsSuperuser("postgres")) {
            forgetRecovery(superuser);
            finishing.finish(server, copy, lastTransaction(superuser));
        } catch (RecoveryFailed e) {
            throw unreached(until, e);
        } catch (SQLException e) {
            throw new BackupFault("the restored server does not answer: " + e.getMessage(), e);
        }
    }

    private static Path parentOf(Path path) {
        var parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a data directory lies inside a county's folder: " + path);
        }
        return parent;
    }

    private static void refuseUsed(Path home) {
        if (!Files.exists(home)) {
            return;
        }
        try (var children = Files.list(home)) {
            if (children.findAny().isPresent()) {
                throw new BackupFault(home + " is not empty; a county is restored into an empty folder");
            }
        } catch (IOException e) {
            throw new BackupFault(home + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void verify(BackupFolder folder, Manifest copy) throws IOException {
        for (var file : copy.files()) {
            var kept = folder.path().resolve(file.path());
            if (!Files.isRegularFile(kept)) {
                throw new BackupFault("the backup is damaged: " + kept + " is missing");
            }
            if (Files.size(kept) != file.bytes() || !DurableFiles.sha256(kept).equals(file.sha256())) {
                throw new BackupFault("the backup is damaged: " + kept + " is not what was written");
            }
        }
    }

    private static void write(BackupFolder folder, Manifest copy, Path home) throws IOException {
        var prefix = copy.folder() + "/" + BackupFolder.HOME + "/";
        Files.createDirectories(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        for (var directory : copy.directories()) {
            var made = home.resolve(directory.path().substring(prefix.length()));
            Files.createDirectories(made);
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(directory.permissions()));
        }
        for (var file : copy.files()) {
            if (file.path().startsWith(prefix)) {
                DurableFiles.copy(
                        folder.path().resolve(file.path()), home.resolve(file.path().substring(prefix.length())),
                        PosixFilePermissions.fromString(file.permissions()));
            }
        }
    }

    private static void askForRecovery(BackupFolder folder, Optional<Instant> until, Path cluster) throws IOException {
        var settings = cluster.resolve("postgresql.auto.conf");
        var lines = new ArrayList<String>();
        if (Files.exists(settings)) {
            Files.readAllLines(settings).stream()
                    .filter(line -> OUR_SETTINGS.stream().noneMatch(name -> line.startsWith(name + " ")))
                    .forEach(lines::add);
        }
        lines.add(setting("archive_command", WalArchive.NOTHING));
        lines.add(setting("restore_command", folder.archive().restoreCommand()));
        until.ifPresent(moment -> {
            lines.add(setting("recovery_target_time", moment.toString().replace("T", " ").replace("Z", "+00")));
            lines.add(setting("recovery_target_action", "promote"));
        });
        DurableFiles.write(settings, String.join("\n", lines) + "\n");
        DurableFiles.write(cluster.resolve("recovery.signal"), "");
    }

    private static String setting(String name, String value) {
        return name + " = '" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static void forgetRecovery(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            for (var name : List.of("restore_command", "recovery_target_time", "recovery_target_action")) {
                statement.execute("alter system reset " + name);
            }
        }
    }

    private static Optional<Instant> lastTransaction(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery("select pg_last_xact_replay_timestamp()")) {
            rows.next();
            return Optional.ofNullable(rows.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        }
    }

    private static BackupFault unreached(Optional<Instant> until, RecoveryFailed failed) {
        if (until.isEmpty() || !failed.log().contains("before configured recovery target was reached")) {
            return new BackupFault("the copied server did not recover: " + failed.lastComplaint(), failed);
        }
        var found = LAST_COMMIT.matcher(failed.log());
        var last = "";
        while (found.find()) {
            last = found.group(1).replace(' ', 'T') + "Z";
        }
        return new BackupFault(
                until.get() + " lies beyond the archive" + (last.isEmpty() ? "" : ", whose last transaction is of " + last)
                        + "; without --until everything that it has is restored",
                failed);
    }
}
