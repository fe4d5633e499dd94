package io.wardline.platform.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files that appear whole or not at all; keys with mode 0600, directories with 0700. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /** Creates a directory that its owner alone may enter; one that is there already stays as it is. */
    public static void directory(Path directory) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("the directory " + directory + " cannot be made", e);
        }
    }

    /** Writes or replaces a file that its owner alone may read. */
    public static void secret(Path file, String text) {
        write(file, text, "rw-------");
    }

    /** Writes or replaces a file that everybody may read. */
    public static void open(Path file, String text) {
        write(file, text, "rw-r--r--");
    }

    private static void write(Path file, String text, String mode) {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            // The mode is set at creation: a key must not be readable for even a moment.
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
            Files.writeString(draft, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be written", e);
        }
    }
}
