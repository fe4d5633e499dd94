package io.wardline.sql.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The folder that keeps the backups of one county: a folder for each copy, and the archive of log files that follows them.
 *
 * <pre>
 * base-20261122T045100Z/MANIFEST   written last
 * base-20261122T045100Z/home/      the county's folder with its database
 * wal/                             log files, compressed
 * </pre>
 */
public final class BackupFolder {
    static final String COPY_PREFIX = "base-";
    static final String HOME = "home";

    private final Path path;

    private BackupFolder(Path path) {
        this.path = path;
    }

    /**
     * The folder to write to, made where it is absent and closed to other users.
     *
     * @throws BackupFault when it cannot be written
     */
    public static BackupFolder forWriting(Path path) {
        try {
            var folder = path.toAbsolutePath().normalize();
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createDirectories(folder.resolve("wal"));
            return new BackupFolder(folder.toRealPath());
        } catch (IOException e) {
            throw new BackupFault("the folder " + path + " cannot take a backup: " + e.getMessage(), e);
        }
    }

    /**
     * The folder to read from.
     *
     * @throws BackupFault when there is none
     */
    public static BackupFolder forReading(Path path) {
        try {
            return new BackupFolder(path.toRealPath());
        } catch (IOException e) {
            throw new BackupFault("there is no backup folder " + path, e);
        }
    }

    Path path() {
        return path;
    }

    WalArchive archive() {
        return new WalArchive(path.resolve("wal"));
    }

    /** The finished copies, oldest first. */
    public List<Manifest> copies() {
        return folders().stream()
                .filter(folder -> Files.exists(folder.resolve(Manifest.NAME)))
                .map(Manifest::read)
                .sorted(Comparator.comparing(Manifest::finished))
                .toList();
    }

    /**
     * The newest copy from which a moment can be reached, or the newest one of all.
     *
     * @throws BackupFault when there is none, or the moment lies before the oldest
     */
    public Manifest copyFor(Optional<Instant> until) {
        var copies = copies();
        if (copies.isEmpty()) {
            throw new BackupFault("there is no finished backup in " + path);
        }
        return copies.reversed().stream()
                .filter(copy -> until.isEmpty() || !copy.finished().isAfter(until.get()))
                .findFirst()
                .orElseThrow(() -> new BackupFault("the oldest backup in " + path + " reaches back to "
                        + copies.getFirst().finished() + ", not to " + until.get()));
    }

    /** Removes copies that were begun and never finished. To be called under the lock only: nobody writes to them then. */
    void removeUnfinished() throws IOException {
        for (var folder : folders()) {
            if (!Files.exists(folder.resolve(Manifest.NAME))) {
                DurableFiles.deleteTree(folder);
            }
        }
    }

    /**
     * Removes all finished copies but the newest ones, and the log files that only the removed ones needed: the way back becomes
     * shorter, and no kept copy loses anything.
     *
     * @param copies how many stay, 1 or more
     * @return the names of the copies that are gone, oldest first
     * @throws BackupFault when somebody writes a copy meanwhile, or the folder cannot be changed
     */
    public List<String> keepNewest(int copies) {
        if (copies < 1) {
            throw new IllegalArgumentException("at least the newest copy stays");
        }
        try (var _ = lock()) {
            var all = copies();
            var leaving = all.subList(0, Math.max(0, all.size() - copies));
            for (var copy : leaving) {
                // A copy whose manifest is gone counts as unfinished, whatever becomes of the rest of it.
                Files.delete(path.resolve(copy.folder()).resolve(Manifest.NAME));
                DurableFiles.deleteTree(path.resolve(copy.folder()));
            }
            if (!leaving.isEmpty()) {
                archive().removeBefore(all.get(leaving.size()).firstWal());
            }
            return leaving.stream().map(Manifest::folder).toList();
        } catch (IOException e) {
            throw new BackupFault("the folder " + path + " cannot be tidied: " + e.getMessage(), e);
        }
    }

    private List<Path> folders() {
        try (var children = Files.list(path)) {
            return children.filter(child -> String.valueOf(child.getFileName()).startsWith(COPY_PREFIX)).sorted().toList();
        } catch (IOException e) {
            throw new BackupFault("the folder " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Held while a copy is written: two at once would remove each other's unfinished files. */
    FileChannel lock() throws IOException {
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // Held by this very process: the same answer as for another one.
        }
        channel.close();
        throw new BackupFault("another backup is being written to " + path);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
