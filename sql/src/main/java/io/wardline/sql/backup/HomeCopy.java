package io.wardline.sql.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Copies a county's folder while its server works in it. What a running server alone can use is left out, as the PostgreSQL
 * manual says; the log is left out too, because the archive has it.
 */
final class HomeCopy {
    /** Directories of the server whose content belongs to the running process. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");
    private static final Set<String> SERVER_FILES = Set.of(
            "postmaster.pid", "postmaster.opts", "epg-lock", "backup_label", "backup_label.old", "tablespace_map",
            "tablespace_map.old", "postgresql.auto.conf.tmp", "current_logfiles.tmp", "recovery.signal", "standby.signal");
    /** Written by the server in one go and read here perhaps in two: read until it stands still. */
    private static final String CONTROL = "global/pg_control";
    private static final int CONTROL_READINGS = 100;

    private final Path home;
    private final Path cluster;
    private final Path target;
    private final String prefix;
    private final List<Manifest.File> files = new ArrayList<>();
    private final List<Manifest.Directory> directories = new ArrayList<>();

    /**
     * Copies from a county's folder to a place inside a backup folder.
     *
     * @param cluster the server's data directory, inside the home
     * @param prefix what precedes each path in the manifest
     */
    HomeCopy(Path home, Path cluster, Path target, String prefix) {
        this.home = home;
        this.cluster = cluster;
        this.target = target;
        this.prefix = prefix;
    }

    List<Manifest.File> files() {
        return files;
    }

    List<Manifest.Directory> directories() {
        return directories;
    }

    /** The server's data; the control file last, as a copy of everything before it must be no newer than it. */
    void copyCluster() throws IOException {
        for (var above : parentsOf(cluster)) {
            directory(above);
        }
        directory(cluster);
        children(cluster);
        control();
    }

    /** Everything else of the county: keys, certificates, passwords, attachments, archives. */
    void copyTheRest() throws IOException {
        for (var child : list(home)) {
            if (!cluster.startsWith(child)) {
                copy(child);
            }
        }
        var server = cluster.resolveSibling("superuser.password");
        if (Files.exists(server)) {
            file(server);
        }
    }

    /** A file that the backup itself adds to the server's data. */
    void add(String name, String content) throws IOException {
        var written = targetOf(cluster.resolve(name));
        DurableFiles.write(written, content);
        files.add(new Manifest.File(
                prefix + home.relativize(cluster.resolve(name)), "rw-------", Files.size(written), DurableFiles.sha256(written)));
    }

    /** Makes all copies and their names durable. */
    void force() throws IOException {
        var forced = new ArrayList<Path>();
        directories.forEach(directory -> forced.add(copied(directory.path())));
        forced.add(target);
        DurableFiles.force(target, files.stream().map(file -> copied(file.path())).toList(), forced);
    }

    private Path copied(String path) {
        return target.resolve(path.substring(prefix.length()));
    }

    private List<Path> parentsOf(Path inner) {
        var parents = new ArrayList<Path>();
        for (var above = inner.getParent(); above != null && !above.equals(home); above = above.getParent()) {
            parents.addFirst(above);
        }
        return parents;
    }

    private void children(Path directory) throws IOException {
        for (var child : list(directory)) {
            copy(child);
        }
    }

    private void copy(Path original) throws IOException {
        if (Files.isDirectory(original, LinkOption.NOFOLLOW_LINKS)) {
            directory(original);
            if (!original.startsWith(cluster) || !EMPTIED.contains(relative(cluster, original))) {
                children(original);
            }
        } else if (Files.isSymbolicLink(original)) {
            throw new BackupFault(original + " is a symbolic link; what it points to would be missing in the backup");
        } else if (Files.isRegularFile(original) && !isLeftOut(original)) {
            file(original);
        }
    }

    private boolean isLeftOut(Path file) {
        var name = String.valueOf(file.getFileName());
        if (!file.startsWith(cluster)) {
            return name.endsWith(".new") && file.startsWith(home);
        }
        return relative(cluster, file).equals(CONTROL)
                || SERVER_FILES.contains(name)
                || name.startsWith("pgsql_tmp")
                || name.startsWith("pg_internal.init");
    }

    private void directory(Path original) throws IOException {
        var permissions = Files.getPosixFilePermissions(original);
        var copied = targetOf(original);
        Files.createDirectories(copied);
        Files.setPosixFilePermissions(copied, permissions);
        directories.add(new Manifest.Directory(prefix + relative(home, original), PosixFilePermissions.toString(permissions)));
    }

    private void file(Path original) throws IOException {
        try {
            var permissions = Files.getPosixFilePermissions(original);
            var copied = DurableFiles.copy(original, targetOf(original), permissions);
            files.add(new Manifest.File(
                    prefix + relative(home, original), PosixFilePermissions.toString(permissions), copied.bytes(), copied.sha256()));
        } catch (NoSuchFileException _) {
            // A dropped table's file: the log tells the recovered server that it is gone.
        }
    }

    private void control() throws IOException {
        var original = cluster.resolve(CONTROL);
        var before = Files.readAllBytes(original);
        for (var reading = 1; reading < CONTROL_READINGS; reading++) {
            var now = Files.readAllBytes(original);
            if (Arrays.equals(before, now)) {
                file(original);
                if (files.getLast().sha256().equals(DurableFiles.sha256(now))) {
                    return;
                }
                files.removeLast();
                Files.delete(targetOf(original));
            }
            before = now;
        }
        throw new BackupFault("the server writes its control file without a pause");
    }

    private Path targetOf(Path original) {
        return target.resolve(home.relativize(original));
    }

    private static String relative(Path from, Path to) {
        return from.relativize(to).toString();
    }

    private static List<Path> list(Path directory) throws IOException {
        try (var children = Files.list(directory)) {
            return children.sorted().toList();
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }
}
