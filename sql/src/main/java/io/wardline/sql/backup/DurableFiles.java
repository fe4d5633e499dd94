package io.wardline.sql.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Copies of files, their hashes, and the way to be sure that they are on disk. */
public final class DurableFiles {
    private static final int CHUNK = 1 << 16;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private DurableFiles() {}

    /** What was copied: its size and its hash. */
    record Copied(long bytes, String sha256) {}

    /**
     * Copies a file, which may be changing meanwhile, up to its end. The copy is not yet forced to disk: see {@link #force}.
     *
     * @throws java.nio.file.NoSuchFileException when the original has vanished; nothing is written then
     */
    static Copied copy(Path from, Path to, Set<PosixFilePermission> permissions) throws IOException {
        var digest = sha256();
        var bytes = 0L;
        try (var in = FileChannel.open(from, StandardOpenOption.READ);
                var out = create(to, permissions)) {
            var buffer = ByteBuffer.allocate(CHUNK);
            while (in.read(buffer) >= 0) {
                buffer.flip();
                digest.update(buffer.duplicate());
                bytes += buffer.remaining();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                buffer.clear();
            }
        }
        return new Copied(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static FileChannel create(Path file, Set<PosixFilePermission> permissions) throws IOException {
        var channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        // Named again, because the process's mask may have taken rights away.
        Files.setPosixFilePermissions(file, permissions);
        return channel;
    }

    /** Forces files to disk, then the names in directories. */
    static void force(Path under, List<Path> files, List<Path> directories) throws IOException {
        hurry(under);
        for (var file : files) {
            try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
        for (var directory : directories) {
            forceDirectory(directory);
        }
    }

    /**
     * Writes everything out in one sweep where the system can: a thousand single forces on clean files cost nothing, on
     * dirty ones half a minute. Whether it worked does not matter, as every file is forced afterwards.
     */
    private static void hurry(Path under) {
        try {
            new ProcessBuilder("sync", "-f", under.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            // No such program here.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes a text whole or not at all: under another name first, forced to disk, then renamed. */
    static void write(Path file, String text) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (var out = create(draft, OWNER_ONLY)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        rename(draft, file);
    }

    /** Gives a finished draft its name: forced to disk, renamed in one step, and the name forced as well. */
    public static void publish(Path draft, Path file) throws IOException {
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.setPosixFilePermissions(draft, OWNER_ONLY);
        rename(draft, file);
    }

    private static void rename(Path draft, Path file) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        forceDirectory(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /** Makes the names in a directory as durable as the files behind them. */
    static void forceDirectory(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The hash of a file's content. */
    public static String sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /** Removes a directory with everything in it. */
    static void deleteTree(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
