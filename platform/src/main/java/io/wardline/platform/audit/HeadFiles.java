package io.wardline.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Heads of the chain outside of the database: {@code heads-YYYYMM.txt} (month of the seal in UTC), one head a line, each
 * synchronised to the disk before anybody relies on it.
 */
final class HeadFiles {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String OWNER_ONLY = "rw-------";
    private static final byte LINE_END = '\n';

    private final Path directory;
    private final String county;

    /** @param county only its heads are read and written */
    HeadFiles(Path directory, String county) {
        this.directory = directory;
        this.county = county;
    }

    /**
     * The newest head of this county in the files.
     *
     * @throws UncheckedIOException when they cannot be read
     */
    Optional<SealHead> newest() {
        for (var file : files(directory).reversed()) {
            try (var lines = lines(file)) {
                var newest = lines.map(SealHead::parse).flatMap(Optional::stream)
                        .filter(head -> head.county().equals(county))
                        .reduce((earlier, later) -> later.no() > earlier.no() ? later : earlier);
                if (newest.isPresent()) {
                    return newest;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Appends a head; it is on the disk when this returns.
     *
     * @throws UncheckedIOException when the disk refuses
     */
    void append(SealHead head) {
        var file = directory.resolve("heads-" + MONTH.format(head.at()) + ".txt");
        try {
            Files.createDirectories(directory);
            var isNew = !Files.exists(file);
            if (isNew) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
            }
            try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                // A power cut may have left half a line, which the next one must not be glued to.
                var text = (endsInTheMiddle(channel) ? "\n" : "") + head.line() + "\n";
                write(channel, text.getBytes(StandardCharsets.UTF_8));
                channel.force(true);
            }
            if (isNew) {
                forceNames();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the head of the seals cannot be written to " + file, e);
        }
    }

    /** The head files under a directory, oldest first; the file itself where one is named; none where nothing is there. */
    static List<Path> files(Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var found = Files.list(place)) {
            return found.filter(file -> file.getFileName().toString().matches("heads-\\d{6}\\.txt")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the head files in " + place + " cannot be read", e);
        }
    }

    /** The lines of one file, read as they are needed. */
    static Stream<String> lines(Path file) {
        try {
            // Bytes that are no UTF-8 must show as a line that cannot be read, not as an end of the reading.
            return Files.lines(file, StandardCharsets.ISO_8859_1)
                    .map(line -> new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the head file " + file + " cannot be read", e);
        }
    }

    private static boolean endsInTheMiddle(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return false;
        }
        var last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) != LINE_END;
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        channel.position(channel.size());
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** A new file survives a power cut only when its directory is synchronised as well. */
    private void forceNames() throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
