package io.wardline.platform.file.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The parts of an XLSX file, unpacked under limits: a bomb is noticed while it unpacks and never stands in the memory whole.
 * What a file claims about its sizes is not believed.
 */
final class XlsxArchive {
    static final int MOST_ENTRIES = 1_000;
    static final long MOST_BYTES = 96L << 20;
    /** Of real sheets, much repetition gives 50 at most. */
    static final int MOST_RATIO = 120;

    private static final long RATIO_COUNTS_FROM = 4L << 20;

    private final Map<String, byte[]> parts = new HashMap<>();
    private final long compressed;
    private long unpacked;

    private XlsxArchive(long compressed) {
        this.compressed = compressed;
    }

    /**
     * Unpacks a file.
     *
     * @throws io.wardline.platform.web.Malformed when it is no archive, breaks a limit, or carries macros
     */
    static XlsxArchive open(byte[] content) {
        var archive = new XlsxArchive(content.length);
        try {
            // By its table of contents, as spreadsheet programs read it: an archive that was written as a stream cannot always
            // be read as one. The JDK opens files only.
            var file = Files.createTempFile("wardline-sheet", ".xlsx");
            try {
                Files.write(file, content);
                archive.unpack(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room to unpack a spreadsheet", e);
        }
        return archive;
    }

    /** One part by its path, for example {@code xl/workbook.xml}. */
    Optional<byte[]> part(String path) {
        return Optional.ofNullable(parts.get(path.toLowerCase(Locale.ROOT)));
    }

    private void unpack(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw SheetReader.malformed("sheet_bomb", Map.of());
            }
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                try (var part = zip.getInputStream(entry)) {
                    take(entry, part);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw SheetReader.malformed("sheet_format", Map.of());
        }
    }

    private void take(ZipEntry entry, InputStream part) throws IOException {
        var path = entry.getName().toLowerCase(Locale.ROOT);
        if (path.endsWith("vbaproject.bin")) {
            throw SheetReader.malformed("sheet_macro", Map.of());
        }
        var kept = path.endsWith(".xml") || path.endsWith(".rels") ? new ByteArrayOutputStream() : null;
        var buffer = new byte[16 << 10];
        for (var read = part.read(buffer); read >= 0; read = part.read(buffer)) {
            unpacked += read;
            if (unpacked > MOST_BYTES || unpacked > RATIO_COUNTS_FROM && unpacked > MOST_RATIO * compressed) {
                throw SheetReader.malformed("sheet_bomb", Map.of());
            }
            if (kept != null) {
                kept.write(buffer, 0, read);
            }
        }
        if (kept != null && parts.putIfAbsent(path, kept.toByteArray()) != null) {
            // Two parts of one name: each program would read another one.
            throw SheetReader.malformed("sheet_format", Map.of());
        }
    }
}
